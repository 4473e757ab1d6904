package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.target;

import java.math.BigDecimal;
import org.districtassessment.core.rule.IndicatorRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeriveValueTest {

  /** Per 1000, 2 decimals; no rows: missing; a denominator of 0: not applicable. */
  private static final IndicatorRule RULE = indicator("clinics", "care", "10", target("2"));

  @ParameterizedTest(name = "applicable {0}, rows {1}, {2} / {3} is {4} {5}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          # applicable | rows | numerator | denominator | state | value | because
          true  | true  | 3     | 2000 | VALUE   | 1.50 | 1000 * 3 / 2000
          true  | true  | 0     | 2000 | VALUE   | 0.00 | a zero is a value
          true  | true  | 1     | 8000 | VALUE   | 0.13 | 0.125 is rounded half up
          true  | true  | -1    | 8000 | VALUE   | -0.13 | away from 0
          true  | true  | 1     | 3000 | VALUE   | 0.33 | a third
          true  | false | null  | null | MISSING | null | no rows
          true  | true  | 3     | 0    | NOT_APPLICABLE | null | nothing to divide by
          true  | true  | null  | 0.00 | NOT_APPLICABLE | null | nothing to divide by comes first
          true  | true  | null  | 2000 | MISSING | null | a sum of nothing
          true  | true  | 3     | null | MISSING | null | a sum of nothing
          false | true  | 3     | 2000 | NOT_APPLICABLE | null | does not apply, whatever came
          false | false | null  | null | NOT_APPLICABLE | null | does not apply
          """)
  void dividesOrSaysWhyNot(
      boolean applicable,
      boolean rows,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      State state,
      @Nullable BigDecimal value,
      String because) {
    assertThat(DeriveValue.value(RULE, "north", applicable, rows, numerator, denominator))
        .as(because)
        .isEqualTo(new IndicatorValue("north", "clinics", state, numerator, denominator, value));
  }

  @Test
  void forgetsWhatWasCountedWithoutRows() {
    assertThat(DeriveValue.value(RULE, "north", true, false, decimal("0"), null))
        .isEqualTo(new IndicatorValue("north", "clinics", State.MISSING, null, null, null));
  }

  @Test
  void refusesAValueThatContradictsItsState() {
    assertThatThrownBy(
            () -> new IndicatorValue("north", "clinics", State.MISSING, null, null, decimal("1")))
        .hasMessage("Invalid value of clinics for north: 1 (must agree with the state missing)");
  }
}
