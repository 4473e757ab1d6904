package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;

/** Target attainment (目标完成率); placeholder body completed with the other functions. */
public record Target(BigDecimal target) implements ScoringFunction {

  public Target {
    check(target.signum() > 0, "Invalid target: %s (must be > 0)", target);
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    BigDecimal ratio = input.value().divide(target, MathContext.DECIMAL128);
    return full.multiply(ratio.max(BigDecimal.ZERO).min(BigDecimal.ONE));
  }
}
