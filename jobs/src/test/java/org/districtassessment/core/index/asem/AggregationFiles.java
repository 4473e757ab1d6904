package org.districtassessment.core.index.asem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.Copeland;
import org.districtassessment.core.index.aggregate.GeneralisedMean;
import org.districtassessment.core.index.aggregate.Outranking;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.aggregate.WeightedHarmonic;
import org.districtassessment.core.index.normalise.DistanceToMaximum;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.normalise.ZScore;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.scoring.Direction;

/** The files of {@code asem/agg}: scores and ranks of the tree by many methods. */
final class AggregationFiles {

  private final Deviations deviations;
  private final Map<String, Runnable> tests = new LinkedHashMap<>();

  private AggregationFiles(Deviations deviations) {
    this.deviations = deviations;
  }

  /** Returns a test for each file, by its name. */
  static Map<String, Runnable> tests(Deviations deviations) {
    AggregationFiles files = new AggregationFiles(deviations);
    files.addAll();
    return files.tests;
  }

  private void add(String file, Consumer<String> test) {
    tests.put(file, () -> test.accept(file));
  }

  private void addAll() {
    MinMax positive = new MinMax(1, 100);
    Aggregation amean = new WeightedArithmetic();
    Aggregation gmean = new WeightedGeometric();
    Aggregation hmean = new WeightedHarmonic();
    scores("amean_minmax_0_100", rules(new MinMax(0, 100), amean));
    scores("amean_minmax_1_100", rules(positive, amean));
    scores("amean_zscore_0_1", rules(new ZScore(0, 1), amean));
    for (String ranks : List.of("rank_min", "prank_min", "borda_min")) {
      add("agg/amean_" + ranks + ".csv", file -> ofNormalised(file, ranks));
    }
    scores("amean_dist2max", rules(new DistanceToMaximum(), amean));
    scores("gmean_minmax_1_100", rules(positive, gmean));
    scores("hmean_minmax_1_100", rules(positive, hmean));
    scores("genmean_p2_minmax_1_100", rules(positive, new GeneralisedMean(2)));
    scores("genmean_p-1_minmax_1_100", rules(positive, new GeneralisedMean(-1)));
    scores("copeland_minmax_1_100", rules(positive, new Copeland()));
    Map<String, Aggregation> methods =
        Map.of("amean", amean, "gmean", gmean, "hmean", hmean, "copeland", new Copeland());
    methods.forEach(
        (name, method) -> {
          scores(
              name + "_unequal_minmax_1_100",
              Asem.rules(Asem.FULL, positive, method, Asem.UNEQUAL));
          if (!name.equals("copeland")) {
            scores(
                "NA_" + name + "_unequal_minmax_1_100",
                Asem.rules(Asem.NO_TREATMENT, positive, method, Asem.UNEQUAL));
          }
        });
    scores(
        "mixed_gmean_amean_hmean_minmax_1_100",
        Asem.rules(
            Asem.FULL,
            positive,
            level -> List.of(gmean, amean, hmean).get(level - 2),
            level -> 0.0,
            Asem.EQUAL));
    List<PreparationStep> none = Asem.NO_TREATMENT;
    scores(
        "NA_amean_datthresh_0.8_minmax_1_100",
        Asem.rules(none, positive, level -> amean, level -> 0.8, Asem.EQUAL));
    scores(
        "NA_amean_datthresh_0.7_0.9_1_minmax_1_100",
        Asem.rules(
            none,
            positive,
            level -> amean,
            level -> List.of(0.7, 0.9, 1.0).get(level - 2),
            Asem.EQUAL));
    add("agg/outranking_all49_effweights.csv", this::outranking);
    add("agg/outranking_dominance.csv", this::dominance);
    add("agg/copeland_all49_effweights.csv", this::copelandOfAll);
  }

  private IndexRules rules(Normalisation normalisation, Aggregation aggregation) {
    return Asem.rules(Asem.FULL, normalisation, aggregation, Asem.EQUAL);
  }

