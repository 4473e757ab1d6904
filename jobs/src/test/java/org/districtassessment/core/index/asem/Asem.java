package org.districtassessment.core.index.asem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Fallback;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;

/** COINr's example index as rules, and its variants. */
final class Asem {

  static final Map<String, Double> EQUAL = weights("input/weights_original.csv");
  static final Map<String, Double> UNEQUAL = weights("agg/weights_unequal.csv");

  static final List<PreparationStep> NO_TREATMENT = List.of(new Denominate());
  static final List<PreparationStep> FULL =
      List.of(
          new Denominate(),
          new Impute(Impute.Method.MEAN, Scope.GROUP),
          new ScreenUnits(0.9, 0),
          new TreatOutliers(2, 3.5, OptionalInt.of(5), Fallback.of(Fallback.Kind.LOG), Set.of()));

  private static final AsemTable META = AsemTable.read("input/iMeta.csv");

  static final IndexResult EXAMPLE = MakeIndex.makeIndex(example(), input());

  private Asem() {}

  static IndexInput input() {
    AsemTable data = AsemTable.read("input/iData.csv");
    List<String> ids = indicators().stream().map(IndexIndicator::id).toList();
    double[][] cells = ids.stream().map(data::numbers).toArray(double[][]::new);
    DataMatrix raw = DataMatrix.of(data.texts("uCode"), data.texts("EurAsia_group"), ids, cells);
    Map<String, double[]> denominators = new LinkedHashMap<>();
    for (String id : ids) {
      String denominator = metaOf(id, "Denominator");
      if (!denominator.isEmpty()) {
        denominators.put(id, data.numbers(denominator));
      }
    }
    return IndexInput.of(
        raw,
        raw.with(
            List.copyOf(denominators.keySet()), denominators.values().toArray(double[][]::new)));
  }

  static List<IndexIndicator> indicators() {
    List<IndexIndicator> indicators = new ArrayList<>();
    List<String> codes = META.texts("iCode");
    for (int i = 0; i < codes.size(); i++) {
      if (META.texts("Type").get(i).equals("Indicator")) {
        boolean less = META.texts("Direction").get(i).equals("-1");
        indicators.add(
            new IndexIndicator(
                codes.get(i), less ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER));
      }
    }
    return indicators;
  }

  static String metaOf(String id, String column) {
    return META.texts(column).get(META.texts("iCode").indexOf(id));
  }

  /** The full chain of the example index. */
  static IndexRules example() {
    return rules(FULL, new MinMax(0, 100), new WeightedArithmetic(), EQUAL);
  }

  static IndexRules rules(
      List<PreparationStep> preparation,
      Normalisation normalisation,
      Aggregation aggregation,
      Map<String, Double> weights) {
    return rules(preparation, normalisation, level -> aggregation, level -> 0.0, weights);
  }

  /**
   * @param byLevel the aggregation of nodes of level 2, 3, 4
   * @param leastByLevel their least share of children
   */
  static IndexRules rules(
      List<PreparationStep> preparation,
      Normalisation normalisation,
      Function<Integer, Aggregation> byLevel,
      Function<Integer, Double> leastByLevel,
      Map<String, Double> weights) {
    Map<String, List<String>> children = new LinkedHashMap<>();
    for (String code : META.texts("iCode")) {
      String parent = metaOf(code, "Parent");
      if (!metaOf(code, "Type").equals("Aggregate") && !metaOf(code, "Type").equals("Indicator")) {
        continue;
      }
      if (!parent.isEmpty()) {
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(code);
      }
    }
    List<IndexNode> nodes = new ArrayList<>();
    children.forEach(
        (id, ofNode) -> {
          int level = Integer.parseInt(metaOf(id, "Level"));
          nodes.add(
              new IndexNode(
                  id,
                  ofNode,
                  byLevel.apply(level),
                  FixedWeights.ofAnyTotal(),
                  leastByLevel.apply(level)));
        });
    return new IndexRules(indicators(), preparation, normalisation, Map.of(), nodes, weights);
  }

  /** All indicators under one node. */
  static IndexRules flat(Normalisation normalisation, Aggregation node, double[] weights) {
    List<String> ids = indicators().stream().map(IndexIndicator::id).toList();
    Map<String, Double> byId = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      byId.put(ids.get(i), weights[i]);
    }
    return new IndexRules(
        indicators(),
        FULL,
        normalisation,
        Map.of(),
        List.of(new IndexNode("All", ids, node, FixedWeights.ofAnyTotal(), 0)),
        byId);
  }

  private static Map<String, Double> weights(String file) {
    AsemTable table = AsemTable.read(file);
    Map<String, Double> weights = new HashMap<>();
    double[] numbers = table.numbers("Weight");
    List<String> codes = table.texts("iCode");
    for (int i = 0; i < numbers.length; i++) {
      weights.put(codes.get(i), numbers[i]);
    }
    return Map.copyOf(weights);
  }

  static DataMatrix join(DataMatrix left, DataMatrix right) {
    List<String> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    double[][] cells = Arrays.copyOf(left.cells(), columns.size());
    System.arraycopy(right.cells(), 0, cells, left.columnCount(), right.columnCount());
    return left.with(columns, cells);
  }
}
