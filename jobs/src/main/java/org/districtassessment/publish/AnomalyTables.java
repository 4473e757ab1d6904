package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.DATE;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.anomaly.Review;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;

/** The tables of what looks wrong, and of what reviewers decided about it. */
final class AnomalyTables {

  private record ReviewOf(Review review, @Nullable IdentifiedAnomaly anomaly) {}

  private final TableColumns.Bound<ListedAnomaly> anomalies;
  private final TableColumns.Bound<ReviewOf> reviews;

  AnomalyTables(Schemas schemas, RuleSet rules, Language language, Problems problems) {
    anomalies = anomalyColumns(rules, language).bind(schemas, problems);
    reviews = reviewColumns().bind(schemas, problems);
  }

  PublishedTable anomalies(List<ListedAnomaly> listed) {
    return anomalies.of(listed);
  }

  PublishedTable reviews(List<Review> all, List<IdentifiedAnomaly> found) {
    Map<String, IdentifiedAnomaly> byId = new HashMap<>();
    found.forEach(anomaly -> byId.put(anomaly.id(), anomaly));
    return reviews.of(
        all.stream()
            .sorted(Comparator.comparing(Review::anomaly))
            .map(review -> new ReviewOf(review, byId.get(review.anomaly())))
            .toList());
  }

  private static TableColumns<ListedAnomaly> anomalyColumns(RuleSet rules, Language language) {
    Map<String, String> titles = new HashMap<>();
    for (CheckRule check : rules.checks()) {
      titles.put(check.id(), check.title().in(language));
    }
    return new TableColumns<ListedAnomaly>("anomalies")
        .always("anomaly_id", STRING, ListedAnomaly::id)
        .always("check_id", STRING, listed -> listed.anomaly().check())
        .always("code", STRING, listed -> listed.anomaly().code())
        .always("severity", STRING, listed -> listed.anomaly().severity())
        .always("unit", STRING, listed -> listed.anomaly().unit())
        .always("key", STRING, listed -> listed.anomaly().key())
        .always("field", STRING, listed -> listed.anomaly().field())
        .maybe("observed", STRING, listed -> listed.anomaly().observed())
        .always("expected", STRING, listed -> listed.anomaly().expected())
        .maybeRounded("q_value", listed -> listed.anomaly().qValue())
        .maybe("file", STRING, listed -> listed.anomaly().file())
        .maybe("line", INTEGER, listed -> listed.anomaly().line())
        .always("message", STRING, listed -> listed.anomaly().message())
        .maybe("points_at_stake", NUMBER, listed -> listed.stake().points())
        .maybe("ranks_at_stake", INTEGER, listed -> longOf(listed.stake().ranks()))
        .always("stake_basis", STRING, listed -> listed.stake().basis().id())
        .always("status", STRING, listed -> listed.status().id())
        .maybe("previous_status", STRING, listed -> idOf(listed.previousStatus()))
        .always(
            "title",
            STRING,
            listed -> titles.getOrDefault(listed.anomaly().check(), listed.anomaly().check()));
  }

  private static TableColumns<ReviewOf> reviewColumns() {
    return new TableColumns<ReviewOf>("reviews")
        .always("anomaly_id", STRING, of -> of.review().anomaly())
        .always("decision", STRING, of -> of.review().status().id())
        .always("state", STRING, of -> of.anomaly() == null ? "not_found" : "applied")
        .maybe(
            "check_id", STRING, of -> of.anomaly() == null ? null : of.anomaly().anomaly().check())
        .maybe("unit", STRING, of -> of.anomaly() == null ? null : of.anomaly().anomaly().unit())
        .always("reviewer", STRING, of -> of.review().reviewer())
        .always("decided_on", DATE, of -> of.review().decidedOn())
        .always("reason", STRING, of -> of.review().reason())
        .always("line", INTEGER, of -> (long) of.review().at().line());
  }

  private static @Nullable Long longOf(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }

  private static @Nullable String idOf(@Nullable AnomalyStatus status) {
    return status == null ? null : status.id();
  }
}
