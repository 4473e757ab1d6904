package org.districtassessment.core.index.asem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.RankUnits;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.statistics.CorrelateItems;
import org.districtassessment.core.index.statistics.CorrelationLimits;
import org.districtassessment.core.index.statistics.CorrelationPair;
import org.districtassessment.core.index.statistics.DataAvailability;
import org.districtassessment.core.index.statistics.DescribeItems;
import org.districtassessment.core.index.statistics.IndexTree;
import org.districtassessment.core.index.statistics.ItemStatistics;
import org.districtassessment.core.index.statistics.ItemStatistics.Flag;
import org.districtassessment.core.index.statistics.MeasureAvailability;
import org.districtassessment.core.index.statistics.MeasureReliability;
import org.districtassessment.core.index.statistics.ProfileUnits;
import org.districtassessment.core.index.statistics.Reliability;
import org.districtassessment.core.index.statistics.StatisticsLimits;
import org.districtassessment.core.index.statistics.UnitProfile;
import org.districtassessment.core.index.statistics.UnitProfile.Standing;
import org.districtassessment.core.statistics.CorrelationMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every file of {@code asem/stats} against COINr 1.1.14.
 *
 * <p>COINr tells values apart that differ in the last bit. Only {@code TolMin} has such ones; where
 * ranks matter, it enters as the numbers of its exactly different values, in order, so that all its
 * cells can be compared, too. That the tie rule itself holds is tested with the statistics.
 */
class AsemStatisticsTest {

  private static final ComparedRows ROWS = new ComparedRows();
  private static final IndexResult RESULT = MakeIndex.makeIndex(Asem.example(), Asem.input());
  private static final IndexTree TREE = IndexTree.of(Asem.example());
  private static final DataMatrix ALL = Asem.join(RESULT.normalised(), RESULT.scores());

