package org.districtassessment.core.targeting.inequality;

/** Which end of the ranking variable comes first, as the neediest. */
public enum Orientation {
  /** The least first, as with income: the poorest come first. */
  LEAST_FIRST,
  /** The greatest first, as with a score of need. */
  GREATEST_FIRST
}
