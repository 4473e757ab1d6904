package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals of at most 18 digits as unscaled longs. */
final class Decimals {

  /** Greatest unscaled value: 18 nines. */
  static final long LARGEST = 999_999_999_999_999_999L;

  /** No decimal. */
  static final long NONE = Long.MIN_VALUE;

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

  /**
   * Returns {@code digits / 10^behindPoint × factor} with {@code decimals} decimals, if that is
   * exact and has at most 18 digits; else {@link #NONE}.
   *
   * @param digits at least 0
   * @param factorDigits unscaled value of the factor, above 0
   * @param factorScale its scale, which may be negative
   */
  static long scaled(
      long digits, int behindPoint, long factorDigits, int factorScale, int decimals) {
    if (digits == 0) {
      return 0;
    }

    int shift = decimals - behindPoint - factorScale;
    long value = digits;
    long factor = factorDigits;
    for (; shift < 0 && value % 10 == 0; shift++) {
      value /= 10;
    }
    for (; shift < 0 && factor % 10 == 0; shift++) {
      factor /= 10;
    }
    if (Math.multiplyHigh(value, factor) != 0 || value * factor < 0) {
      return NONE;
    }

    long product = value * factor;
    for (; shift < 0 && product % 10 == 0; shift++) {
      product /= 10; // a five of one and a two of the other
    }
    if (shift < 0 || shift >= POWERS.length || product > LARGEST / powerOfTen(shift)) {
      return NONE;
    }

    return product * powerOfTen(shift);
  }
}
