package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The indicators of the shipped edition as SQL of another engine, written from what each of them
 * means and not from the rules: {@code indicators-in-sql} in the test resources.
 */
public final class IndicatorsInSql {

  private static final List<String> FILES =
      List.of(
          "shared",
          "industry",
          "employment",
          "facilities",
          "livelihood",
          "community",
          "outcome",
          "finance",
          "values");

  private IndicatorsInSql() {}

  /**
   * Fills the table {@code recomputed}: unit, indicator_id, state, numerator, denominator, value;
   * one row per unit and indicator.
   *
   * @param accepted what {@link AcceptedRows} wrote; the year before may be absent
   */
  static void recompute(Duck duck, Path accepted, int year) throws IOException, SQLException {
    duck.run("SET VARIABLE year = " + year);
    Path rows = accepted.resolve(Integer.toString(year));
    Path before = accepted.resolve(Integer.toString(year - 1));
    for (String table : tables(rows)) {
      view(duck, table, "read_parquet('" + rows.resolve(table) + "/*.parquet')");
      view(
          duck,
          "previous_" + table,
          Files.exists(before)
              ? "read_parquet('" + before.resolve(table) + "/*.parquet')"
              : table + " WHERE false");
    }
    duck.run(script());
  }

  /**
   * The statements that fill {@code recomputed} from accepted rows in tables named as they were
   * submitted, those of the year before with the prefix {@code previous_}, and the variable {@code
   * year}.
   */
  public static String script() throws IOException {
    StringBuilder script = new StringBuilder();
    for (String file : FILES) {
      script.append(script(file));
    }
    return script.toString();
  }

  /** Returns each cell of {@code recomputed} that the run says otherwise, or does not have. */
  public static List<String> differences(Duck duck, Path run) throws SQLException {
    return duck.rows(
        """
        WITH published AS (
          SELECT unit, indicator_id, state, numerator, denominator, value
          FROM read_parquet('%s'))
        SELECT coalesce(r.unit, p.unit) AS unit, coalesce(r.indicator_id, p.indicator_id) AS id,
               'recomputed', r.state, r.numerator, r.denominator, r.value,
               'published', p.state, p.numerator, p.denominator, p.value
        FROM recomputed r
        FULL JOIN published p ON p.unit = r.unit AND p.indicator_id = r.indicator_id
        WHERE r.state IS DISTINCT FROM p.state
           OR r.numerator IS DISTINCT FROM p.numerator
           OR r.denominator IS DISTINCT FROM p.denominator
           OR r.value IS DISTINCT FROM p.value
        ORDER BY id, unit
        """
            .formatted(run.resolve("indicator_scores.parquet")));
  }

  private static List<String> tables(Path folder) throws IOException {
    try (Stream<Path> tables = Files.list(folder)) {
      return tables.map(table -> table.getFileName().toString()).sorted().toList();
    }
  }

  private static void view(Duck duck, String name, String from) throws SQLException {
    duck.run("CREATE VIEW " + name + " AS SELECT * FROM " + from);
  }

  private static String script(String file) throws IOException {
    String resource = "/indicators-in-sql/" + file + ".sql";
    try (InputStream in = IndicatorsInSql.class.getResourceAsStream(resource)) {
      return new String(requireNonNull(in, resource).readAllBytes(), UTF_8);
    }
  }
}
