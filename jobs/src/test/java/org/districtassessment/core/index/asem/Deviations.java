package org.districtassessment.core.index.asem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.districtassessment.core.index.DataMatrix;

/** How far computed tables are from those of {@code asem/}, file by file. */
final class Deviations {

  /** Relative to the magnitude of what is expected. */
  private static final double TOLERANCE = 1e-9;

  /** A number of less magnitude is what rounding left of 0; it is compared as if it were this. */
  private static final double NEXT_TO_ZERO = 1e-6;

  private static final Map<String, Double> TIED_RANKS = tiedRanks();

  /** Files of normalised ranks. */
  private static final Set<String> RANKED =
      Set.of(
          "norm/rank_min.csv",
          "norm/rank_average.csv",
          "norm/prank_min.csv",
          "norm/borda_min.csv",
          "norm/NA_rank_min.csv",
          "norm/NA_prank_min.csv");

  /** The only indicator with such noise. */
  static final String NOISY = "TolMin";

  private final SortedMap<String, Figures> byFile = new TreeMap<>();

  private static final class Figures {
    private int values;
    private int ranks;
    private int leftOut;
    private double largest;
  }

  void value(String file, String where, double actual, double expected) {
    Figures figures = figures(file);
    figures.values++;
    if (Double.isNaN(expected)) {
      assertThat(actual).as("%s, %s: missing", file, where).isNaN();
      return;
    }

    double distance = Math.abs(actual - expected);
    double deviation = distance / Math.max(Math.abs(expected), NEXT_TO_ZERO);
    assertThat(deviation)
        .as("%s, %s: %s is not %s", file, where, actual, expected)
        .isLessThanOrEqualTo(TOLERANCE);
    figures.largest = Math.max(figures.largest, deviation);
  }

  /** Compares a rank; cells that COINr splits though they are tied have the rank of the tie. */
  void rank(String file, String column, String unit, double actual, double coinr) {
    rank(file, file, column, unit, actual, coinr);
  }

  /**
   * @param values the file whose cells were ranked
   */
  void rank(String file, String values, String column, String unit, double actual, double coinr) {
    figures(file).ranks++;
    double expected = TIED_RANKS.getOrDefault(String.join(" ", values, column, unit), coinr);
    assertThat(actual)
        .as("%s, rank of %s in %s", file, unit, column)
        .isEqualTo(Double.valueOf(expected));
  }

  void text(String file, String where, Object actual, Object expected) {
    figures(file).values++;
    assertThat(actual).as("%s, %s", file, where).isEqualTo(expected);
  }

  /** Compares all cells of a file that {@code isCompared} by unit and column. */
  void matrix(String file, DataMatrix actual, BiPredicate<String, String> isCompared) {
    AsemTable table = AsemTable.read(file);
    assertThat(actual.units()).as(file).containsExactlyInAnyOrderElementsOf(table.keys());
    List<String> seen = new ArrayList<>();
    for (String column : table.columns()) {
      if (column.startsWith("rank_")) {
        continue;
      }
      double[] expected = table.numbers(column);
      replaceTied(file, column, table.keys(), expected);
      double[] cells = actual.column(column);
      seen.add(column);
      for (int row = 0; row < expected.length; row++) {
        String unit = table.keys().get(row);
        if (isCompared.test(unit, column)) {
          value(file, unit + " " + column, cells[actual.row(unit)], expected[row]);
        } else {
          figures(file).leftOut++;
        }
      }
    }
    assertThat(actual.columns()).as(file).containsExactlyInAnyOrderElementsOf(seen);
  }

  /**
   * In a file of normalised ranks, puts what tied cells have in the place of what COINr gives them:
   * it ranks 4.7 and 4.700000000000001 apart. Tied cells take neighbouring places.
   */
  private static void replaceTied(
      String file, String column, List<String> units, double[] expected) {
    if (!RANKED.contains(file) || !column.equals(NOISY)) {
      return;
    }

    // Z-scores keep the noise of the values, so their ties are those of the values.
    String values = file.contains("NA_") ? "norm/NA_zscore_0_1.csv" : "norm/zscore_0_1.csv";
    for (List<String> tie : ties(values, column)) {
      int[] rows = tie.stream().mapToInt(units::indexOf).toArray();
      DoubleSummaryStatistics places =
          Arrays.stream(rows).mapToDouble(row -> expected[row]).summaryStatistics();
      for (int row : rows) {
        expected[row] = file.endsWith("average.csv") ? places.getAverage() : places.getMin();
      }
    }
  }

  void matrix(String file, DataMatrix actual) {
    matrix(file, actual, (unit, column) -> true);
  }

  /** Compares the columns whose name has a prefix. */
  void ranks(String file, DataMatrix actual, String prefix) {
    ranks(file, file, actual, prefix);
  }

  void ranks(String file, String values, DataMatrix actual, String prefix) {
    AsemTable table = AsemTable.read(file);
    for (String column : actual.columns()) {
      double[] expected = table.numbers(prefix + column);
      double[] cells = actual.column(column);
      for (int row = 0; row < expected.length; row++) {
        String unit = table.keys().get(row);
        rank(file, values, column, unit, cells[actual.row(unit)], expected[row]);
      }
    }
  }

  /** Whether COINr's cells of two units in this indicator are tied, and yet not equal. */
  static boolean isSplitTie(String file, String column, String one, String other) {
    AsemTable table = AsemTable.read(file);
    return TIED_RANKS.containsKey(String.join(" ", file, column, one))
        && TIED_RANKS.containsKey(String.join(" ", file, column, other))
        && table.number(one, column) != table.number(other, column);
  }

  /** One line a file. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-58s %7s %7s %9s %12s",
            "file",
            "values",
            "ranks",
            "left out",
            "deviation"));
    byFile.forEach(
        (file, figures) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%-58s %7d %7d %9d %12s",
                    file,
                    figures.values,
                    figures.ranks,
                    figures.leftOut,
                    String.format(Locale.ROOT, "%.1e", figures.largest))));
    return lines;
  }

  private Figures figures(String file) {
    return byFile.computeIfAbsent(file, name -> new Figures());
  }

  /** Returns the units of each tie that COINr splits in a column. */
  private static Collection<List<String>> ties(String file, String column) {
    AsemTable table = AsemTable.read("near_ties.csv");
    Map<String, List<String>> ties = new TreeMap<>();
    for (int row = 0; row < table.keys().size(); row++) {
      if (table.texts("file").get(row).equals(file)
          && table.texts("column").get(row).equals(column)) {
        ties.computeIfAbsent(table.texts("group").get(row), group -> new ArrayList<>())
            .add(table.texts("uCode").get(row));
      }
    }
    assertThat(ties).as("ties of %s in %s", column, file).isNotEmpty();
    return ties.values();
  }

  private static Map<String, Double> tiedRanks() {
    AsemTable table = AsemTable.read("near_ties.csv");
    List<String> files = table.texts("file");
    List<String> columns = table.texts("column");
    List<String> units = table.texts("uCode");
    double[] ranks = table.numbers("rank_if_tied");
    Map<String, Double> tied = new HashMap<>();
    for (int row = 0; row < ranks.length; row++) {
      if (table.texts("Time").get(row).isEmpty()) {
        tied.put(String.join(" ", files.get(row), columns.get(row), units.get(row)), ranks[row]);
      }
    }
    return tied;
  }
}
