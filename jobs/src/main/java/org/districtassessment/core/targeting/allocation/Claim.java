package org.districtassessment.core.targeting.allocation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a unit brings to the allocation.
 *
 * @param factors its value of each factor, by id
 * @param performance what its share is multiplied by, at least 0; 1 leaves it
 * @param lastYear what it had last year; null where unknown
 * @param baseLevel what it had in the base years; null where unknown
 */
public record Claim(
    String unit,
    Map<String, BigDecimal> factors,
    BigDecimal performance,
    @Nullable BigDecimal lastYear,
    @Nullable BigDecimal baseLevel) {

  public Claim {
    factors = Map.copyOf(factors);
    check(
        performance.signum() >= 0,
        "Invalid performance of %s: %s (must be at least 0)",
        unit,
        performance);
  }

  BigDecimal value(Factor factor) {
    BigDecimal value = factors.get(factor.id());
    if (value == null) {
      throw new IllegalArgumentException("Missing factor of " + unit + ": " + factor.id());
    }
    return value;
  }
}
