package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * COINr's example index as an edition of rules, from the raw table through {@code evaluate} to the
 * published tables.
 *
 * <p>Two roundings lie between: a submitted number has at most 18 digits and 12 decimals (five
 * indicators of the raw table have more; at most 3.1e-11 of a value is lost), and published numbers
 * have 10 decimals. So numbers are compared within 1e-9, of their magnitude where that is above 1;
 * kurtosis, a fourth power, within 1e-8 of it.
 */
class AsemEditionTest {

  private static final Path ASEM = Path.of("jobs/src/test/resources/asem");
  private static final double WITHIN = 1e-9;

  private static final SortedMap<String, Double> DEVIATIONS = new TreeMap<>();
  private static final Map<String, String> CODES = new HashMap<>();

  @TempDir static Path temporary;

  private static Path published = Path.of("");

  @BeforeAll
  static void evaluates() throws IOException {
    Path input = Files.createDirectories(temporary.resolve("input/2018"));
    Files.writeString(input.resolve("country.csv"), submission(), UTF_8);
    Path schemas = ASEM.resolve("edition/schemas");
    Evaluation evaluation =
        Evaluate.evaluate(
            new RunRequest(
                temporary.resolve("input").toString(),
                2018,
                ASEM.resolve("edition/rules/2018"),
                schemas,
                Path.of("schemas"),
                temporary.resolve("output").toString(),
                null,
                Language.EN,
                new Pseudonyms("no key is needed".getBytes(UTF_8)),
                "local[2]",
                Map.of()),
            Progress.SILENT);
    published = Path.of(evaluation.publication());
    for (Map<String, String> row : rows(ASEM.resolve("input/iMeta.csv"))) {
      String code = cell(row, "iCode");
      CODES.put(code.equals("Index") ? "total" : code.toLowerCase(Locale.ROOT), code);
    }
  }

  @AfterAll
  static void writesTheTable() throws IOException {
    List<String> lines = new ArrayList<>();
    DEVIATIONS.forEach(
        (file, largest) -> lines.add(String.format(Locale.ROOT, "%-45s %.1e", file, largest)));
    Files.createDirectories(Path.of("target/asem"));
    Files.write(Path.of("target/asem/evaluate-deviation.txt"), lines);
  }

  /** The raw table with its columns under the names of the schema, at the schema's decimals. */
  private static String submission() {
    Problems problems = new Problems();
    TableSchema schema =
        SchemaFiles.read(ASEM.resolve("edition/schemas"), problems).table("country").orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", schema.fields().stream().map(Field::name).toList()));
    for (Map<String, String> row : rows(ASEM.resolve("input/iData.csv"))) {
      List<String> cells = new ArrayList<>();
      for (Field field : schema.fields()) {
        String cell = cell(row, field.title().en());
        cells.add(
            cell.isEmpty() || !isNumber(field)
                ? cell
                : new BigDecimal(cell)
                    .setScale(field.decimals(), RoundingMode.HALF_EVEN)
                    .toPlainString());
      }
      lines.add(String.join(",", cells));
    }
    return String.join("\n", lines) + "\n";
  }

  private static boolean isNumber(Field field) {
    return field.type() == org.districtassessment.core.schema.FieldType.NUMBER;
  }

  @Test
  void publishesTheIndexItsNodesAndTheirRanks() {
    Map<String, Map<String, String>> scores = byKey("chain/7_aggregated.csv");
    Map<String, Map<String, String>> ranks = byKey("chain/7_aggregated_ranks.csv");
    Map<String, Map<String, String>> inGroup = byKey("chain/8_results_groupranks_EurAsia.csv");
    List<Map<String, String>> cards = table("scorecards");
    assertThat(cards).hasSize(51);
    for (Map<String, String> card : cards) {
      String unit = cell(card, "unit");
      compare("chain/7_aggregated.csv", cell(card, "total"), cell(of(scores, unit), "Index"));
      CODES.forEach(
          (id, code) -> {
            if (card.containsKey("points_" + id)) {
              compare(
                  "chain/7_aggregated.csv",
                  cell(card, "points_" + id),
                  cell(of(scores, unit), code));
            }
          });
      assertThat(cell(card, "rank")).isEqualTo(cell(of(ranks, unit), "Index"));
      assertThat(cell(card, "group_rank")).isEqualTo(cell(of(inGroup, unit), "Index"));
    }
  }

  @Test
  void publishesEveryStepOfEveryCell() {
    List<String> files =
        List.of(
            "chain/1_raw.csv",
            "chain/2_denominated.csv",
            "chain/3_imputed.csv",
            "chain/4_screened.csv",
            "chain/5_treated.csv",
            "chain/6_normalised.csv");
    Map<String, Map<String, Map<String, String>>> expected = new LinkedHashMap<>();
    files.forEach(file -> expected.put(file, byKey(file)));
    Map<String, Map<String, String>> cells = new TreeMap<>();
    for (Map<String, String> step : table("traces")) {
      if (cell(step, "item_kind").equals("indicator")) {
        String place = cell(step, "unit") + " " + cell(step, "item");
        cells
            .computeIfAbsent(place, key -> new TreeMap<>())
            .put(cell(step, "step"), cell(step, "value"));
      }
    }
    assertThat(cells).hasSize(51 * 49);
    cells.forEach(
        (place, steps) -> {
          String unit = place.substring(0, 3);
          String code = Objects.requireNonNull(CODES.get(place.substring(4)));
          String raw = steps.getOrDefault("numerator", "");
          String denominated = steps.getOrDefault("denominated", steps.getOrDefault("value", ""));
          String imputed = steps.getOrDefault("imputed-group-mean", denominated);
          String treated = imputed;
          for (String treatment : List.of("winsorised-high", "winsorised-low", "transformed")) {
            treated = steps.getOrDefault(treatment, treated);
          }
          List<String> actual =
              List.of(
                  raw,
                  denominated,
                  imputed,
                  imputed,
                  treated,
                  steps.getOrDefault("normalised", ""));
          for (int i = 0; i < files.size(); i++) {
            Map<String, String> row = of(Objects.requireNonNull(expected.get(files.get(i))), unit);
            compare(files.get(i), actual.get(i), cell(row, code));
          }
        });
  }

