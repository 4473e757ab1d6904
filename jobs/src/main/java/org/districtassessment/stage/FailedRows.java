package org.districtassessment.stage;

import java.util.List;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.stage.expression.Query;

/** Rows for which the condition of a check is true. */
final class FailedRows {

  private FailedRows() {}

  /** One query a check. */
  static List<Query> of(RuleQueries queries, List<CheckRule> checks) {
    return checks.stream().map(check -> suspects(queries, check)).toList();
  }

  static List<Anomaly> anomalies(CheckRule check, List<SuspectRow> rows, Language language) {
    return rows.stream()
        .map(
            row ->
                row.anomaly(check, language, row.first(), row.second() == null ? "" : row.second()))
        .toList();
  }

  private static Query suspects(RuleQueries queries, CheckRule check) {
    CheckRule.Rows method = (CheckRule.Rows) check.method();
    Query counted = queries.rows(check.from(), check.where());
    return counted
        .where(queries.column(method.failsWhen()))
        .select(
            SuspectRow.columns(
                queries,
                counted,
                check,
                queries.column(method.observed()),
                queries.column(method.expected())));
  }
}