  private void scores(String name, IndexRules rules) {
    add(
        "agg/" + name + ".csv",
        file -> {
          IndexResult result = MakeIndex.makeIndex(rules, Asem.input());
          deviations.matrix(file, result.scores());
          deviations.ranks(file, result.ranks(), "rank_");
        });
  }

  /** Aggregates what COINr normalised, as its ranks of one indicator are split for noise. */
  private void ofNormalised(String file, String normalised) {
    AsemTable table = AsemTable.read("norm/" + normalised + ".csv");
    DataMatrix data =
        DataMatrix.of(
            table.keys(),
            table.columns(),
            table.columns().stream().map(table::numbers).toArray(double[][]::new));
    IndexRules rules =
        Asem.rules(List.of(), new Scaled(0, 1, 1), new WeightedArithmetic(), Asem.EQUAL);
    IndexRules upwards =
        new IndexRules(
            rules.indicators().stream()
                .map(indicator -> new IndexIndicator(indicator.id(), Direction.HIGHER_IS_BETTER))
                .toList(),
            rules.preparation(),
            rules.normalisation(),
            Map.of(),
            rules.nodes(),
            rules.weights());
    IndexResult result = MakeIndex.makeIndex(upwards, IndexInput.of(data));
    deviations.matrix(file, result.scores());
    deviations.ranks(file, result.ranks(), "rank_");
  }

  private IndexResult flat() {
    double[] weights =
        Asem.indicators().stream()
            .mapToDouble(indicator -> effectiveWeight(indicator.id()))
            .toArray();
    return MakeIndex.makeIndex(
        Asem.flat(new MinMax(1, 100), new Copeland(), weights), Asem.input());
  }

  private double effectiveWeight(String id) {
    return Asem.EXAMPLE.weights().stream()
        .filter(weight -> weight.id().equals(id))
        .mapToDouble(ElementWeight::effective)
        .sum();
  }

  private DataMatrix outrankingMatrix(IndexResult flat) {
    double[] weights = flat.weights().stream().mapToDouble(ElementWeight::weight).toArray();
    return flat.normalised()
        .with(flat.raw().units(), Outranking.matrix(flat.normalised().cells(), weights));
  }

  /**
   * [i][j] of {@link Outranking} has i first, a matrix of ours its column. Where COINr splits a tie
   * for noise, half of the indicator's weight goes to the other side.
   */
  private void outranking(String file) {
    DataMatrix byLoser = outrankingMatrix(flat());
    AsemTable table = AsemTable.read(file);
    String values = "norm/minmax_1_100.csv";
    String noisy = Deviations.NOISY;
    double half = effectiveWeight(noisy) / 2;
    for (String winner : table.keys()) {
      for (String loser : table.columns()) {
        double expected = table.number(winner, loser);
        if (Deviations.isSplitTie(values, noisy, winner, loser)) {
          AsemTable cells = AsemTable.read(values);
          boolean won = cells.number(winner, noisy) > cells.number(loser, noisy);
          expected += won ? -half : half;
        }
        deviations.value(
            file, winner + " over " + loser, byLoser.column(winner)[byLoser.row(loser)], expected);
      }
    }
  }

  private void dominance(String file) {
    double[][] shares = outrankingMatrix(flat()).cells();
    int dominant = 0;
    for (double[] row : shares) {
      dominant += (int) Arrays.stream(row).filter(share -> share == 1).count();
    }
    AsemTable table = AsemTable.read(file);
    int pairs = shares.length * (shares.length - 1) / 2;
    deviations.value(file, "count", dominant, table.numbers("nDominant")[0]);
    deviations.value(file, "share", (double) dominant / pairs, table.numbers("fracDominant")[0]);
  }

  private void copelandOfAll(String file) {
    IndexResult flat = flat();
    AsemTable table = AsemTable.read(file);
    for (String unit : table.keys()) {
      int row = flat.scores().row(unit);
      deviations.value(file, unit, flat.index()[row], table.number(unit, "Copeland"));
      deviations.rank(file, "Rank", unit, flat.indexRanks()[row], table.number(unit, "Rank"));
    }
  }
}
