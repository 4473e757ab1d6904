package org.districtassessment.config;

import java.math.BigDecimal;
import org.districtassessment.core.scoring.Direction;

/** Which of two values an indicator's direction calls better. */
final class Better {

  private Better() {}

  /** Whether {@code value} is better than {@code other}; nothing is worse where nominal is best. */
  static boolean than(BigDecimal other, BigDecimal value, Direction direction) {
    return switch (direction) {
      case HIGHER_IS_BETTER -> value.compareTo(other) > 0;
      case LOWER_IS_BETTER -> value.compareTo(other) < 0;
      case NOMINAL -> true;
    };
  }

  static String words(Direction direction) {
    return direction == Direction.LOWER_IS_BETTER ? "lower is better" : "higher is better";
  }

  /** What to do where values stand in the wrong order. */
  static String remedy(Direction direction) {
    Direction other =
        direction == Direction.LOWER_IS_BETTER
            ? Direction.HIGHER_IS_BETTER
            : Direction.LOWER_IS_BETTER;
    return "swap them, or make the direction " + other.id();
  }
}
