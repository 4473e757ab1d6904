package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.submission.TablesNeeded;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published profile of the committed sample year, against DuckDB over the same rows. */
class ProfiledSampleTest {

  private static final List<String> TABLES = List.of("person", "household");

  @TempDir private static Path folder;

  private static BoundRules rules;
  private static CheckSubmissions.Checked checked;

  @BeforeAll
  static void profilesAndKeepsTheAcceptedRows() {
    RunRequest request = request(folder.resolve("output"), "local[2]");
    checked = CheckSubmissions.checkAndProfile(request, Progress.SILENT);
    rules =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas())
            .check()
            .bind(2024);
    SparkSession spark = Sessions.start("local[2]", Map.of());
    try {
      Validation.validate(
          spark,
          request,
          rules,
          KeptRules.none(),
          Validation.find(request, rules.rules(), rules.schemas(), 2024),
          TablesNeeded.all(rules.schemas().all()));
      for (String table : TABLES) {
        spark
            .table("submissions.current." + table)
            .write()
            .parquet(folder.resolve(table).toString());
      }
    } finally {
      spark.stop();
    }
  }

  @Test
  void countsAndOrderStatisticsAreThoseOfDuckDb() throws SQLException {
    try (Duck duck = new Duck()) {
      for (String table : TABLES) {
        for (Field field : schema(table).fields()) {
          List<String> published =
              duck.rows(
                  "SELECT file, rows, missing, \"distinct\", min, p05, p25, p50, p75, p95, max, mean"
                      + " FROM "
                      + profile()
                      + " WHERE \"table\" = '%s' AND field = '%s' AND rows > 0 ORDER BY file"
                          .formatted(table, field.name()));
          assertThat(published)
              .as("%s.%s", table, field.name())
              .hasSizeGreaterThan(20)
              .isEqualTo(duck.rows(statistics(table, field)));
        }
      }
    }
  }

  @Test
  void frequentValuesAreThoseOfDuckDb() throws SQLException {
    try (Duck duck = new Duck()) {
      for (String table : TABLES) {
        for (Field field : schema(table).fields()) {
          List<String> published =
              duck.rows(
                  "SELECT file, top_values FROM "
                      + profile()
                      + " WHERE \"table\" = '%s' AND field = '%s' AND top_values IS NOT NULL"
                          .formatted(table, field.name())
                      + " ORDER BY file");
          assertThat(published)
              .as("%s.%s", table, field.name())
              .isEqualTo(field.sensitive() ? List.of() : duck.rows(frequent(table, field)));
        }
      }
    }
  }

  @Test
  void hasOneRowPerFileAndFieldOverTheAcceptedRows() throws SQLException {
    try (Duck duck = new Duck()) {
      assertThat(
              duck.rows(
                  "SELECT s.file FROM read_parquet('%s/submissions.parquet') s JOIN "
                          .formatted(checked.folder())
                      + profile()
                      + " p USING (file) WHERE p.rows <> s.rows_accepted OR p.table <> s.table"))
          .isEmpty();
      int columns = 0;
      for (String table :
          duck.rows(
              "SELECT \"table\" FROM read_parquet('%s/submissions.parquet')"
                  .formatted(checked.folder()))) {
        columns += schema(table).fields().size();
      }
      assertThat(duck.rows("SELECT count(*), count(DISTINCT (file, field)) FROM " + profile()))
          .containsExactly(columns + "|" + columns);
    }
  }

  @Test
  void isPublishedTheSameToTheByteOnOneCore() {
    CheckSubmissions.Checked other =
        CheckSubmissions.checkAndProfile(
            request(folder.resolve("other"), "local[1]"), Progress.SILENT);
    for (String file : List.of("profile.csv", "profile.parquet", "findings.csv")) {
      assertThat(Path.of(other.folder(), file))
          .hasSameBinaryContentAs(Path.of(checked.folder(), file));
    }
  }

  private static RunRequest request(Path output, String master) {
    return new RunRequest(
        SampleYear.SAMPLES.toString(),
        2024,
        SampleYear.RULES,
        Path.of("schemas"),
        Path.of("schemas"),
        output.toString(),
        null,
        Language.EN,
        new Pseudonyms(SampleYear.key()),
        master,
        Map.of());
  }

  private static TableSchema schema(String table) {
    return rules.schemas().table(table).orElseThrow();
  }

  private static String profile() {
    return "read_parquet('" + checked.folder() + "/profile.parquet')";
  }

  private static String accepted(String table) {
    return "read_parquet('" + folder.resolve(table) + "/*.parquet')";
  }

  /** Sums are made of whole units of the last decimal, so that HALF_UP is exact. */
  private static String statistics(String table, Field field) {
    String name = field.name();
    boolean isNumber = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    boolean hasOrder = isNumber || field.type() == FieldType.DATE;
    List<String> columns = new ArrayList<>(List.of("_file", "count(*)"));
    columns.add("count(*) - count(%s)".formatted(name));
    columns.add("count(DISTINCT %s)".formatted(name));
    Stream.of(
            "min(%s)",
            "quantile_disc(%s, 0.05)",
            "quantile_disc(%s, 0.25)",
            "quantile_disc(%s, 0.50)",
            "quantile_disc(%s, 0.75)",
            "quantile_disc(%s, 0.95)",
            "max(%s)")
        .map(hasOrder ? text -> text.formatted(name) : text -> "NULL")
        .map("CAST(%s AS VARCHAR)"::formatted)
        .forEach(columns::add);
    String total = "CAST(sum(%s) * 1%s AS HUGEINT)".formatted(name, "0".repeat(field.decimals()));
    columns.add(
        isNumber
            ? "CAST(CAST((200 * %1$s + count(%2$s)) // (2 * count(%2$s)) AS DECIMAL(38, %3$d))"
                    .formatted(total, name, field.decimals() + 2)
                + " / 1%s AS DECIMAL(38, %d))"
                    .formatted("0".repeat(field.decimals() + 2), field.decimals() + 2)
            : "NULL");
    return "SELECT "
        + columns.stream().collect(Collectors.joining(", "))
        + " FROM "
        + accepted(table)
        + " GROUP BY _file ORDER BY _file";
  }

  private static String frequent(String table, Field field) {
    return """
    WITH counted AS (
      SELECT _file, %1$s AS v, count(*) AS n FROM %2$s WHERE %1$s IS NOT NULL GROUP BY ALL),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY _file ORDER BY n DESC, v) AS r FROM counted)
    SELECT _file, string_agg(CAST(v AS VARCHAR) || ':' || n, '; ' ORDER BY r)
    FROM ranked WHERE r <= 5 AND _file IN (SELECT _file FROM counted WHERE n > 1)
    GROUP BY _file ORDER BY _file
    """
        .formatted(field.name(), accepted(table));
  }
}
