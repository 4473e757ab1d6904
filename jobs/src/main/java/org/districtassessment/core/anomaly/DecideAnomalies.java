package org.districtassessment.core.anomaly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.jspecify.annotations.Nullable;

/** Holds what was found against what reviewers decided and what was known before. */
public final class DecideAnomalies {

  private final Map<String, Review> reviews = new HashMap<>();
  private final Map<String, AnomalyStatus> yearBefore;
  private final Map<String, AnomalyStatus> lastRun;

  /**
   * Takes what is known of anomalies, by id.
   *
   * @param reviews one of each anomaly; see {@link #problems}
   * @param yearBefore as the publication of the year before lists them
   * @param lastRun as the last publication of the same year lists them
   */
  public DecideAnomalies(
      List<Review> reviews,
      Map<String, AnomalyStatus> yearBefore,
      Map<String, AnomalyStatus> lastRun) {
    reviews.forEach(review -> this.reviews.put(review.anomaly(), review));
    this.yearBefore = Map.copyOf(yearBefore);
    this.lastRun = Map.copyOf(lastRun);
  }

  /** Returns a problem for every second review of an anomaly. */
  public static List<Problem> problems(List<Review> reviews) {
    Map<String, Review> first = new HashMap<>();
    Problems problems = new Problems();
    for (Review review : reviews) {
      Review earlier = first.putIfAbsent(review.anomaly(), review);
      if (earlier != null) {
        problems.add(
            review.at(),
            "A second review of %s, after line %d (leave the one that holds)",
            review.anomaly(),
            earlier.at().line());
      }
    }
    return problems.sorted();
  }

  /**
   * Returns what a review made of an anomaly; without one, whether an earlier publication listed
   * it. A review of another year does not decide: its anomaly is open again.
   */
  public AnomalyStatus status(IdentifiedAnomaly anomaly) {
    Review review = reviews.get(anomaly.id());
    if (review != null) {
      return review.status();
    }

    boolean isKnown = yearBefore.containsKey(anomaly.id()) || lastRun.containsKey(anomaly.id());
    return isKnown ? AnomalyStatus.OPEN : AnomalyStatus.NEW;
  }

  /** Returns how the publication of the year before listed an anomaly; null where it did not. */
  public @Nullable AnomalyStatus previousStatus(IdentifiedAnomaly anomaly) {
    return yearBefore.get(anomaly.id());
  }

  /** Returns the anomalies that a review confirmed, in their order. */
  public List<IdentifiedAnomaly> confirmed(List<IdentifiedAnomaly> anomalies) {
    return anomalies.stream()
        .filter(anomaly -> status(anomaly) == AnomalyStatus.CONFIRMED)
        .toList();
  }

  /** Returns the ids of reviews whose anomaly is not among these. */
  public Set<String> withoutAnomaly(List<IdentifiedAnomaly> anomalies) {
    Set<String> found = anomalies.stream().map(IdentifiedAnomaly::id).collect(Collectors.toSet());
    return reviews.keySet().stream()
        .filter(id -> !found.contains(id))
        .collect(Collectors.toUnmodifiableSet());
  }
}
