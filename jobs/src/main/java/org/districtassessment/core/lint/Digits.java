package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.districtassessment.core.scoring.Direction;

/** Numbers that are compared with values of a fixed number of decimals. */
final class Digits {

  private Digits() {}

  /** Returns the worst value, at its decimals, that is as good as {@code threshold}. */
  static BigDecimal firstReaching(BigDecimal threshold, int decimals, Direction direction) {
    RoundingMode toBetter =
        direction == Direction.LOWER_IS_BETTER ? RoundingMode.FLOOR : RoundingMode.CEILING;
    return threshold.setScale(decimals, toBetter);
  }

  /** Whether the number has digits that no value of so many decimals has. */
  static boolean isFiner(BigDecimal number, int decimals) {
    return number.stripTrailingZeros().scale() > decimals;
  }
}
