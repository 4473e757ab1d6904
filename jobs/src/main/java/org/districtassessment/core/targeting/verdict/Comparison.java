package org.districtassessment.core.targeting.verdict;

import java.math.BigDecimal;

/** What a measure must be, relative to a threshold. */
public enum Comparison {
  AT_LEAST(1),
  AT_MOST(-1),
  ABOVE(1),
  BELOW(-1);

  private final int better;

  Comparison(int better) {
    this.better = better;
  }

  boolean holds(BigDecimal value, BigDecimal threshold) {
    int side = value.compareTo(threshold) * better;
    boolean orEqual = this == AT_LEAST || this == AT_MOST;
    return orEqual ? side >= 0 : side > 0;
  }

  /** Returns how much nearer to passing {@code other} is than {@code value}; below 0 if farther. */
  double gain(double value, double other) {
    return (other - value) * better;
  }
}
