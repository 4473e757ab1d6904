package org.districtassessment.pipeline;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.rule.BoundRules;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, for the person who started it.
 *
 * @param previousOrigin where the year before came from; null where there is none
 * @param publication the folder of the run
 */
public record Evaluation(
    BoundRules rules,
    Scorecards scorecards,
    List<Anomaly> anomalies,
    SubmissionCounts submissions,
    @Nullable String previousOrigin,
    String publication) {

  public Evaluation {
    anomalies = List.copyOf(anomalies);
  }

  /** Number of anomalies by check. */
  public SortedMap<String, Long> anomaliesByCheck() {
    SortedMap<String, Long> counts = new TreeMap<>();
    anomalies.forEach(anomaly -> counts.merge(anomaly.check(), 1L, Long::sum));
    return counts;
  }
}
