package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsRulesTest {

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({"1, -1, 0", "-1, -1, 0", "0.5, 0.50, 3", "0, -0.2, 1"})
  void takesCorrelationsInOrderAndNoStrengths(BigDecimal high, BigDecimal low, int strengths) {
    assertThat(new StatisticsRules(high, low, strengths).strengths()).isEqualTo(strengths);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           1.01 | 0     |  5 | Invalid high-correlation: 1.01 (must be in [-1, 1])
          -1.01 | -1.02 |  5 | Invalid high-correlation: -1.01 (must be in [-1, 1])
           0.5  | -1.01 |  5 | Invalid low-correlation: -1.01 (must be in [-1, high-correlation])
           0.5  | 0.51  |  5 | Invalid low-correlation: 0.51 (must be in [-1, high-correlation])
           0.5  | 0     | -1 | Invalid strengths: -1 (must be >= 0)
          """)
  void refusesWhatCannotBe(BigDecimal high, BigDecimal low, int strengths, String message) {
    assertThatThrownBy(() -> new StatisticsRules(high, low, strengths))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void marksWhatCoinrMarksInItsExamples() {
    assertThat(StatisticsRules.USUAL)
        .isEqualTo(new StatisticsRules(new BigDecimal("0.75"), new BigDecimal("-0.5"), 5));
  }
}
