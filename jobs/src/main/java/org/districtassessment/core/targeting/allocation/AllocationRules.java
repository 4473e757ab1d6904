package org.districtassessment.core.targeting.allocation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How money is shared out.
 *
 * @param unit every amount is a whole multiple of it, such as 100 for 0.01 × 10,000
 * @param floor what no unit may fall below
 * @param floorPart the part of it that is kept, in (0, 1]
 * @param mostIncrease greatest rise over last year, as a share; null for no limit
 * @param mostDecrease greatest fall, as a share; null for no limit
 */
public record AllocationRules(
    List<Factor> factors,
    BigDecimal unit,
    Floor floor,
    BigDecimal floorPart,
    @Nullable BigDecimal mostIncrease,
    @Nullable BigDecimal mostDecrease) {

  /** What no unit may fall below. */
  public enum Floor {
    NONE,
    LAST_YEAR,
    BASE_LEVEL
  }

  public AllocationRules {
    factors = List.copyOf(factors);
    BigDecimal weights =
        factors.stream().map(Factor::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    check(
        weights.compareTo(BigDecimal.ONE) == 0,
        "Weights of factors add up to %s (must be 1)",
        weights);
    check(unit.signum() > 0, "Invalid unit: %s (must be above 0)", unit);
    check(
        floorPart.signum() > 0 && floorPart.compareTo(BigDecimal.ONE) <= 0,
        "Invalid part of the floor: %s (must be in (0, 1])",
        floorPart);
    check(
        mostIncrease == null || mostIncrease.signum() >= 0,
        "Invalid greatest increase: %s (must be at least 0)",
        mostIncrease);
    check(
        mostDecrease == null
            || (mostDecrease.signum() >= 0 && mostDecrease.compareTo(BigDecimal.ONE) <= 0),
        "Invalid greatest decrease: %s (must be in [0, 1])",
        mostDecrease);
  }

  boolean needsLastYear() {
    return floor == Floor.LAST_YEAR || mostIncrease != null || mostDecrease != null;
  }
}
