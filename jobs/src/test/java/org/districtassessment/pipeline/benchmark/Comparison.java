package org.districtassessment.pipeline.benchmark;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.pipeline.Duck;
import org.districtassessment.pipeline.IndicatorsInSql;

/**
 * Whether a publication and what a {@link DuckScript} published say the same.
 *
 * @param lines a line for each thing that was compared, and for each that was not
 * @param differences what differs; empty where all is equal
 */
record Comparison(List<String> lines, List<String> differences) {

  private static final int SHOWN = 5;

  Comparison {
    lines = List.copyOf(lines);
    differences = List.copyOf(differences);
  }

  static Comparison of(BoundRules rules, Path run, Path script) throws SQLException {
    try (Duck duck = new Duck()) {
      return new Comparer(rules, run, script, duck).compare();
    }
  }

  private static final class Comparer {
    private final BoundRules rules;
    private final Path run;
    private final Path script;
    private final Duck duck;
    private final List<String> lines = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private Comparer(BoundRules rules, Path run, Path script, Duck duck) {
      this.rules = rules;
      this.run = run;
      this.script = script;
      this.duck = duck;
    }

    private Comparison compare() throws SQLException {
      submissions();
      findings();
      rejectedRows();
      indicators();
      checks();
      screens();
      lists();
      lines.add(
          "not compared: lines and messages of findings, blank rows, scores, ranks, traces, points at"
              + " stake, funding checks and measures, statistics (evaluate alone makes them)");
      return new Comparison(lines, differences);
    }

    private void submissions() throws SQLException {
      List<String> differing =
          differing(
              """
              SELECT "table", unit, sum(rows_read)::BIGINT AS rows_read, sum(rows_accepted)::BIGINT AS rows_accepted,
                sum(rows_rejected)::BIGINT AS rows_rejected
              FROM %s WHERE status = 'read' GROUP BY ALL
              """
                  .formatted(published("submissions")),
              """
              SELECT table_name, unit, rows_read::BIGINT, (rows_read - rows_rejected)::BIGINT, rows_rejected::BIGINT
              FROM %s WHERE table_name NOT LIKE 'previous\\_%%' ESCAPE '\\'
              """
                  .formatted(ofScript("submission")));
      String counts =
          duck.rows(
                  "SELECT count(DISTINCT table_name), count(*), sum(rows_read), sum(rows_rejected) FROM %s WHERE table_name NOT LIKE 'previous\\_%%' ESCAPE '\\'"
                      .formatted(ofScript("submission")))
              .get(0);
      report(
          "rows read, accepted and rejected by table and unit (tables|files|rows|rejected "
              + counts
              + ")",
          differing);
    }

    private void findings() throws SQLException {
      String ofRows =
          "SELECT code, severity, \"table\", unit, coalesce(field, '') AS field, count(*) AS n FROM %s WHERE line > 0 AND code <> 'blank-row' GROUP BY ALL"
              .formatted(published("findings"));
      List<String> differing =
          differing(
              ofRows,
              "SELECT code, severity, table_name, unit, field, count(*) FROM %s GROUP BY ALL"
                  .formatted(ofScript("finding")));
      List<String> codes = duck.rows("SELECT count(DISTINCT code), sum(n) FROM (" + ofRows + ")");
      report(
          "findings of rows by code, table, unit and field (codes|findings " + codes.get(0) + ")",
          differing);
    }

    private void rejectedRows() throws SQLException {
      report(
          "rejected rows by table, unit and reasons",
          differing(
              "SELECT \"table\", unit, codes, count(*) AS n FROM %s GROUP BY ALL"
                  .formatted(published("rejected_rows")),
              "SELECT table_name, unit, codes, count(*) FROM %s WHERE table_name NOT LIKE 'previous\\_%%' ESCAPE '\\' GROUP BY ALL"
                  .formatted(ofScript("rejected_row"))));
    }