  @AfterAll
  static void comparesEveryFileAndSaysHowFarTheyAre() throws IOException {
    ROWS.finish("stats", Path.of("target", "asem", "statistics-deviation.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "treated", "normalised", "aggregated"})
  void describesColumns(String set) {
    String file = "stats/stats_" + set + ".csv";
    DataMatrix data =
        switch (set) {
          case "raw" -> RESULT.raw();
          case "treated" -> RESULT.prepared();
          case "normalised" -> RESULT.normalised();
          default -> ALL;
        };
    AsemTable table = AsemTable.read(file);
    List<ItemStatistics> statistics = DescribeItems.describeItems(data, StatisticsLimits.DEFAULT);
    Map<String, ItemStatistics> exact = new HashMap<>();
    DescribeItems.describeItems(exactTies(data), StatisticsLimits.DEFAULT)
        .forEach(one -> exact.put(one.item(), one));
    assertThat(statistics.stream().map(ItemStatistics::item).toList())
        .containsExactlyInAnyOrderElementsOf(table.keys())
        .isSorted();
    for (ItemStatistics one : statistics) {
      ItemStatistics ties = requireNonNull(exact.get(one.item()));
      Map<String, Double> numbers = new LinkedHashMap<>();
      numbers.put("Min", one.minimum());
      numbers.put("Max", one.maximum());
      numbers.put("Mean", one.mean());
      numbers.put("Median", one.median());
      numbers.put("Std", one.standardDeviation());
      numbers.put("Skew", one.skewness());
      numbers.put("Kurt", one.kurtosis());
      numbers.put("N.Avail", (double) one.available());
      numbers.put("N.NonZero", (double) one.nonZero());
      numbers.put("N.Unique", (double) ties.unique());
      numbers.put("N.Same", (double) ties.mostFrequent());
      numbers.put("Frc.Avail", one.shareAvailable());
      numbers.put("Frc.NonZero", one.shareNonZero());
      numbers.put("Frc.Unique", ties.shareUnique());
      numbers.put("Frc.Same", ties.shareMostFrequent());
      Map<String, Flag> flags = new LinkedHashMap<>();
      flags.put("Flag.Avail", Flag.FEW_AVAILABLE);
      flags.put("Flag.NonZero", Flag.FEW_NON_ZERO);
      flags.put("Flag.Unique", Flag.FEW_UNIQUE);
      flags.put("Flag.SkewKurt", Flag.OUTLIERS);
      assertThat(Stream.concat(numbers.keySet().stream(), flags.keySet().stream()).toList())
          .isEqualTo(table.columns());
      numbers.forEach(
          (column, number) ->
              ROWS.value(
                  file, one.item() + " " + column, number, table.number(one.item(), column)));
      flags.forEach(
          (column, flag) ->
              ROWS.deviations()
                  .text(
                      file,
                      one.item() + " " + column,
                      one.flags().contains(flag),
                      !table.text(one.item(), column).equals("ok")));
    }
  }

  @ParameterizedTest
  @CsvSource({"PEARSON, pearson", "SPEARMAN, spearman", "KENDALL, kendall"})
  void correlatesIndicators(CorrelationMethod method, String name) {
    String file = "stats/corr_level1_" + name + "_long.csv";
    DataMatrix data =
        method == CorrelationMethod.PEARSON ? RESULT.normalised() : exactTies(RESULT.normalised());
    compareAllPairs(file, data, method, pair -> true);
  }

  @Test
  void leavesOutWhatIsNotSignificant() {
    compareAllPairs(
        "stats/corr_raw_level1_pearson_masked_p0.05.csv",
        RESULT.raw(),
        CorrelationMethod.PEARSON,
        pair -> pair.isSignificant(0.05));
  }

  @Test
  void correlatesPillars() {
    AsemTable table = AsemTable.read("stats/corr_level2_pearson.csv");
    List<String> pillars = table.texts("Var1").stream().distinct().toList();
    compareAllPairs(
        "stats/corr_level2_pearson.csv",
        RESULT.scores().select(pillars),
        CorrelationMethod.PEARSON,
        pair -> true);
  }

  @ParameterizedTest
  @CsvSource({"with_parent, false", "with_family, true"})
  void correlatesIndicatorsWithTheNodesAboveThem(String name, boolean byLevel) {
    String file = "stats/corr_level1_" + name + "_pearson.csv";
    Map<String, Double> found = new TreeMap<>();
    List<CorrelationPair> pairs =
        CorrelateItems.correlateWithAncestors(
            TREE,
            RESULT.normalised(),
            RESULT.scores(),
            CorrelationMethod.PEARSON,
            CorrelationLimits.NONE);
    for (CorrelationPair pair : pairs) {
      int level = TREE.ancestors(pair.itemA()).indexOf(pair.itemB());
      if (byLevel) {
        String title = List.of("Pillar", "Sub-index", "Index").get(level);
        found.put(title + " " + pair.itemA(), pair.coefficient());
      } else if (level == 0) {
        found.put(pair.itemB() + " " + pair.itemA(), pair.coefficient());
      }
    }
    ROWS.rows(file, List.of("Var1", "Var2"), "Correlation", found);
  }

  @Test
  void correlatesPillarsWithTheIndex() {
    AsemTable table = AsemTable.read("stats/corr_level2_with_index_pearson.csv");
    Map<String, Double> found = new TreeMap<>();
    CorrelateItems.correlateWithAncestors(
            TREE,
            RESULT.scores().select(table.texts("Var2")),
            RESULT.scores(),
            CorrelationMethod.PEARSON,
            CorrelationLimits.NONE)
        .stream()
        .filter(pair -> pair.itemB().equals("Index"))
        .forEach(pair -> found.put("Index " + pair.itemA(), pair.coefficient()));
    ROWS.rows(
        "stats/corr_level2_with_index_pearson.csv", List.of("Var1", "Var2"), "Correlation", found);
  }

  @Test
  void findsTheProbabilityOfCorrelations() {
    String file = "stats/corr_pvalues_pearson_all60.csv";
    AsemTable table = AsemTable.read(file);
    Map<String, CorrelationPair> pairs =
        byItems(
            CorrelateItems.correlateItems(ALL, CorrelationMethod.PEARSON, CorrelationLimits.NONE));
    assertThat(table.keys()).containsExactlyInAnyOrderElementsOf(ALL.columns());
    for (String one : table.keys()) {
      for (String other : table.columns()) {
        double expected = table.number(one, other);
        double pValue = one.equals(other) ? 0 : pairOf(pairs, one, other).pValue();
        ROWS.value(file, one + " " + other, pValue, expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"high_0.75, HIGH", "low_-0.5, LOW"})
  void flagsPairsOfAPillar(String name, CorrelationPair.Flag flag) {
    String file = "stats/corr_flags_" + name + ".csv";
    Map<String, Double> found = new TreeMap<>();
    for (String pillar : List.copyOf(Set.copyOf(parents()))) {
      CorrelateItems.correlateWithin(
              TREE,
              pillar,
              RESULT.normalised(),
              CorrelationMethod.PEARSON,
              new CorrelationLimits(-0.5, 0.75))
          .stream()
          .filter(pair -> pair.flag() == flag)
          .forEach(
              pair ->
                  found.put(pillar + " " + pair.itemA() + " " + pair.itemB(), pair.coefficient()));
    }
    ROWS.rows(file, List.of("Group", "Ind1", "Ind2"), "Corr", found);
  }

  @Test
  void findsIndicatorsThatGrowWithADenominator() {
    List<String> names = List.of("Area", "Energy", "GDP", "Population");
    AsemTable data = AsemTable.read("input/iData.csv");
    DataMatrix denominators =
        RESULT.raw().with(names, names.stream().map(data::numbers).toArray(double[][]::new));
    Map<String, Double> found = new TreeMap<>();
    CorrelateItems.correlateWithDenominators(
            RESULT.raw(), denominators, CorrelationMethod.PEARSON, new CorrelationLimits(-0.7, 0.7))
        .stream()
        .filter(pair -> pair.flag() != CorrelationPair.Flag.NONE)
        .forEach(pair -> found.put(pair.itemA() + " " + pair.itemB(), pair.coefficient()));
    ROWS.rows("stats/denom_corr_0.7.csv", List.of("Ind", "Denom"), "Corr", found);
  }

  @Test
  void measuresReliability() {
    String file = "stats/cronbach_alpha.csv";
    AsemTable table = AsemTable.read(file);
    Map<String, Reliability> normalised = new HashMap<>();
    MeasureReliability.measureReliability(TREE, RESULT.normalised(), RESULT.scores())
        .forEach(one -> normalised.put(one.node() + " " + one.depth(), one));
    Map<String, Reliability> raw = new HashMap<>();
    MeasureReliability.measureReliability(TREE, RESULT.raw(), RESULT.scores())
        .forEach(one -> raw.put(one.node() + " " + one.depth(), one));
    for (int row = 0; row < table.keys().size(); row++) {
      String node = table.texts("iCodes").get(row);
      // Levels count from the indicators upwards, depths from the node downwards.
      int depth = TREE.depth(node) + 1 - (int) table.numbers("Level")[row];
      boolean ofRaw = table.texts("dset").get(row).equals("Raw");
      Reliability one = requireNonNull((ofRaw ? raw : normalised).get(node + " " + depth));
      ROWS.value(file, one.toString(), one.alpha(), table.numbers("alpha")[row]);
    }
  }

  @Test
  void measuresAvailability() {
    String file = "stats/data_availability_raw.csv";
    AsemTable table = AsemTable.read(file);
    AsemTable byGroup = AsemTable.read("stats/data_availability_raw_by_group.csv");
    List<DataAvailability> rows = MeasureAvailability.measureAvailability(TREE, RESULT.raw());
    assertThat(rows).isSorted().hasSize(51 * 11);
    for (DataAvailability row : rows) {
      ROWS.value(
          "stats/data_availability_raw_by_group.csv",
          row.toString(),
          row.available(),
          byGroup.number(row.unit(), row.node()));
      if (row.node().equals("Index")) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("N_missing", (double) row.missing());
        numbers.put("N_zero", (double) row.zero());
        numbers.put("N_miss_or_zero", (double) row.missing() + row.zero());
        numbers.put("Dat_Avail", row.available());
        numbers.put("Non_Zero", row.nonZero());
        numbers.forEach(
            (column, number) ->
                ROWS.value(
                    file, row.unit() + " " + column, number, table.number(row.unit(), column)));
      }
    }
  }

  /**
   * COINr leaves out indicators in which the unit is last even as weaknesses, and orders equal
   * ranks by pillar, then by indicator as they were given. So those rows are left out here, too,
   * and where equal ranks are cut at the fifth place, either choice counts.
   */
  @ParameterizedTest
  @ValueSource(strings = {"BGD", "CHE", "IDN"})
  void findsStrengthsAndWeaknesses(String unit) {
    String file = "stats/strengths_weaknesses_" + unit + ".csv";
    AsemTable table = AsemTable.read(file);
    List<UnitProfile> notLast =
        profiles().stream()
            .filter(row -> row.unit().equals(unit))
            .filter(row -> RESULT.raw().columns().contains(row.item()))
            .filter(row -> row.rank() < row.lastRank())
            .toList();
    Map<String, UnitProfile> byItem =
        notLast.stream().collect(Collectors.toMap(UnitProfile::item, Function.identity()));
    List<UnitProfile> marked = ProfileUnits.markStanding(notLast, 5);
    for (Standing standing : List.of(Standing.STRENGTH, Standing.WEAKNESS)) {
      List<Double> ranks =
          marked.stream()
              .filter(row -> row.standing() == standing)
              .map(UnitProfile::rank)
              .sorted()
              .toList();
      List<Double> expected = new ArrayList<>();
      for (int row = 0; row < table.keys().size(); row++) {
        if (table.keys().get(row).equalsIgnoreCase(standing.name())) {
          String item = table.texts("Code").get(row);
          UnitProfile found = requireNonNull(byItem.get(item));
          ROWS.value(file, item, found.value(), table.numbers("Value")[row]);
          ROWS.deviations().rank(file, item, unit, found.rank(), table.numbers("Rank")[row]);
          ROWS.deviations()
              .text(file, item, TREE.ancestors(item).get(0), table.texts("Pillar").get(row));
          expected.add(found.rank());
        }
      }
      ROWS.deviations().text(file, standing.name(), ranks, expected.stream().sorted().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BGD", "CHE", "IDN"})
  void summarisesAUnit(String unit) {
    String file = "stats/unit_summary_" + unit + ".csv";
    AsemTable table = AsemTable.read(file);
    List<UnitProfile> nodes =
        profiles().stream()
            .filter(row -> row.unit().equals(unit))
            .filter(row -> RESULT.scores().columns().contains(row.item()))
            .toList();
    assertThat(nodes.stream().map(UnitProfile::item).toList())
        .containsExactlyInAnyOrderElementsOf(table.keys());
    for (UnitProfile node : nodes) {
      ROWS.value(file, node.item(), node.score(), table.number(node.item(), "Score"));
      ROWS.deviations()
          .rank(file, node.item(), unit, node.rank(), table.number(node.item(), "Rank"));
    }
  }

  @Test
  void comparesRanksOfTwoIndices() {
    String file = "stats/compare_amean0100_vs_gmean1100_ranks.csv";
    AsemTable table = AsemTable.read(file);
    double[] first = ranks(new MinMax(0, 100), true);
    double[] second = ranks(new MinMax(1, 100), false);
    for (String unit : table.keys()) {
      int row = RESULT.scores().row(unit);
      double difference = first[row] - second[row];
      ROWS.deviations().rank(file, "Index", unit, first[row], table.number(unit, "coin.1"));
      ROWS.deviations().rank(file, "Index", unit, second[row], table.number(unit, "coin.2"));
      ROWS.value(file, unit, difference, table.number(unit, "Diff"));
      ROWS.value(file, unit, Math.abs(difference), table.number(unit, "Abs.diff"));
    }
  }

  private static double[] ranks(MinMax normalisation, boolean arithmetic) {
    IndexResult result =
        MakeIndex.makeIndex(
            Asem.rules(
                Asem.FULL,
                normalisation,
                arithmetic ? new WeightedArithmetic() : new WeightedGeometric(),
                Asem.EQUAL),
            Asem.input());
    return RankUnits.rankUnits(result.scores()).column("Index");
  }

  private static List<UnitProfile> profiles() {
    return ProfileUnits.profileUnits(
        Asem.indicators(), RESULT.raw(), RESULT.normalised(), RESULT.scores());
  }

  private static List<String> parents() {
    return Asem.indicators().stream().map(one -> TREE.ancestors(one.id()).get(0)).toList();
  }

  /** Returns the data with the column that COINr splits as numbers 1, 2, 3 of its exact order. */
  private static DataMatrix exactTies(DataMatrix data) {
    double[][] cells = data.cells();
    int column = data.columns().indexOf(Deviations.NOISY);
    double[] distinct =
        Arrays.stream(cells[column])
            .filter(one -> !Double.isNaN(one))
            .distinct()
            .sorted()
            .toArray();
    for (int unit = 0; unit < data.unitCount(); unit++) {
      double cell = cells[column][unit];
      cells[column][unit] = Double.isNaN(cell) ? cell : 1 + Arrays.binarySearch(distinct, cell);
    }
    return data.with(cells);
  }

  private static void compareAllPairs(
      String file, DataMatrix data, CorrelationMethod method, Predicate<CorrelationPair> isShown) {
    Map<String, Double> found = new TreeMap<>();
    for (String item : data.columns()) {
      found.put(item + " " + item, 1.0);
    }
    for (CorrelationPair pair :
        CorrelateItems.correlateItems(data, method, CorrelationLimits.NONE)) {
      double shown = isShown.test(pair) ? pair.coefficient() : Double.NaN;
      found.put(pair.itemA() + " " + pair.itemB(), shown);
      found.put(pair.itemB() + " " + pair.itemA(), shown);
    }
    ROWS.rows(file, List.of("Var1", "Var2"), "Correlation", found);
  }

  private static Map<String, CorrelationPair> byItems(List<CorrelationPair> pairs) {
    return pairs.stream()
        .collect(Collectors.toMap(pair -> pair.itemA() + " " + pair.itemB(), Function.identity()));
  }

  private static CorrelationPair pairOf(
      Map<String, CorrelationPair> pairs, String one, String other) {
    CorrelationPair pair = pairs.get(one + " " + other);
    return requireNonNull(pair != null ? pair : pairs.get(other + " " + one));
  }
}
