package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.time.LocalDate;
import org.districtassessment.core.finding.SourceLocation;

/**
 * A reviewer's decision on an anomaly.
 *
 * @param anomaly id of the anomaly
 * @param confirmed whether the row was found to be wrong; else it was found to be right
 * @param reviewer who decided
 * @param reason why, in words
 * @param at where the decision stands
 */
public record Review(
    String anomaly,
    boolean confirmed,
    String reviewer,
    LocalDate decidedOn,
    String reason,
    SourceLocation at) {

  public Review {
    check(!reviewer.isBlank(), "A review of %s has no reviewer", anomaly);
    check(!reason.isBlank(), "A review of %s has no reason", anomaly);
  }

  /** Returns what the decision makes of its anomaly. */
  public AnomalyStatus status() {
    return confirmed ? AnomalyStatus.CONFIRMED : AnomalyStatus.DISMISSED;
  }
}
