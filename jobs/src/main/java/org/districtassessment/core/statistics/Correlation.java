package org.districtassessment.core.statistics;

/**
 * How two columns move together.
 *
 * @param count rows in which both have a value
 * @param coefficient in [−1, 1]; NaN where it is undefined: fewer than three such rows, or one
 *     column is constant in them
 * @param pValue two-sided probability, in [0, 1], of a coefficient at least as far from 0 where the
 *     columns are independent; NaN where the coefficient is
 */
public record Correlation(int count, double coefficient, double pValue) {

  /** Returns the answer where there is none. */
  static Correlation undefined(int count) {
    return new Correlation(count, Double.NaN, Double.NaN);
  }

  public boolean isDefined() {
    return !Double.isNaN(coefficient);
  }
}
