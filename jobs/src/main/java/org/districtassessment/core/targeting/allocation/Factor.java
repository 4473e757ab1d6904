package org.districtassessment.core.targeting.allocation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that money is shared out by.
 *
 * @param weight in (0, 1]; those of all factors add up to 1
 * @param below null where more of the factor brings more; otherwise the level below which a unit
 *     must lie to get anything, the more the lower it lies
 */
public record Factor(String id, BigDecimal weight, @Nullable BigDecimal below) {

  public Factor {
    check(
        weight.signum() > 0 && weight.compareTo(BigDecimal.ONE) <= 0,
        "Invalid weight of %s: %s (must be in (0, 1])",
        id,
        weight);
  }

  /** Returns a factor of which more brings more. */
  public static Factor more(String id, BigDecimal weight) {
    return new Factor(id, weight, null);
  }

  /** Returns a factor of which less brings more, by the gap to a level. */
  public static Factor less(String id, BigDecimal weight, BigDecimal below) {
    return new Factor(id, weight, below);
  }

  /** Returns what counts of a unit's value: the value, or its gap to the level; at least 0. */
  BigDecimal counted(BigDecimal value) {
    BigDecimal counted = below == null ? value : below.subtract(value);
    return counted.max(BigDecimal.ZERO);
  }
}
