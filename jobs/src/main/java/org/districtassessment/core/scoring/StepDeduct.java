package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Deduction by steps (每差…扣…，扣完为止): all points from {@code from} on, {@code deduct} points less for
 * each step short of it, never below 0.
 *
 * <p>Steps short = (from − x) ÷ step, or (x − from) ÷ step where lower is better. Source:
 * 达标率100%计满分；每减少0.1个百分点扣1分，扣完为止.
 *
 * @param from the value worth all points, in the indicator's unit
 * @param step width of a step, in the indicator's unit, &gt; 0
 * @param deduct points per step, &gt; 0
 * @param count what a step begun counts
 * @param direction which side of {@code from} loses points
 */
public record StepDeduct(
    BigDecimal from, BigDecimal step, BigDecimal deduct, Count count, Direction direction)
    implements ScoringFunction {

  /** What a step that is begun but not full counts. */
  public enum Count {
    /** As a whole step. */
    CEIL,
    /** Nothing. */
    FLOOR,
    /** Its part. */
    LINEAR
  }

  public StepDeduct {
    check(step.signum() > 0, "Invalid step: %s (must be > 0)", step);
    check(deduct.signum() > 0, "Invalid deduct per step: %s (must be > 0)", deduct);
    direction.checkOneWay();
  }

  @Override
  public List<Threshold> thresholds() {
    return List.of(Threshold.of("from", from));
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    BigDecimal shortBy = direction.gain(from, input.value());
    if (shortBy.signum() <= 0) {
      return Optional.of(full);
    }

    return Optional.of(full.subtract(deduct.multiply(steps(shortBy))).max(BigDecimal.ZERO));
  }

  private BigDecimal steps(BigDecimal shortBy) {
    return switch (count) {
      case CEIL -> shortBy.divide(step, 0, RoundingMode.CEILING);
      case FLOOR -> shortBy.divide(step, 0, RoundingMode.FLOOR);
      case LINEAR -> shortBy.divide(step, MathContext.DECIMAL128);
    };
  }
}
