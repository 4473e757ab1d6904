package org.districtassessment.core.index.asem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.normalise.Beyond;
import org.districtassessment.core.index.normalise.Borda;
import org.districtassessment.core.index.normalise.DistanceToMaximum;
import org.districtassessment.core.index.normalise.DistanceToReference;
import org.districtassessment.core.index.normalise.DistanceToTarget;
import org.districtassessment.core.index.normalise.FractionOfMaximum;
import org.districtassessment.core.index.normalise.Goalposts;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.PercentileRank;
import org.districtassessment.core.index.normalise.RankScores;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.normalise.ZScore;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.statistics.Ranks.Ties;

/** The files of {@code asem/norm}: treated values, and untreated or raw ones, normalised. */
final class NormalisationFiles {

  private final Deviations deviations;
  private final Map<String, Runnable> tests = new LinkedHashMap<>();

  private NormalisationFiles(Deviations deviations) {
    this.deviations = deviations;
  }

  /** Returns a test for each file, by its name. */
  static Map<String, Runnable> tests(Deviations deviations) {
    NormalisationFiles files = new NormalisationFiles(deviations);
    files.addAll();
    return files.tests;
  }

  private void add(String file, Consumer<String> test) {
    tests.put(file, () -> test.accept(file));
  }

  /**
   * Left out: of {@code dist2ref} the columns in which the reference unit is the worst, where COINr
   * divides by 0; of {@code fracmax} those of direction −1, where COINr inverts the order.
   */
  private void addAll() {
    DataMatrix treated = Asem.EXAMPLE.prepared();
    Map<String, Normalisation> onTreated = new LinkedHashMap<>();
    onTreated.put("minmax_0_100", new MinMax(0, 100));
    onTreated.put("minmax_1_100", new MinMax(1, 100));
    onTreated.put("zscore_0_1", new ZScore(0, 1));
    onTreated.put("zscore_10_2", new ZScore(10, 2));
    onTreated.put("rank_min", new RankScores(Ties.MIN));
    onTreated.put("rank_average", new RankScores(Ties.AVERAGE));
    onTreated.put("prank_min", new PercentileRank(Ties.MIN));
    onTreated.put("borda_min", new Borda(Ties.MIN));
    onTreated.put("dist2max", new DistanceToMaximum());
    onTreated.put("scaled_0_100", new Scaled(0, 100, 100));
    onTreated.forEach(
        (name, method) ->
            add(
                "norm/" + name + ".csv",
                file -> deviations.matrix(file, normalised(treated, method))));

    DataMatrix untreated = Asem.EXAMPLE.steps().get(0).data();
    for (String name : List.of("minmax_0_100", "zscore_0_1", "rank_min", "prank_min")) {
      Normalisation method = onTreated.get(name);
      assertThat(method).isNotNull();
      add(
          "norm/NA_" + name + ".csv",
          file -> deviations.matrix(file, normalised(untreated, method)));
    }

    add(
        "norm/dist2ref_row10.csv",
        file -> {
          AsemTable table = AsemTable.read(file);
          Set<String> divided = new HashSet<>();
          for (String column : table.columns()) {
            if (Arrays.stream(table.numbers(column)).anyMatch(x -> !Double.isFinite(x))) {
              divided.add(column);
            }
          }
          deviations.matrix(
              file,
              normalised(treated, new DistanceToReference("CZE", Beyond.KEEP)),
              (unit, column) -> !divided.contains(column));
        });
    add(
        "norm/fracmax.csv",
        file ->
            deviations.matrix(
                file,
                normalised(treated, new FractionOfMaximum()),
                (unit, column) -> Asem.metaOf(column, "Direction").equals("1")));

    AsemTable parameters = AsemTable.read("norm/imeta_parameters.csv");
    add(
        "norm/dist2targ_raw_cap.csv",
        file ->
            deviations.matrix(
                file,
                normalised(
                    Asem.EXAMPLE.raw(),
                    id -> new DistanceToTarget(parameters.number(id, "Target"), Beyond.CAP))));
    add(
        "norm/goalposts_raw_trunc.csv",
        file ->
            deviations.matrix(
                file,
                normalised(
                    Asem.EXAMPLE.raw(),
                    id ->
                        new Goalposts(
                            parameters.number(id, "goalpost_lower"),
                            parameters.number(id, "goalpost_upper"),
                            Beyond.CAP,
                            parameters.number(id, "goalpost_scale")))));
  }

  private DataMatrix normalised(DataMatrix data, Normalisation method) {
    return normalised(data, id -> method);
  }

  private DataMatrix normalised(DataMatrix data, Function<String, Normalisation> methods) {
    List<IndexIndicator> indicators = Asem.indicators();
    double[][] cells = new double[indicators.size()][];
    for (int column = 0; column < cells.length; column++) {
      Direction direction = indicators.get(column).direction();
      cells[column] = methods.apply(indicators.get(column).id()).normalise(data, column, direction);
    }
    return data.with(cells);
  }
}
