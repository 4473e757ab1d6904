package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.AcrossUnits;
import org.districtassessment.core.rule.CheckRule.FactorOff;
import org.districtassessment.core.rule.CheckRule.RobustZ;
import org.districtassessment.core.rule.CheckRule.Rows;

/**
 * Submissions to what looks wrong in them. At most two Spark jobs, however many checks: one counts
 * the values that outliers are measured against, one reads the rows that checks point at.
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
    Outliers outliers =
        Outliers.find(
            queries,
            only(checks, List.of(RobustZ.class, FactorOff.class)),
            new OutlierWords(language));
    List<Dataset<Row>> parts = new ArrayList<>(FailedRows.of(queries, only(checks, Rows.class)));
    List<CheckRule> across = only(checks, AcrossUnits.class);
    across.forEach(check -> parts.add(SharedValues.candidates(queries, check)));
    parts.addAll(outliers.rows());

    List<SuspectRow> suspects =
        parts.stream()
            .reduce(Dataset::union)
            .map(all -> all.collectAsList().stream().map(SuspectRow::of).toList())
            .orElse(List.of());
    List<Anomaly> anomalies = new ArrayList<>();
    for (CheckRule check : checks) {
      List<SuspectRow> own =
          suspects.stream().filter(suspect -> suspect.check().equals(check.id())).toList();
      anomalies.addAll(
          check.method() instanceof Rows
              ? FailedRows.anomalies(check, own, language)
              : check.method() instanceof AcrossUnits
                  ? SharedValues.anomalies(check, own, language)
                  : outliers.anomalies(check, own, language));
    }
    return new Anomalies(anomalies);
  }

  private static List<CheckRule> only(
      List<CheckRule> checks, Class<? extends CheckRule.Method> method) {
    return only(checks, List.of(method));
  }

  private static List<CheckRule> only(
      List<CheckRule> checks, List<Class<? extends CheckRule.Method>> methods) {
    return checks.stream().filter(check -> methods.contains(check.method().getClass())).toList();
  }
}