    private void indicators() throws SQLException {
      duck.run("CREATE TABLE recomputed AS FROM " + ofScript("recomputed"));
      List<String> differing = IndicatorsInSql.differences(duck, run);
      String counts =
          duck.rows("SELECT count(DISTINCT indicator_id), count(DISTINCT unit) FROM recomputed")
              .get(0);
      report(
          "states, numerators, denominators and values, exactly (indicators|units " + counts + ")",
          differing);
    }

    /** Which units screens report is decided by evaluate alone; what they counted is compared. */
    private void screens() throws SQLException {
      List<String> names = new ArrayList<>();
      List<String> differing = new ArrayList<>();
      int reported = 0;
      for (CheckRule check : rules.rules().checks()) {
        if (!CheckSql.isPorted(check)) {
          String said =
              "SELECT unit, field, %s AS observed FROM %s WHERE check_id = '%s'"
                  .formatted(ScreenSql.observed(check), published("anomalies"), check.id());
          names.add(check.code() + " " + check.id());
          reported += duck.rows(said).size();
          differing.addAll(
              duck.rows(
                  "SELECT '%s', * FROM ((%s) EXCEPT ALL (SELECT unit, field, observed FROM %s WHERE check_id = '%s'))"
                      .formatted(check.id(), said, ofScript("tally"), check.id())));
        }
      }
      report("counts behind the " + reported + " units that screens report", differing);
      lines.add(
          "which units screens report, only evaluate decides ("
              + names.size()
              + " checks): "
              + String.join(", ", names));
    }

    private void checks() throws SQLException {
      int equal = 0;
      int compared = 0;
      int found = 0;
      for (CheckRule check : rules.rules().checks()) {
        if (!CheckSql.isPorted(check)) {
          continue;
        }

        // Words of screens are made by evaluate alone.
        boolean hasWords =
            check.method() instanceof CheckRule.Rows
                || check.method() instanceof CheckRule.AcrossUnits;
        String words = hasWords ? ", observed, expected" : "";
        List<String> differing =
            differing(
                "SELECT unit, key, field%s FROM %s WHERE check_id = '%s'"
                    .formatted(words, published("anomalies"), check.id()),
                "SELECT unit, row_key, field%s FROM %s WHERE check_id = '%s'"
                    .formatted(words, ofScript("found"), check.id()));
        compared++;
        equal += differing.isEmpty() ? 1 : 0;
        found +=
            Integer.parseInt(
                duck.rows(
                        "SELECT count(*) FROM %s WHERE check_id = '%s'"
                            .formatted(ofScript("found"), check.id()))
                    .get(0));
        differing.stream()
            .limit(SHOWN)
            .forEach(each -> differences.add(check.code() + " " + check.id() + ": " + each));
      }
      lines.add(
          "rows that checks found, with what was observed and expected: %d of %d checks equal, %,d rows"
              .formatted(equal, compared, found));
    }

    private void lists() throws SQLException {
      report(
          "monitoring lists with what they show",
          differing(
              "SELECT list_id, unit, key, shown FROM " + published("monitoring_lists"),
              "SELECT list_id, unit, row_key, shown FROM " + ofScript("listed")));
    }

    private void report(String what, List<String> differing) {
      lines.add(what + ": " + (differing.isEmpty() ? "equal" : differing.size() + " differ"));
      differing.stream().limit(SHOWN).forEach(each -> differences.add(what + ": " + each));
    }

    /** Rows of one side that the other does not have, as often as it has them. */
    private List<String> differing(String published, String ofScript) throws SQLException {
      return duck.rows(
          "SELECT 'published' AS side, * FROM ((%1$s) EXCEPT ALL (%2$s)) UNION ALL SELECT 'script', * FROM ((%2$s) EXCEPT ALL (%1$s)) ORDER BY ALL"
              .formatted(published, ofScript));
    }

    private String published(String table) {
      return "read_parquet('" + run.resolve(table + ".parquet") + "')";
    }

    private String ofScript(String table) {
      return "read_parquet('" + DuckScript.published(script, table) + "')";
    }
  }
}
