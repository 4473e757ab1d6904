package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Progress on the year before (增幅、进步): half of the points at the benchmark, all of them one span
 * better, none one span worse, a straight line between.
 *
 * <p>Points = full × (½ + (g − benchmark) ÷ (2 × span)), never outside [0, full]; where lower is
 * better the sign of (g − benchmark) turns. Not applicable without a value of the year before.
 *
 * @param mode how g is measured
 * @param benchmark the growth worth half of the points, in the unit of g
 * @param span distance from the benchmark to all or no points, in the unit of g, &gt; 0
 * @param ceiling best possible value of the indicator, used by {@link Mode#GAP_CLOSING} only; the
 *     least one where lower is better
 * @param direction whether a rise or a fall of the value is progress
 */
public record Growth(
    Mode mode, BigDecimal benchmark, BigDecimal span, BigDecimal ceiling, Direction direction)
    implements ScoringFunction {

  /** How growth g is measured from p, the value of the year before, to x. */
  public enum Mode {
    /** x ÷ p − 1; not applicable where p ≤ 0. */
    RELATIVE,
    /** x − p, such as percentage points of a rate. */
    DIFFERENCE,
    /**
     * (x − p) ÷ (ceiling − p), the part of the gap that was closed; more is better in either
     * direction. Where p left no gap: not applicable while x leaves none, else no points.
     */
    GAP_CLOSING
  }

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  public Growth {
    check(span.signum() > 0, "Invalid span of growth: %s (must be > 0)", span);
    direction.checkOneWay();
  }

  @Override
  public List<Threshold> thresholds() {
    return mode == Mode.GAP_CLOSING ? List.of(Threshold.of("ceiling", ceiling)) : List.of();
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    BigDecimal previous = input.previous();
    if (previous == null) {
      return Optional.empty();
    }

    return switch (mode) {
      case RELATIVE -> relative(input.value(), previous, full);
      case DIFFERENCE -> {
        BigDecimal growth = input.value().subtract(previous);
        yield Optional.of(pointsFor(direction.gain(growth, benchmark), full));
      }
      case GAP_CLOSING -> gapClosing(input.value(), previous, full);
    };
  }

  private Optional<BigDecimal> relative(BigDecimal value, BigDecimal previous, BigDecimal full) {
    if (previous.signum() <= 0) {
      return Optional.empty();
    }

    BigDecimal growth = value.subtract(previous).divide(previous, MathContext.DECIMAL128);
    return Optional.of(pointsFor(direction.gain(growth, benchmark), full));
  }

  private Optional<BigDecimal> gapClosing(BigDecimal value, BigDecimal previous, BigDecimal full) {
    BigDecimal gap = direction.gain(ceiling, previous);
    if (gap.signum() > 0) {
      BigDecimal closed = direction.gain(value, previous).divide(gap, MathContext.DECIMAL128);
      return Optional.of(pointsFor(closed.subtract(benchmark), full));
    }

    boolean fellBack = direction.isBetter(ceiling, value);
    return fellBack ? Optional.of(BigDecimal.ZERO) : Optional.empty();
  }

  private BigDecimal pointsFor(BigDecimal lead, BigDecimal full) {
    BigDecimal share = HALF.add(lead.divide(span.multiply(TWO), MathContext.DECIMAL128));
    return full.multiply(share.max(BigDecimal.ZERO).min(BigDecimal.ONE));
  }
}
