package org.districtassessment.core.anomaly;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code anomalies}.
 *
 * @param found with its id
 * @param previousStatus how the publication of the year before listed it; null where it did not
 * @param stake what hangs on it
 */
public record ListedAnomaly(
    IdentifiedAnomaly found,
    AnomalyStatus status,
    @Nullable AnomalyStatus previousStatus,
    Stake stake) {

  public String id() {
    return found.id();
  }

  public Anomaly anomaly() {
    return found.anomaly();
  }
}
