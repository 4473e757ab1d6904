package org.districtassessment.core.anomaly;

import java.math.BigDecimal;

/** Values that look as if they had been entered in another unit of measure. */
public final class UnitSlip {

  private UnitSlip() {}

  /**
   * Returns whether {@code value} is about {@code factor} times, or a {@code factor}-th of, the
   * median of its group: whether the multiple is within [factor ÷ tolerance, factor × tolerance],
   * ends included. Compared without rounding. Never where the median is not positive.
   */
  public static boolean isOff(
      BigDecimal value, BigDecimal median, BigDecimal factor, BigDecimal tolerance) {
    if (median.signum() <= 0) {
      return false;
    }

    return isAbout(value, median.multiply(factor), tolerance)
        || isAbout(value.multiply(factor), median, tolerance);
  }

  /** Returns whether value is within [expected ÷ tolerance, expected × tolerance]. */
  private static boolean isAbout(BigDecimal value, BigDecimal expected, BigDecimal tolerance) {
    return value.multiply(tolerance).compareTo(expected) >= 0
        && value.compareTo(expected.multiply(tolerance)) <= 0;
  }
}
