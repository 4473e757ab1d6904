package org.districtassessment.core.schema;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A unit in which a number may be sent beside the one that is stored ({@code x-units}).
 *
 * @param unit as people write it behind a number or in a header; another name of the stored unit
 *     has factor 1
 * @param factor exact: stored value = sent value × factor; above 0, at most 18 digits on either
 *     side of the point
 */
public record OtherUnit(String unit, BigDecimal factor) implements Serializable {

  private static final int MOST_DIGITS = 18;

  public OtherUnit {
    check(
        !unit.isBlank() && unit.equals(unit.strip()) && !Character.isDigit(unit.charAt(0)),
        "Invalid unit: %s (a word that does not begin with a digit)",
        unit);
    check(factor.signum() > 0, "Invalid factor of %s: %s (must be above 0)", unit, factor);
    factor = factor.stripTrailingZeros();
    check(
        factor.precision() <= MOST_DIGITS && Math.abs(factor.scale()) < MOST_DIGITS,
        "Invalid factor of %s: %s (too many digits)",
        unit,
        factor);
  }

  /** Whether it is another name of the stored unit. */
  public boolean isStored() {
    return factor.compareTo(BigDecimal.ONE) == 0;
  }
}
