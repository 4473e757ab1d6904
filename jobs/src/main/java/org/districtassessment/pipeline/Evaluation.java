package org.districtassessment.pipeline;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.rule.BoundRules;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, for the person who started it.
 *
 * @param reviewsOfNothing ids in the file of reviews that name no anomaly of this run
 * @param previousOrigin where the year before came from; null where there is none
 * @param publication the folder of the run
 */
public record Evaluation(
    BoundRules rules,
    Scorecards scorecards,
    List<ListedAnomaly> anomalies,
    Set<String> reviewsOfNothing,
    SubmissionCounts submissions,
    @Nullable String previousOrigin,
    String publication) {

  public Evaluation {
    anomalies = List.copyOf(anomalies);
    reviewsOfNothing = Set.copyOf(reviewsOfNothing);
  }

  /** Number of anomalies of a status. */
  public long anomaliesOf(AnomalyStatus status) {
    return anomalies.stream().filter(anomaly -> anomaly.status() == status).count();
  }

  /** Number of anomalies by check. */
  public SortedMap<String, Long> anomaliesByCheck() {
    SortedMap<String, Long> counts = new TreeMap<>();
    anomalies.forEach(anomaly -> counts.merge(anomaly.anomaly().check(), 1L, Long::sum));
    return counts;
  }
}