  @Test
  void publishesTheWeights() {
    Map<String, Map<String, String>> expected = byKey("weights/effective_original.csv");
    for (Map<String, String> row : table("weights")) {
      compare(
          "weights/effective_original.csv",
          cell(row, "effective_weight"),
          cell(of(expected, code(row, "item")), "EffWeight"));
    }
  }

  @Test
  void publishesTheStatistics() {
    Map<String, String> files =
        Map.of(
            "raw", "stats/stats_raw.csv",
            "prepared", "stats/stats_treated.csv",
            "normalised", "stats/stats_normalised.csv",
            "scores", "stats/stats_aggregated.csv");
    Map<String, String> columns =
        Map.of(
            "minimum", "Min",
            "maximum", "Max",
            "mean", "Mean",
            "median", "Median",
            "standard_deviation", "Std",
            "skewness", "Skew",
            "kurtosis", "Kurt",
            "available", "N.Avail",
            "non_zero", "N.NonZero");
    int compared = 0;
    for (Map<String, String> row : table("statistics")) {
      String file = Objects.requireNonNull(files.get(cell(row, "stage")));
      Map<String, String> expected = of(byKey(file), code(row, "item"));
      for (Map.Entry<String, String> column : columns.entrySet()) {
        compare(file, cell(row, column.getKey()), cell(expected, column.getValue()));
        compared++;
      }
    }
    assertThat(compared).isEqualTo((3 * 49 + 11) * columns.size());
  }

  @Test
  void publishesTheCorrelations() {
    Map<String, Double> actual = new HashMap<>();
    for (Map<String, String> row : table("correlations")) {
      String pair = cell(row, "method") + " " + code(row, "item_a") + " " + code(row, "item_b");
      actual.put(pair, Double.valueOf(cell(row, "coefficient")));
    }
    for (String method : List.of("pearson", "spearman", "kendall")) {
      String file = "stats/corr_level1_" + method + "_long.csv";
      for (Map<String, String> row : rows(ASEM.resolve(file))) {
        String a = cell(row, "Var1");
        String b = cell(row, "Var2");
        Double coefficient = actual.get(method + " " + a + " " + b);
        if (coefficient != null && !isNoisy(method, a, b)) {
          compare(file, coefficient.toString(), cell(row, "Correlation"));
        }
      }
    }
  }

  /** Of ranks COINr splits ties of this one by the noise of its last bits. */
  private static boolean isNoisy(String method, String a, String b) {
    return !method.equals("pearson") && (a.equals("TolMin") || b.equals("TolMin"));
  }

  @Test
  void publishesReliability() {
    Map<String, String> expected = new HashMap<>();
    for (Map<String, String> row : rows(ASEM.resolve("stats/cronbach_alpha.csv"))) {
      if (cell(row, "dset").equals("Normalised")) {
        expected.put(cell(row, "iCodes") + " " + cell(row, "Level"), cell(row, "alpha"));
      }
    }
    int compared = 0;
    for (Map<String, String> row : table("reliability")) {
      String alpha = expected.get(code(row, "node") + " 1");
      if (alpha != null && cell(row, "depth").equals("1") && !isHigh(code(row, "node"))) {
        compare("stats/cronbach_alpha.csv", cell(row, "alpha"), alpha);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(8);
  }

  private static boolean isHigh(String node) {
    return List.of("Conn", "Sust", "Index").contains(node);
  }

  private static String code(Map<String, String> row, String column) {
    return Objects.requireNonNull(CODES.get(cell(row, column)), () -> cell(row, column));
  }

  private static void compare(String file, String actual, String expected) {
    assertThat(actual.isEmpty())
        .as("%s: %s for %s", file, actual, expected)
        .isEqualTo(expected.isEmpty());
    if (!expected.isEmpty()) {
      double wanted = Double.parseDouble(expected);
      double distance =
          Math.abs(Double.parseDouble(actual) - wanted) / Math.max(1, Math.abs(wanted));
      assertThat(distance).as("%s: %s for %s", file, actual, expected).isLessThanOrEqualTo(WITHIN);
      DEVIATIONS.merge(file, distance, Math::max);
    }
  }

  private static List<Map<String, String>> table(String name) {
    return rows(published.resolve(name + ".csv"));
  }

  private static Map<String, Map<String, String>> byKey(String file) {
    Map<String, Map<String, String>> byKey = new HashMap<>();
    for (Map<String, String> row : rows(ASEM.resolve(file))) {
      byKey.put(row.values().iterator().next(), row);
    }
    return byKey;
  }

  private static List<Map<String, String>> rows(Path file) {
    List<List<String>> lines = PlainTable.read(file).rows();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < line.size(); column++) {
        row.put(lines.get(0).get(column), line.get(column));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), () -> column + " of " + row.keySet());
  }

  private static Map<String, String> of(Map<String, Map<String, String>> byKey, String key) {
    return Objects.requireNonNull(byKey.get(key), key);
  }
}
