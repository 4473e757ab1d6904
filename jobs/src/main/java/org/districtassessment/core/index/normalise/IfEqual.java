package org.districtassessment.core.index.normalise;

/** What all units get where their values are equal, as a single value always is. */
public enum IfEqual {
  /** The least that the normalisation gives. */
  LOWER,
  /** Half way between the least and the greatest. */
  MIDDLE,
  /** The greatest that the normalisation gives. */
  UPPER,
  /** Nothing: the column has no part in the scores. */
  MISSING;

  double between(double lower, double upper) {
    return switch (this) {
      case LOWER -> lower;
      case MIDDLE -> lower + (upper - lower) / 2;
      case UPPER -> upper;
      case MISSING -> Double.NaN;
    };
  }
}
