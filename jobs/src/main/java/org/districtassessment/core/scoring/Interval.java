package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Best inside an interval (区间最优): all points on [from, to], falling in straight lines to none at
 * {@code low} and at {@code high}.
 *
 * <p>{@code low = from} or {@code to = high} is a cliff: the boundary itself earns all points, what
 * lies beyond it none.
 *
 * @param low value at and below which there are no points, in the indicator's unit
 * @param from start of the best interval, ≥ {@code low}
 * @param to its end, ≥ {@code from}
 * @param high value at and above which there are no points, ≥ {@code to}
 */
public record Interval(BigDecimal low, BigDecimal from, BigDecimal to, BigDecimal high)
    implements ScoringFunction {

  public Interval {
    check(
        low.compareTo(from) <= 0 && from.compareTo(to) <= 0 && to.compareTo(high) <= 0,
        "Invalid interval: low %s, from %s, to %s, high %s (must not fall)",
        low,
        from,
        to,
        high);
  }

  @Override
  public Direction direction() {
    return Direction.NOMINAL;
  }

  @Override
  public List<Threshold> thresholds() {
    return List.of(Threshold.of("from", from), Threshold.of("to", to));
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    BigDecimal value = input.value();
    if (value.compareTo(from) < 0) {
      return Optional.of(onTheWay(value.subtract(low), from.subtract(low), full));
    }

    if (value.compareTo(to) > 0) {
      return Optional.of(onTheWay(high.subtract(value), high.subtract(to), full));
    }

    return Optional.of(full);
  }

  private static BigDecimal onTheWay(BigDecimal inside, BigDecimal width, BigDecimal full) {
    return inside.signum() <= 0
        ? BigDecimal.ZERO
        : full.multiply(inside).divide(width, MathContext.DECIMAL128);
  }
}
