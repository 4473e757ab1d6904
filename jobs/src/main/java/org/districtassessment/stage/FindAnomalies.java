package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Submissions to what looks wrong in them. Rows are read twice, however many checks: to find those
 * that checks point at and to count the values that statistical screens work on, and to find the
 * rows that these point at.
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
    List<Dataset<Row>> parts = new ArrayList<>(Screens.counts(queries, checks));
    int counts = parts.size();
    parts.addAll(FailedRows.of(queries, only(checks, Rows.class)));
    only(checks, AcrossUnits.class)
        .forEach(check -> parts.add(SharedValues.candidates(queries, check)));
    List<List<Row>> rows = CollectTogether.collect(queries.spark(), "anomalies", parts);
    Screens screens = Screens.of(queries, checks, Tally.byCheck(rows.subList(0, counts)), language);

    Map<String, List<SuspectRow>> suspects =
        Stream.concat(
                rows.subList(counts, rows.size()).stream().flatMap(List::stream),
                CollectTogether.collect("screens", screens.rows()).stream())
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
