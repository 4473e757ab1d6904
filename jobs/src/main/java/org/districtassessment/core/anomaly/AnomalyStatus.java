package org.districtassessment.core.anomaly;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has become of an anomaly. */
public enum AnomalyStatus {
  /** Nobody knew of it before. */
  NEW,
  /** An earlier publication listed it, and nobody has decided. */
  OPEN,
  /** A reviewer found the row to be right. */
  DISMISSED,
  /** A reviewer found the row to be wrong. */
  CONFIRMED;

  /** Returns the word that publications use. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the status of a word; empty for another one. */
  public static Optional<AnomalyStatus> of(String id) {
    return Arrays.stream(values()).filter(status -> status.id().equals(id)).findFirst();
  }
}
