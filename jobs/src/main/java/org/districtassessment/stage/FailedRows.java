package org.districtassessment.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;

/** Rows for which the condition of a check is true. */
final class FailedRows {

  private FailedRows() {}

  /** One pass over each table or view, however many checks look at it. */
  static List<Dataset<Row>> of(RuleQueries queries, List<CheckRule> checks) {
    Map<String, List<CheckRule>> byRelation = new LinkedHashMap<>();
    checks.forEach(
        check -> byRelation.computeIfAbsent(check.from(), from -> new ArrayList<>()).add(check));
    List<Dataset<Row>> parts = new ArrayList<>();
    byRelation.forEach((relation, own) -> parts.add(suspects(queries, relation, own)));
    return parts;
  }

  static List<Anomaly> anomalies(CheckRule check, List<SuspectRow> rows, Language language) {
    return rows.stream()
        .map(
            row ->
                row.anomaly(check, language, row.first(), row.second() == null ? "" : row.second()))
        .toList();
  }

  private static Dataset<Row> suspects(
      RuleQueries queries, String relation, List<CheckRule> checks) {
    Dataset<Row> all = queries.relation(relation);
    List<Column> hits = new ArrayList<>();
    for (CheckRule check : checks) {
      CheckRule.Rows method = (CheckRule.Rows) check.method();
      Column fails = queries.column(method.failsWhen());
      Column counts = check.where() == null ? fails : queries.column(check.where()).and(fails);
      Column[] columns =
          SuspectRow.columns(
              queries,
              all,
              check,
              queries.column(method.observed()),
              queries.column(method.expected()));
      hits.add(when(counts, struct(columns)));
    }
    return all.select(explode(array(hits.toArray(Column[]::new))).as("hit"))
        .where(col("hit").isNotNull())
        .select("hit.*");
  }
}
