package org.districtassessment.reference;

import java.math.BigDecimal;

/** Numbers as people write them: no trailing zeros, no exponent. */
final class Numerals {

  private Numerals() {}

  static String of(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
