package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.WhenEmpty;
import org.jspecify.annotations.Nullable;

/** Turns the aggregates of a unit into the value of an indicator, or into why there is none. */
public final class DeriveValue {

  private DeriveValue() {}

  /**
   * Returns {@code per × numerator ÷ denominator}, rounded once, HALF_UP, to the rule's decimals.
   *
   * <p>There is no value, and the first line that holds says why:
   *
   * <ol>
   *   <li>not {@code applicable}: not applicable;
   *   <li>no rows: what the rule says of no rows;
   *   <li>a denominator of 0: what the rule says of that;
   *   <li>a null numerator, or a null denominator where the rule has one: missing.
   * </ol>
   *
   * @param applicable whether the rule's condition is true of the unit
   * @param hasRows whether the unit has a row that counts
   * @param numerator aggregate over those rows; ignored without rows
   * @param denominator the same; ignored where the rule has none
   */
  public static IndicatorValue value(
      IndicatorRule rule,
      String unit,
      boolean applicable,
      boolean hasRows,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator) {
    BigDecimal above = hasRows ? numerator : null;
    BigDecimal below = hasRows && rule.denominator() != null ? denominator : null;
    if (!applicable) {
      return without(rule, unit, State.NOT_APPLICABLE, above, below);
    }

    if (!hasRows) {
      return without(rule, unit, stateOf(rule.whenNoRows()), above, below);
    }

    if (below != null && below.signum() == 0) {
      return without(rule, unit, stateOf(rule.whenZeroDenominator()), above, below);
    }

    BigDecimal divisor = rule.denominator() == null ? BigDecimal.ONE : below;
    if (above == null || divisor == null) {
      return without(rule, unit, State.MISSING, above, below);
    }

    BigDecimal value =
        rule.per().multiply(above).divide(divisor, rule.decimals(), RoundingMode.HALF_UP);
    return new IndicatorValue(unit, rule.id(), State.VALUE, above, below, value);
  }

  private static IndicatorValue without(
      IndicatorRule rule,
      String unit,
      State state,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator) {
    return new IndicatorValue(unit, rule.id(), state, numerator, denominator, null);
  }

  private static State stateOf(WhenEmpty empty) {
    return switch (empty) {
      case MISSING -> State.MISSING;
      case NOT_APPLICABLE -> State.NOT_APPLICABLE;
    };
  }
}
