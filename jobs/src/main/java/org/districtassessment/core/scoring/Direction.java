package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.Locale;

/** Which way of an indicator is good. */
public enum Direction {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER,
  /** Best inside an interval. */
  NOMINAL;

  /** The name in rule files: {@code higher-is-better}, {@code lower-is-better}, {@code nominal}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns by how much {@code value} is better than {@code other}; negative where it is worse.
   *
   * @throws IllegalArgumentException for {@link #NOMINAL}, where neither end is the good one
   */
  public BigDecimal gain(BigDecimal value, BigDecimal other) {
    checkOneWay();
    return this == HIGHER_IS_BETTER ? value.subtract(other) : other.subtract(value);
  }

  /**
   * Returns whether {@code value} is better than {@code other}; equal values are not.
   *
   * @throws IllegalArgumentException for {@link #NOMINAL}
   */
  boolean isBetter(BigDecimal value, BigDecimal other) {
    checkOneWay();
    int order = value.compareTo(other);
    return this == HIGHER_IS_BETTER ? order > 0 : order < 0;
  }

  void checkOneWay() {
    check(
        this != NOMINAL,
        "Invalid direction of the score: nominal (must be higher-is-better or lower-is-better; a"
            + " nominal indicator is scored by an interval)");
  }

  /** Returns the way in which numbers grow from {@code worse} to {@code better}. */
  static Direction from(BigDecimal worse, BigDecimal better) {
    return better.compareTo(worse) > 0 ? HIGHER_IS_BETTER : LOWER_IS_BETTER;
  }
}
