package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Turns the value of an indicator into points. The list of permitted types is the list of kinds.
 *
 * <p>Every kind computes with decimals, so that a boundary is met exactly; a better value never
 * earns less.
 */
public sealed interface ScoringFunction
    permits Target,
        AllOrNothing,
        StepDeduct,
        Tiered,
        Efficacy,
        GradedEfficacy,
        RangeScore,
        RankScore,
        Growth,
        Interval {

  /**
   * Returns points in [0, {@code full}], exact or to 34 digits, not yet rounded; empty where the
   * function does not apply to the value, and the indicator is then not applicable.
   */
  Optional<BigDecimal> points(ScoringInput input, BigDecimal full);

  /** Returns which values earn more; an indicator declares the same. */
  Direction direction();

  /** Returns the values of the indicator that it waits for; none where it compares units. */
  default List<Threshold> thresholds() {
    return List.of();
  }

  /**
   * Returns among whom units are compared; empty where no other unit's value counts. Without it a
   * function is given no peers.
   */
  default Optional<Scope> compared() {
    return Optional.empty();
  }

  /**
   * Does nothing when the function can be used for an indicator of {@code full} points.
   *
   * @throws IllegalArgumentException if its own points are not on the scale of the indicator
   */
  default void checkScale(BigDecimal full) {}
}
