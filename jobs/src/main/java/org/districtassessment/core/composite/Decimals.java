package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Results of an index, which is computed with doubles, as the decimals that are published. */
final class Decimals {

  private Decimals() {}

  /**
   * Returns a number rounded HALF_UP to {@link Scorecards#POINT_SCALE} digits, which also takes
   * away the noise in the last bits of a double; null for NaN.
   */
  static @Nullable BigDecimal of(double number) {
    return Double.isNaN(number) ? null : ofFinite(number);
  }

  static BigDecimal ofFinite(double number) {
    return new BigDecimal(number).setScale(Scorecards.POINT_SCALE, RoundingMode.HALF_UP);
  }
}
