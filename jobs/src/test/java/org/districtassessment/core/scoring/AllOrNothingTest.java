package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllOrNothingTest {

  @ParameterizedTest(name = "{0}: {1} earns {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # direction      | value | points of 2
          HIGHER_IS_BETTER | 99.99 | 0
          HIGHER_IS_BETTER | 100   | 2
          HIGHER_IS_BETTER | 100.00 | 2
          HIGHER_IS_BETTER | 101   | 2
          LOWER_IS_BETTER  | 99.99 | 2
          LOWER_IS_BETTER  | 100   | 2
          LOWER_IS_BETTER  | 100.01 | 0
          """)
  void passesAtTheThresholdItself(Direction direction, String value, String expected) {
    assertThat(points(new AllOrNothing(decimal("100"), direction), value, "2")).isEqualTo(expected);
  }

  @Test
  void refusesADirectionWithoutAGoodEnd() {
    assertThatThrownBy(() -> new AllOrNothing(decimal("100"), Direction.NOMINAL))
        .hasMessageStartingWith("Invalid direction of the score: nominal");
  }
}
