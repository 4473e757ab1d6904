package org.districtassessment.core.composite;

import java.util.Locale;

/** Whether an indicator of a unit has a value. Never mixed up; a zero is a value. */
public enum State {
  VALUE,
  /** Was due and did not come. */
  MISSING,
  /** Drops out of numerator and denominator of the total. */
  NOT_APPLICABLE;

  /** The name in tables: {@code value}, {@code missing}, {@code not_applicable}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
