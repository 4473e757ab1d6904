package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Direction.LOWER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @ParameterizedTest(name = "{0} of 80 earns {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | points of 6 | because
             -5   |  0    | less than nothing is nothing
              0   |  0    | nothing reached
             20   |  1.5  | 6 * 20 / 80
             79.9 |  5.9925 | 6 * 79.9 / 80
             80   |  6    | the target
            400   |  6    | more than the target is no bonus
          """)
  void isInProportionToWhatIsReached(String value, String expected, String because) {
    Target target = new Target(decimal("80"), null, HIGHER_IS_BETTER);
    assertThat(points(target, value, "6")).as(because).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} against at most 5 earns {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | points of 6 | because
             -1   |  6  | better than none at all
              0   |  6  | none at all, and no division by 0
              5   |  6  | the target
              6   |  5  | 6 * 5 / 6
             20   |  1.5 | 6 * 5 / 20
             35   |  0.8571428571 | 6 * 5 / 35 = 6 / 7
          """)
  void turnsTheRatioWhereLowerIsBetter(String value, String expected, String because) {
    Target target = new Target(decimal("5"), null, LOWER_IS_BETTER);
    assertThat(points(target, value, "6")).as(because).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # direction        | value | points of 10 | because
          HIGHER_IS_BETTER   | 59.9  |  0     | 59.9 / 100 is short of the floor 0.6
          HIGHER_IS_BETTER   | 60    |  6     | the floor itself earns its part
          HIGHER_IS_BETTER   | 61    |  6.1   | above it
          LOWER_IS_BETTER    | 160   |  6.25  | 100 / 160
          LOWER_IS_BETTER    | 166.6 |  6.0024009604 | 100 / 166.6 is just above 0.6
          LOWER_IS_BETTER    | 166.7 |  0     | 100 / 166.7 = 0.59988
          """)
  void earnsNothingShortOfTheFloor(Direction direction, String value, String expected) {
    Target target = new Target(decimal("100"), decimal("0.6"), direction);
    assertThat(points(target, value, "10")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
           0 | none | Invalid target: 0 (must be > 0)
          -1 | none | Invalid target: -1 (must be > 0)
           1 | 0    | Invalid floor of the target: 0 (must be in (0, 1])
           1 | 1.01 | Invalid floor of the target: 1.01 (must be in (0, 1])
          """)
  void refusesATargetThatCannotBeReachedInPart(
      BigDecimal target, @Nullable BigDecimal floor, String message) {
    assertThatThrownBy(() -> new Target(target, floor, HIGHER_IS_BETTER)).hasMessage(message);
  }

  @Test
  void refusesADirectionWithoutAGoodEnd() {
    assertThatThrownBy(() -> new Target(BigDecimal.ONE, null, Direction.NOMINAL))
        .hasMessage(
            "Invalid direction of the score: nominal (must be higher-is-better or lower-is-better;"
                + " a nominal indicator is scored by an interval)");
  }
}
