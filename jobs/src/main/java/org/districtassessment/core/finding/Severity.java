package org.districtassessment.core.finding;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
  /** The row is not accepted. */
  ERROR,
  /** The row is accepted; somebody should look at it. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The name in files and tables: {@code error}, {@code warning}, {@code info}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
