package org.districtassessment.core.index.asem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.LeaveOneOut;
import org.districtassessment.core.index.LeaveOneOut.Influence;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.RankUnits;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.Copeland;
import org.districtassessment.core.index.aggregate.GeneralisedMean;
import org.districtassessment.core.index.aggregate.Outranking;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.aggregate.WeightedHarmonic;
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
import org.districtassessment.core.index.prepare.CellChange;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.prepare.StepResult;
import org.districtassessment.core.index.prepare.Treatment;
import org.districtassessment.core.index.prepare.Treatment.Outcome;
import org.districtassessment.core.index.prepare.UnitAvailability;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.statistics.Ranks.Ties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The index engine against COINr: every file of {@code asem/chain}, {@code norm}, {@code agg} and
 * {@code loo}; values to 1e-9 of their magnitude, ranks exactly where ties are within 1e-9.
 *
 * <p>What is left out is where COINr has no usable number: see {@link #norm}.
 */
class AsemReferenceTest {

  private static final IndexResult EXAMPLE = MakeIndex.makeIndex(Asem.example(), Asem.input());
  private static final Deviations DEVIATIONS = new Deviations();

  /** Parameters, not results. */
  private static final Set<String> INPUTS =
      Set.of("norm/imeta_parameters.csv", "agg/weights_unequal.csv");

  @AfterAll
  static void writeTheTable() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "asem"));
    Files.write(folder.resolve("core-deviation.txt"), DEVIATIONS.table());
  }

  @TestFactory
  Stream<DynamicTest> agreesWith() {
    return tests().entrySet().stream()
        .map(test -> DynamicTest.dynamicTest(test.getKey(), test.getValue()::run));
  }

  @Test
  void leavesNoFileOut() throws IOException {
    List<String> files = new ArrayList<>(INPUTS);
    files.addAll(tests().keySet());
    List<String> there = new ArrayList<>();
    for (String folder : List.of("chain", "norm", "agg", "loo")) {
      try (Stream<Path> list = Files.list(Path.of("jobs/src/test/resources/asem", folder))) {
        list.forEach(file -> there.add(folder + "/" + file.getFileName()));
      }
    }
    assertThat(files).containsExactlyInAnyOrderElementsOf(there);
  }

  private static Map<String, Runnable> tests() {
    Map<String, Runnable> tests = new LinkedHashMap<>();
    chain(tests);
    norm(tests);
    agg(tests);
    loo(tests);
    return tests;
  }

  private static void add(Map<String, Runnable> tests, String file, Consumer<String> test) {
    tests.put(file, () -> test.accept(file));
  }

  // --- chain

  private static void chain(Map<String, Runnable> tests) {
    add(tests, "chain/1_raw.csv", file -> DEVIATIONS.matrix(file, EXAMPLE.raw()));
    List<String> steps = List.of("2_denominated", "3_imputed", "4_screened", "5_treated");
    for (int i = 0; i < steps.size(); i++) {
      StepResult step = EXAMPLE.steps().get(i);
      add(tests, "chain/" + steps.get(i) + ".csv", file -> DEVIATIONS.matrix(file, step.data()));
    }
    add(tests, "chain/4_screen_summary.csv", AsemReferenceTest::screening);
    add(tests, "chain/5_treated_details.csv", AsemReferenceTest::treatments);
    add(tests, "chain/5_treated_points.csv", AsemReferenceTest::treatedCells);
    add(tests, "chain/6_normalised.csv", file -> DEVIATIONS.matrix(file, EXAMPLE.normalised()));
    add(tests, "chain/7_aggregated.csv", file -> DEVIATIONS.matrix(file, all(EXAMPLE)));
    add(
        tests,
        "chain/7_aggregated_ranks.csv",
        file ->
            DEVIATIONS.ranks(
                file, "chain/7_aggregated.csv", RankUnits.rankUnits(all(EXAMPLE)), ""));
    add(tests, "chain/8_results_table.csv", AsemReferenceTest::resultsTable);
    add(
        tests,
        "chain/8_results_groupranks_EurAsia.csv",
        file -> {
          AsemTable table = AsemTable.read(file);
          DataMatrix ranks = RankUnits.rankWithinGroups(EXAMPLE.scores());
          DEVIATIONS.ranks(file, ranks, "");
          for (int unit = 0; unit < ranks.unitCount(); unit++) {
            String key = ranks.units().get(unit);
            DEVIATIONS.text(file, key, ranks.groups().get(unit), table.text(key, "EurAsia_group"));
          }
        });
  }

  private static DataMatrix all(IndexResult result) {
    return Asem.join(result.normalised(), result.scores());
  }

  private static void screening(String file) {
    AsemTable table = AsemTable.read(file);
    List<UnitAvailability> units = EXAMPLE.steps().get(2).availability();
    assertThat(units).hasSameSizeAs(table.keys());
    for (UnitAvailability one : units) {
      String unit = one.unit();
      DEVIATIONS.value(file, unit, one.missing(), table.number(unit, "N_missing"));
      DEVIATIONS.value(file, unit, one.zero(), table.number(unit, "N_zero"));
      DEVIATIONS.value(
          file, unit, one.missing() + one.zero(), table.number(unit, "N_miss_or_zero"));
      DEVIATIONS.value(file, unit, one.available(), table.number(unit, "Dat_Avail"));
      DEVIATIONS.value(file, unit, one.nonZero(), table.number(unit, "Non_Zero"));
      DEVIATIONS.text(file, unit, one.included(), table.text(unit, "Included").equals("TRUE"));
      boolean low = table.text(unit, "LowDatOrZeroFlag").equals("TRUE");
      DEVIATIONS.text(file, unit, !one.included(), low);
    }
  }

  private static void treatments(String file) {
    AsemTable table = AsemTable.read(file);
    List<Treatment> treatments = EXAMPLE.steps().get(3).treatments();
    assertThat(treatments).hasSameSizeAs(table.keys());
    for (Treatment one : treatments) {
      String id = one.column();
      boolean passed = table.text(id, "check_SkewKurt0.Pass").equals("TRUE");
      DEVIATIONS.text(file, id, one.outcome() == Outcome.PASSED, passed);
      DEVIATIONS.value(file, id, one.before().skewness(), table.number(id, "check_SkewKurt0.Skew"));
      DEVIATIONS.value(file, id, one.before().kurtosis(), table.number(id, "check_SkewKurt0.Kurt"));
      if (!passed) {
        boolean cured = table.text(id, "check_SkewKurt1.Pass").equals("TRUE");
        DEVIATIONS.text(file, id, one.outcome() == Outcome.WINSORISED, cured);
        DEVIATIONS.value(file, id, one.winsorised(), table.number(id, "winsorise.nwin"));
        DEVIATIONS.value(
            file, id, one.after().skewness(), table.number(id, "check_SkewKurt1.Skew"));
        DEVIATIONS.value(
            file, id, one.after().kurtosis(), table.number(id, "check_SkewKurt1.Kurt"));
      }
    }
  }

  private static void treatedCells(String file) {
    AsemTable table = AsemTable.read(file);
    Map<String, Reason> changes = new HashMap<>();
    for (CellChange change : EXAMPLE.steps().get(3).changes()) {
      changes.put(change.unit() + " " + change.column(), change.reason());
    }
    for (String unit : table.keys()) {
      for (String column : table.columns()) {
        String where = unit + " " + column;
        String actual =
            switch (changes.getOrDefault(where, Reason.TRANSFORMED)) {
              case WINSORISED_HIGH -> "winhi";
              case WINSORISED_LOW -> "winlo";
              default -> "";
            };
        DEVIATIONS.text(file, where, actual, table.text(unit, column));
      }
    }
  }

  private static void resultsTable(String file) {
    AsemTable table = AsemTable.read(file);
    DataMatrix all = all(EXAMPLE);
    double[] ranks = EXAMPLE.indexRanks();
    for (int unit = 0; unit < all.unitCount(); unit++) {
      String key = all.units().get(unit);
      DEVIATIONS.rank(file, "Rank", key, ranks[unit], table.number(key, "Rank"));
      for (int column = 0; column < all.columnCount(); column++) {
        String id = all.columns().get(column);
        DEVIATIONS.value(file, key + " " + id, all.cell(unit, column), table.number(key, id));
      }
    }
    assertThat(all.columns())
        .containsExactlyInAnyOrderElementsOf(table.columns().subList(1, table.columns().size()));
    List<String> best =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparing(unit -> ranks[unit]))
            .map(unit -> all.units().get(unit))
            .toList();
    assertThat(best).isEqualTo(table.keys());
  }

  // --- norm

  /**
   * Left out: of {@code dist2ref} the columns in which the reference unit is the worst, where COINr
   * divides by 0; of {@code fracmax} those of direction −1, where COINr inverts the order.
   */
  private static void norm(Map<String, Runnable> tests) {
    DataMatrix treated = EXAMPLE.prepared();
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
                tests,
                "norm/" + name + ".csv",
                file -> DEVIATIONS.matrix(file, normalised(treated, method))));

    DataMatrix untreated = EXAMPLE.steps().get(0).data();
    for (String name : List.of("minmax_0_100", "zscore_0_1", "rank_min", "prank_min")) {
      Normalisation method = onTreated.get(name);
      assertThat(method).isNotNull();
      add(
          tests,
          "norm/NA_" + name + ".csv",
          file -> DEVIATIONS.matrix(file, normalised(untreated, method)));
    }

    add(
        tests,
        "norm/dist2ref_row10.csv",
        file -> {
          AsemTable table = AsemTable.read(file);
          Set<String> divided = new HashSet<>();
          for (String column : table.columns()) {
            if (Arrays.stream(table.numbers(column)).anyMatch(x -> !Double.isFinite(x))) {
              divided.add(column);
            }
          }
          DEVIATIONS.matrix(
              file,
              normalised(treated, new DistanceToReference("CZE", Beyond.KEEP)),
              (unit, column) -> !divided.contains(column));
        });
    add(
        tests,
        "norm/fracmax.csv",
        file ->
            DEVIATIONS.matrix(
                file,
                normalised(treated, new FractionOfMaximum()),
                (unit, column) -> Asem.metaOf(column, "Direction").equals("1")));

    AsemTable parameters = AsemTable.read("norm/imeta_parameters.csv");
    add(
        tests,
        "norm/dist2targ_raw_cap.csv",
        file ->
            DEVIATIONS.matrix(
                file,
                normalised(
                    EXAMPLE.raw(),
                    id -> new DistanceToTarget(parameters.number(id, "Target"), Beyond.CAP))));
    add(
        tests,
        "norm/goalposts_raw_trunc.csv",
        file ->
            DEVIATIONS.matrix(
                file,
                normalised(
                    EXAMPLE.raw(),
                    id ->
                        new Goalposts(
                            parameters.number(id, "goalpost_lower"),
                            parameters.number(id, "goalpost_upper"),
                            Beyond.CAP,
                            parameters.number(id, "goalpost_scale")))));
  }

  private static DataMatrix normalised(DataMatrix data, Normalisation method) {
    return normalised(data, id -> method);
  }

  private static DataMatrix normalised(DataMatrix data, Function<String, Normalisation> methods) {
    List<IndexIndicator> indicators = Asem.indicators();
    double[][] cells = new double[indicators.size()][];
    for (int column = 0; column < cells.length; column++) {
      Direction direction = indicators.get(column).direction();
      cells[column] = methods.apply(indicators.get(column).id()).normalise(data, column, direction);
    }
    return data.with(cells);
  }

  // --- agg

  private static void agg(Map<String, Runnable> tests) {
    MinMax positive = new MinMax(1, 100);
    Aggregation amean = new WeightedArithmetic();
    Aggregation gmean = new WeightedGeometric();
    Aggregation hmean = new WeightedHarmonic();
    scores(tests, "amean_minmax_0_100", rules(new MinMax(0, 100), amean));
    scores(tests, "amean_minmax_1_100", rules(positive, amean));
    scores(tests, "amean_zscore_0_1", rules(new ZScore(0, 1), amean));
    for (String ranks : List.of("rank_min", "prank_min", "borda_min")) {
      add(tests, "agg/amean_" + ranks + ".csv", file -> ofNormalised(file, ranks));
    }
    scores(tests, "amean_dist2max", rules(new DistanceToMaximum(), amean));
    scores(tests, "gmean_minmax_1_100", rules(positive, gmean));
    scores(tests, "hmean_minmax_1_100", rules(positive, hmean));
    scores(tests, "genmean_p2_minmax_1_100", rules(positive, new GeneralisedMean(2)));
    scores(tests, "genmean_p-1_minmax_1_100", rules(positive, new GeneralisedMean(-1)));
    scores(tests, "copeland_minmax_1_100", rules(positive, new Copeland()));
    Map<String, Aggregation> methods =
        Map.of("amean", amean, "gmean", gmean, "hmean", hmean, "copeland", new Copeland());
    methods.forEach(
        (name, method) -> {
          scores(
              tests,
              name + "_unequal_minmax_1_100",
              Asem.rules(Asem.FULL, positive, method, Asem.UNEQUAL));
          if (!name.equals("copeland")) {
            scores(
                tests,
                "NA_" + name + "_unequal_minmax_1_100",
                Asem.rules(Asem.NO_TREATMENT, positive, method, Asem.UNEQUAL));
          }
        });
    scores(
        tests,
        "mixed_gmean_amean_hmean_minmax_1_100",
        Asem.rules(
            Asem.FULL,
            positive,
            level -> List.of(gmean, amean, hmean).get(level - 2),
            level -> 0.0,
            Asem.EQUAL));
    List<PreparationStep> none = Asem.NO_TREATMENT;
    scores(
        tests,
        "NA_amean_datthresh_0.8_minmax_1_100",
        Asem.rules(none, positive, level -> amean, level -> 0.8, Asem.EQUAL));
    scores(
        tests,
        "NA_amean_datthresh_0.7_0.9_1_minmax_1_100",
        Asem.rules(
            none,
            positive,
            level -> amean,
            level -> List.of(0.7, 0.9, 1.0).get(level - 2),
            Asem.EQUAL));
    add(tests, "agg/outranking_all49_effweights.csv", AsemReferenceTest::outranking);
    add(tests, "agg/outranking_dominance.csv", AsemReferenceTest::dominance);
    add(tests, "agg/copeland_all49_effweights.csv", AsemReferenceTest::copelandOfAll);
  }

  private static IndexRules rules(Normalisation normalisation, Aggregation aggregation) {
    return Asem.rules(Asem.FULL, normalisation, aggregation, Asem.EQUAL);
  }

  private static void scores(Map<String, Runnable> tests, String name, IndexRules rules) {
    add(
        tests,
        "agg/" + name + ".csv",
        file -> {
          IndexResult result = MakeIndex.makeIndex(rules, Asem.input());
          DEVIATIONS.matrix(file, result.scores());
          DEVIATIONS.ranks(file, result.ranks(), "rank_");
        });
  }

  /** Aggregates what COINr normalised, as its ranks of one indicator are split for noise. */
  private static void ofNormalised(String file, String normalised) {
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
    DEVIATIONS.matrix(file, result.scores());
    DEVIATIONS.ranks(file, result.ranks(), "rank_");
  }

  private static IndexResult flat() {
    double[] weights =
        Asem.indicators().stream()
            .mapToDouble(indicator -> effectiveWeight(indicator.id()))
            .toArray();
    return MakeIndex.makeIndex(
        Asem.flat(new MinMax(1, 100), new Copeland(), weights), Asem.input());
  }

  private static double effectiveWeight(String id) {
    return EXAMPLE.weights().stream()
        .filter(weight -> weight.id().equals(id))
        .mapToDouble(ElementWeight::effective)
        .sum();
  }

  private static DataMatrix outrankingMatrix(IndexResult flat) {
    double[] weights = flat.weights().stream().mapToDouble(ElementWeight::weight).toArray();
    return flat.normalised()
        .with(flat.raw().units(), Outranking.matrix(flat.normalised().cells(), weights));
  }

  /**
   * [i][j] of {@link Outranking} has i first, a matrix of ours its column. Where COINr splits a tie
   * for noise, half of the indicator's weight goes to the other side.
   */
  private static void outranking(String file) {
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
        DEVIATIONS.value(
            file, winner + " over " + loser, byLoser.column(winner)[byLoser.row(loser)], expected);
      }
    }
  }

  private static void dominance(String file) {
    double[][] shares = outrankingMatrix(flat()).cells();
    int dominant = 0;
    for (double[] row : shares) {
      dominant += (int) Arrays.stream(row).filter(share -> share == 1).count();
    }
    AsemTable table = AsemTable.read(file);
    int pairs = shares.length * (shares.length - 1) / 2;
    DEVIATIONS.value(file, "count", dominant, table.numbers("nDominant")[0]);
    DEVIATIONS.value(file, "share", (double) dominant / pairs, table.numbers("fracDominant")[0]);
  }

  private static void copelandOfAll(String file) {
    IndexResult flat = flat();
    AsemTable table = AsemTable.read(file);
    for (String unit : table.keys()) {
      int row = flat.scores().row(unit);
      DEVIATIONS.value(file, unit, flat.index()[row], table.number(unit, "Copeland"));
      DEVIATIONS.rank(file, "Rank", unit, flat.indexRanks()[row], table.number(unit, "Rank"));
    }
  }

  // --- loo

  private static void loo(Map<String, Runnable> tests) {
    for (int level = 1; level <= 3; level++) {
      String prefix = "loo/level" + level + "_";
      List<String> ids = AsemTable.read(prefix + "scores.csv").columns();
      Influence influence =
          LeaveOneOut.leaveOneOut(Asem.example(), EXAMPLE, ids.subList(1, ids.size()));
      DataMatrix index =
          EXAMPLE.scores().with(List.of("Nominal"), new double[][] {EXAMPLE.index()});
      add(
          tests,
          prefix + "scores.csv",
          file -> DEVIATIONS.matrix(file, Asem.join(index, influence.scores())));
      add(
          tests,
          prefix + "ranks.csv",
          file ->
              DEVIATIONS.ranks(file, Asem.join(RankUnits.rankUnits(index), influence.ranks()), ""));
      add(
          tests,
          prefix + "rankdiffs.csv",
          file -> {
            DEVIATIONS.ranks(file, influence.rankChanges(), "");
            for (double change : AsemTable.read(file).numbers("Nominal")) {
              DEVIATIONS.rank(file, "Nominal", "", 0, change);
            }
          });
      add(
          tests,
          prefix + "meanabsdiff.csv",
          file -> {
            AsemTable table = AsemTable.read(file);
            List<String> columns = influence.scores().columns();
            for (int i = 0; i < columns.size(); i++) {
              DEVIATIONS.value(
                  file,
                  columns.get(i),
                  influence.meanAbsoluteChanges().get(i),
                  table.number(columns.get(i), "MeanAbsDiff"));
            }
            DEVIATIONS.value(file, "Nominal", 0, table.number("Nominal", "MeanAbsDiff"));
          });
    }
    add(
        tests,
        "loo/change_ind_drop_LPI_CO2_full_rebuild.csv",
        file -> {
          IndexResult rebuilt =
              MakeIndex.makeIndex(Asem.example().without(Set.of("LPI", "CO2")), Asem.input());
          DEVIATIONS.matrix(file, rebuilt.scores());
          DEVIATIONS.ranks(file, rebuilt.ranks(), "rank_");
        });
  }
}
