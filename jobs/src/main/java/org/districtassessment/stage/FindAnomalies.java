package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.AcrossUnits;
import org.districtassessment.core.rule.CheckRule.Rows;

/**
 * Submissions to what looks wrong in them. At most two Spark jobs, however many checks: one counts
 * the values that statistical screens work on, one reads the rows that checks point at.
 *
 * <p>Groups and medians are exact, so the result does not depend on partitions.
 */
public final class FindAnomalies {

  private FindAnomalies() {}

  /** Runs all checks of the rules over the catalog of submissions of the session. */
  public static Anomalies findAnomalies(SparkSession spark, BoundRules rules, Language language) {
    return findAnomalies(RuleQueries.over(spark, rules), language);
  }

  static Anomalies findAnomalies(RuleQueries queries, Language language) {
    List<CheckRule> checks = queries.rules().rules().checks();
    Screens screens = Screens.count(queries, checks, language);
    List<Dataset<Row>> parts = new ArrayList<>(FailedRows.of(queries, only(checks, Rows.class)));
    only(checks, AcrossUnits.class)
        .forEach(check -> parts.add(SharedValues.candidates(queries, check)));
    parts.addAll(screens.rows());

    Map<String, List<SuspectRow>> suspects =
        CollectTogether.collect("anomalies", parts).stream()
            .map(SuspectRow::of)
            .collect(Collectors.groupingBy(SuspectRow::check));
    List<Anomaly> anomalies = new ArrayList<>();
    for (CheckRule check : checks) {
      List<SuspectRow> own = suspects.getOrDefault(check.id(), List.of());
      anomalies.addAll(
          check.method() instanceof Rows
              ? FailedRows.anomalies(check, own, language)
              : check.method() instanceof AcrossUnits
                  ? SharedValues.anomalies(check, own, language)
                  : screens.anomalies(check, own));
    }
    return new Anomalies(anomalies);
  }

  private static List<CheckRule> only(
      List<CheckRule> checks, Class<? extends CheckRule.Method> method) {
    return checks.stream().filter(check -> method.isInstance(check.method())).toList();
  }
}
