package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals of at most 18 digits as unscaled longs. */
final class Decimals {

  /** Greatest unscaled value: 18 nines. */
  static final long LARGEST = 999_999_999_999_999_999L;

  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /** Returns 10 to the {@code exponent}, which is 0 to 18. */
  static long powerOfTen(int exponent) {
    return POWERS[exponent];
  }

  /** Returns the bound in units of the last decimal, not beyond what a value can reach by one. */
  static long bound(BigDecimal written, int decimals, boolean roundedUp) {
    RoundingMode mode = roundedUp ? RoundingMode.CEILING : RoundingMode.FLOOR;
    BigDecimal unscaled = written.setScale(decimals, mode).movePointRight(decimals);
    BigDecimal beyond = BigDecimal.valueOf(LARGEST + 1);
    return unscaled.min(beyond).max(beyond.negate()).longValueExact();
  }
}
