package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises about what is published, kept on the committed sample year. */
class PublishedSampleTest {

  private static final List<String> TABLES =
      List.of(
          "scorecards",
          "indicator_scores",
          "anomalies",
          "findings",
          "rejected_rows",
          "funding_checks",
          "submissions");

  private static final Pattern IDENTITY = Pattern.compile("(?=([0-9]{17}[0-9Xx]))");

  private final Path run = Path.of(SampleYear.shared().publication());

  @Test
  void losesNothing() throws SQLException {
    try (Duck duck = new Duck()) {
      assertThat(
              duck.rows(
                  "SELECT file FROM "
                      + table("submissions")
                      + " WHERE rows_read <> rows_accepted + rows_rejected"))
          .isEmpty();
      assertThat(
              duck.rows(
                  "SELECT s.file FROM "
                      + table("submissions")
                      + " s LEFT JOIN (SELECT file, count(*) n FROM "
                      + table("rejected_rows")
                      + " GROUP BY file) r USING (file) WHERE s.rows_rejected <> coalesce(n, 0)"))
          .isEmpty();
      assertThat(
              duck.rows(
                  "SELECT file, line FROM "
                      + table("rejected_rows")
                      + " EXCEPT SELECT file, line FROM "
                      + table("findings")
                      + " WHERE severity = 'error'"))
          .as("rejected rows without an error finding at their file and line")
          .isEmpty();
      assertThat(duck.rows("SELECT sum(rows_rejected) > 0 FROM " + table("submissions")))
          .containsExactly("true");
    }
  }

  /** Counted by another CSV reader; ours skips wholly blank rows, which it reports. */
  @Test
  void readsEveryRowThatAnotherReaderSees() throws IOException, SQLException {
    try (Duck duck = new Duck()) {
      for (String line :
          duck.rows(
              "SELECT file, encoding, rows_read FROM "
                  + table("submissions")
                  + " WHERE status = 'read'")) {
        String[] cells = line.split("\\|", -1);
        Charset charset =
            cells[1].equals("gb18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        long rows = 0;
        try (CSVParser parser =
            CSVParser.parse(SampleYear.SAMPLES.resolve(cells[0]), charset, CSVFormat.RFC4180)) {
          for (CSVRecord row : parser) {
            rows += row.stream().allMatch(String::isBlank) ? 0 : 1;
          }
        }
        assertThat(cells[2]).as(cells[0]).isEqualTo(Long.toString(rows - 1));
      }
    }
  }

  @Test
  void opensInDuckDbWithTheSameContentAsCsvAndParquet() throws SQLException {
    try (Duck duck = new Duck()) {
      for (String name : TABLES) {
        List<String> columns =
            duck.rows("SELECT column_name FROM (DESCRIBE SELECT * FROM " + table(name) + ")");
        StringBuilder asText = new StringBuilder("SELECT ");
        for (String column : columns) {
          asText.append("nullif(CAST(\"").append(column).append("\" AS VARCHAR), ''), ");
        }
        String select = asText.substring(0, asText.length() - 2);
        List<String> parquet = duck.rows(select + " FROM " + table(name));
        List<String> csv =
            duck
                .rows(
                    select
                        + " FROM read_csv('"
                        + run.resolve(name + ".csv")
                        + "', header = true, all_varchar = true, quote = '\"', escape = '\"')")
                .stream()
                .map(PublishedSampleTest::withoutFormulaGuard)
                .toList();
        assertThat(csv).as(name).isNotEmpty().isEqualTo(parquet);
      }
    }
  }

  @Test
  void totalsAndRanksCanBeRecomputedFromThePublishedPoints() throws SQLException {
    try (Duck duck = new Duck()) {
      // In whole ten-billionths, so that HALF_UP is exact: cents = (2·100·100·P + F) ÷ 2F, floored.
      String recomputed =
          """
          WITH sums AS (
            SELECT unit,
                   CAST(sum(points) * 10000000000 AS HUGEINT) AS p,
                   CAST(sum(full_points) * 10000000000 AS HUGEINT) AS f
            FROM %s WHERE state <> 'not_applicable' GROUP BY unit)
          SELECT c.unit FROM %s c JOIN sums USING (unit)
          WHERE c.veto_reasons IS NULL
            AND CAST(c.total * 100 AS HUGEINT)
                <> (20000 * p + f) // (2 * f) + CAST((c.bonus - c.penalty) * 100 AS HUGEINT)
          """
              .formatted(table("indicator_scores"), table("scorecards"));
      assertThat(duck.rows(recomputed)).isEmpty();
      assertThat(
              duck.rows(
                  "SELECT unit FROM (SELECT unit, rank, rank() OVER (ORDER BY total DESC) r,"
                      + " group_rank, rank() OVER (PARTITION BY unit_group ORDER BY total DESC) g"
                      + " FROM "
                      + table("scorecards")
                      + ") WHERE rank <> r OR group_rank <> g"))
          .isEmpty();
      assertThat(duck.rows("SELECT count(*), count(previous_rank) FROM " + table("scorecards")))
          .containsExactly("38|38");
    }
  }

  @Test
  void isTheSameToTheByteWhateverTheCoresPartitionsLocaleAndTimeZone(@TempDir Path folder)
      throws IOException {
    Map<String, byte[]> expected = bytes(run);
    Path other;
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      other =
          Path.of(
              SampleYear.evaluate(folder, "local[1]", Map.of("spark.sql.shuffle.partitions", "7"))
                  .publication());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    Map<String, byte[]> actual = bytes(other);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((file, content) -> assertThat(actual.get(file)).as(file).isEqualTo(content));
    assertThat(other.getFileName()).isEqualTo(run.getFileName());
  }

  @Test
  void exposesNoIdentityNumber() throws IOException {
    Set<String> submitted = new HashSet<>();
    try (Stream<Path> files = Files.walk(SampleYear.SAMPLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        submitted.addAll(identityNumbers(file));
      }
    }
    assertThat(submitted).hasSizeGreaterThan(25_000);

    try (Stream<Path> files = Files.walk(SampleYear.sharedOutput())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(identityNumbers(file))
            .as(file.toString())
            .doesNotContainAnyElementsOf(submitted);
      }
    }
  }

  /**
   * What looks like one anywhere in the bytes; digits are the same in every encoding that comes
   * here. Overlapping, so that one inside a longer number is seen too.
   */
  private static Set<String> identityNumbers(Path file) throws IOException {
    Matcher matcher =
        IDENTITY.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    Set<String> numbers = new HashSet<>();
    while (matcher.find()) {
      numbers.add(matcher.group(1));
    }
    return numbers;
  }

  private static Map<String, byte[]> bytes(Path folder) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    assertThat(bytes).hasSizeGreaterThan(TABLES.size() * 2);
    return bytes;
  }

  private String table(String name) {
    return "read_parquet('" + run.resolve(name + ".parquet") + "')";
  }

  /** In a CSV a text cell that a spreadsheet would calculate starts with an apostrophe. */
  private static String withoutFormulaGuard(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.split("\\|", -1)) {
      cells.add(cell.matches("(?s)'[=+@\\t\\r\\-＝＋－＠].*") ? cell.substring(1) : cell);
    }
    return String.join("|", cells);
  }
}
