package org.districtassessment.core.scoring;

/** Which way of an indicator is good. */
public enum Direction {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER,
  /** Best inside an interval. */
  NOMINAL
}
