package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.AcrossUnits;
import org.districtassessment.core.rule.CheckRule.Rows;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.GivenTexts;
import org.districtassessment.stage.vector.QuerySteps;
import org.districtassessment.stage.vector.ResultRows;

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
  public static Anomalies findAnomalies(SparkSession spark, RuleSteps steps, Language language) {
    return findAnomalies(CollectTogether.accepted(steps, spark), language);
  }

  static Anomalies findAnomalies(CollectTogether from, Language language) {
    RuleSet rules = from.steps().rules().rules();
    List<CheckRule> checks = rules.checks();
    List<QuerySteps> parts =
        new ArrayList<>(from.steps().of("counts", queries -> Screens.counts(queries, checks)));
    int counts = parts.size();
    parts.addAll(from.steps().of("suspects", queries -> suspects(queries, checks)));
    List<ResultRows> rows = from.collect("anomalies", parts);
    Screens screens = Screens.of(rules, Tally.byCheck(rows.subList(0, counts)), language);

    Map<String, List<SuspectRow>> suspects =
        Stream.concat(rows.subList(counts, rows.size()).stream(), pointedAt(from, screens).stream())
            .flatMap(List::stream)
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

  private static List<Query> suspects(RuleQueries queries, List<CheckRule> checks) {
    List<Query> parts = new ArrayList<>(FailedRows.of(queries, only(checks, Rows.class)));
    only(checks, AcrossUnits.class)
        .forEach(check -> parts.add(SharedValues.candidates(queries, check)));
    return parts;
  }

  /** The rows that screens point at. */
  private static List<ResultRows> pointedAt(CollectTogether from, Screens screens) {
    List<CheckRule> checks = from.steps().rules().rules().checks();
    List<CheckRule> that = Screens.thatPoint(checks);
    Map<String, GivenTexts> at = screens.at();
    List<QuerySteps> all =
        from.steps().of("screens", queries -> Screens.pointedAt(queries, checks));
    List<QuerySteps> parts =
        IntStream.range(0, that.size())
            .filter(i -> at.containsKey(that.get(i).id()))
            .mapToObj(all::get)
            .toList();
    return from.collect("screens", parts, List.copyOf(at.values()));
  }

  private static List<CheckRule> only(
      List<CheckRule> checks, Class<? extends CheckRule.Method> method) {
    return checks.stream().filter(check -> method.isInstance(check.method())).toList();
  }
}
