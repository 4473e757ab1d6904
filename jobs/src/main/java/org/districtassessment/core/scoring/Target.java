package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Target attainment (目标完成率): points in proportion to how much of the target is reached, all of them
 * from the target on.
 *
 * @param target the value worth all points, &gt; 0
 * @param floor attainment below which there are no points, in (0, 1]; null for none
 * @param direction lower-is-better inverts the ratio, and a value of 0 is worth all points
 */
public record Target(BigDecimal target, @Nullable BigDecimal floor, Direction direction)
    implements ScoringFunction {

  public Target {
    check(target.signum() > 0, "Invalid target: %s (must be > 0)", target);
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    BigDecimal ratio = input.value().divide(target, MathContext.DECIMAL128);
    return full.multiply(ratio.max(BigDecimal.ZERO).min(BigDecimal.ONE));
  }
}
