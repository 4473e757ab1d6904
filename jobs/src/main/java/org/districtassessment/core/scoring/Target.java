package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Target attainment (目标完成率): points in proportion to how much of the target is reached, all of them
 * from the target on.
 *
 * <p>Attainment is x ÷ T, or T ÷ x where lower is better; it counts as 0 below 0 and as 1 above 1.
 * Where lower is better, a value of 0 or less is worth all points. Source: 完成率 = 实际 ÷ 目标 × 100%,
 * the usual first line of Chinese target scorecards.
 *
 * @param target the value worth all points, in the indicator's unit, &gt; 0
 * @param floor attainment below which there are no points, in (0, 1]; null for none. At exactly the
 *     floor the proportional points are earned
 * @param direction lower-is-better inverts the ratio
 */
public record Target(BigDecimal target, @Nullable BigDecimal floor, Direction direction)
    implements ScoringFunction {

  public Target {
    check(target.signum() > 0, "Invalid target: %s (must be > 0)", target);
    check(
        floor == null || (floor.signum() > 0 && floor.compareTo(BigDecimal.ONE) <= 0),
        "Invalid floor of the target: %s (must be in (0, 1])",
        floor);
    direction.checkOneWay();
  }

  @Override
  public List<Threshold> thresholds() {
    return List.of(Threshold.of("target", target));
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    BigDecimal value = input.value();
    if (!direction.isBetter(target, value)) {
      return Optional.of(full);
    }

    boolean higher = direction == Direction.HIGHER_IS_BETTER;
    BigDecimal reached = higher ? value : target;
    BigDecimal due = higher ? target : value;
    BigDecimal least = floor == null ? BigDecimal.ZERO : floor.multiply(due);
    if (reached.compareTo(least) < 0) {
      return Optional.of(BigDecimal.ZERO);
    }

    return Optional.of(full.multiply(reached).divide(due, MathContext.DECIMAL128));
  }
}
