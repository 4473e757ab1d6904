package org.districtassessment.pipeline;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.composite.IndicatorScore;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.publish.PreviousPublication;
import org.jspecify.annotations.Nullable;

/** Completes anomalies with what is known only after scoring. */
final class AtStake {

  private AtStake() {}

  /**
   * Adds to each anomaly the points that its unit earned on the indicators the check guards, and
   * whether the year before had it too; takes out what looks like a sensitive value, which a unit
   * may have put into a field that is not meant for it.
   */
  static List<Anomaly> complete(
      List<Anomaly> anomalies,
      RuleSet rules,
      Scorecards scores,
      PreviousPublication previous,
      Redactor redactor) {
    Map<String, Set<String>> guarded = new HashMap<>();
    for (CheckRule check : rules.checks()) {
      guarded.put(check.id(), Set.copyOf(check.affects()));
    }
    Map<String, Map<String, BigDecimal>> earned = new HashMap<>();
    for (IndicatorScore score : scores.indicatorScores()) {
      BigDecimal points = score.points();
      if (points != null) {
        earned
            .computeIfAbsent(score.unit(), unit -> new HashMap<>())
            .put(score.indicator(), points);
      }
    }
    return anomalies.stream()
        .map(
            anomaly ->
                new Anomaly(
                    anomaly.check(),
                    anomaly.code(),
                    anomaly.severity(),
                    anomaly.unit(),
                    redactor.redact(anomaly.key()),
                    anomaly.field(),
                    redactOrNull(redactor, anomaly.observed()),
                    redactor.redact(anomaly.expected()),
                    anomaly.qValue(),
                    redactOrNull(redactor, anomaly.file()),
                    anomaly.line(),
                    anomaly.message(),
                    sum(
                        earned.getOrDefault(anomaly.unit(), Map.of()),
                        guarded.getOrDefault(anomaly.check(), Set.of())),
                    previous.statusOf(anomaly)))
        .toList();
  }

  private static @Nullable String redactOrNull(Redactor redactor, @Nullable String text) {
    return text == null ? null : redactor.redact(text);
  }

  private static BigDecimal sum(Map<String, BigDecimal> earned, Set<String> indicators) {
    return indicators.stream()
        .map(indicator -> earned.getOrDefault(indicator, BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO.setScale(Scorecards.POINT_SCALE), BigDecimal::add);
  }
}
