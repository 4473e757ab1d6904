package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import java.math.BigDecimal;
import org.districtassessment.core.scoring.StepDeduct.Count;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepDeductTest {

  @ParameterizedTest(name = "{0} earns {1}, {2} or {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | ceil | floor | linear | 达标率100%计满分；每减少0.1个百分点扣1分，扣完为止
            101   |  4   |  4    |  4     | better than full is full
            100   |  4   |  4    |  4     | nothing short
             99.99 | 3   |  4    |  3.9   | a tenth of a step
             99.9 |  3   |  3    |  3     | exactly one step
             99.85 | 2   |  3    |  2.5   | a step and a half
             99.6 |  0   |  0    |  0     | four steps take all
             50   |  0   |  0    |  0     | never below 0
          """)
  void deductsForEveryStepShort(String value, String ceil, String floor, String linear) {
    assertThat(points(steps("100", "0.1", Count.CEIL), value, "4")).isEqualTo(ceil);
    assertThat(points(steps("100", "0.1", Count.FLOOR), value, "4")).isEqualTo(floor);
    assertThat(points(steps("100", "0.1", Count.LINEAR), value, "4")).isEqualTo(linear);
  }

  @ParameterizedTest
  @CsvSource({"CEIL", "FLOOR", "LINEAR"})
  void countsAThousandthExactly(Count count) {
    // In binary (1.000 - 0.999) / 0.001 is 1.0000000000000009, which would be two steps begun.
    assertThat(points(steps("1.000", "0.001", count), "0.999", "4")).isEqualTo("3");
  }

  @ParameterizedTest(name = "{0} days late leave {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | points of 3
             0    | 3
             1    | 2.5
             1.2  | 2
             9    | 0
          """)
  void deductsUpwardsWhereLowerIsBetter(String value, String expected) {
    StepDeduct late =
        new StepDeduct(
            BigDecimal.ZERO, BigDecimal.ONE, decimal("0.5"), Count.CEIL, Direction.LOWER_IS_BETTER);
    assertThat(points(late, value, "3")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           0   |  1 | Invalid step: 0 (must be > 0)
          -0.1 |  1 | Invalid step: -0.1 (must be > 0)
           0.1 |  0 | Invalid deduct per step: 0 (must be > 0)
           0.1 | -1 | Invalid deduct per step: -1 (must be > 0)
          """)
  void refusesStepsThatDeductNothing(BigDecimal step, BigDecimal deduct, String message) {
    assertThatThrownBy(
            () -> new StepDeduct(BigDecimal.TEN, step, deduct, Count.CEIL, HIGHER_IS_BETTER))
        .hasMessage(message);
  }

  private static StepDeduct steps(String from, String step, Count count) {
    return new StepDeduct(decimal(from), decimal(step), BigDecimal.ONE, count, HIGHER_IS_BETTER);
  }
}
