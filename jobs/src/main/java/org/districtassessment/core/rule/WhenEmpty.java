package org.districtassessment.core.rule;

/** What it means that a unit has nothing to measure. */
public enum WhenEmpty {
  /** Was due and did not come: worth 0 points. */
  MISSING,
  /** Drops out of numerator and denominator of the total. */
  NOT_APPLICABLE
}
