package org.districtassessment.core.composite;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of one indicator of one unit, not yet scored.
 *
 * @param numerator null where the unit has no rows
 * @param denominator null where it has no rows or the indicator has no denominator
 * @param value rounded to the indicator's decimals; null unless {@link State#VALUE}
 */
public record IndicatorValue(
    String unit,
    String indicator,
    State state,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable BigDecimal value) {

  public IndicatorValue {
    check(
        (state == State.VALUE) == (value != null),
        "Invalid value of %s for %s: %s (must agree with the state %s)",
        indicator,
        unit,
        value,
        state.id());
  }
}
