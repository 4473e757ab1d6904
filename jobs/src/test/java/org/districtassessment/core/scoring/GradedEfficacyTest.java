package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.scoring.GradedEfficacy.Standard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradedEfficacyTest {

  @ParameterizedTest(name = "{0} earns {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | points of 20 | because
            16    | 20   | better than the best standard
            15    | 20   | the best standard
            12    | 18   | 本档基础分 16 + (12 - 9) / (15 - 9) * 4
             9    | 16   | a standard
             7.5  | 14   | 12 + (7.5 - 6) / (9 - 6) * 4
             6    | 12   | a standard
             0    |  4   | the lowest standard earns its coefficient
            -0.1  |  0   | short of the lowest
          """)
  void joinsTheStandardsByStraightLines(String value, String expected, String because) {
    GradedEfficacy graded = graded("15:1 9:0.8 6:0.6 3:0.4 0:0.2");
    assertThat(points(graded, value, "20")).as(because).isEqualTo(expected);
    assertThat(graded.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
  }

  @ParameterizedTest(name = "{0} earns {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | points of 20
             40   | 20
             55   | 16
             60   | 12
             61   |  0
          """)
  void runsTheOtherWayWhereTheBestStandardIsTheLeast(String value, String expected) {
    GradedEfficacy graded = graded("50:1 60:0.6");
    assertThat(points(graded, value, "20")).isEqualTo(expected);
    assertThat(graded.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15:1             | A graded efficacy score needs at least two standards
          15:0.9 9:0.8     | Invalid coefficient of the best standard: 0.9 (must be 1)
          15:1 15.0:0.8    | Standards must be listed best first: 15.0 cannot follow 15
          15:1 9:0.8 9:0.6 | Standards must be listed best first: 9 cannot follow 9
          15:1 9:0.8 12:0.6 | Standards must be listed best first: 12 cannot follow 9
          15:1 9:1.0       | Coefficients must fall from one standard to the next: 1.0 cannot follow 1
          15:1 9:0         | Invalid coefficient of a standard: 0 (must be in (0, 1])
          """)
  void refusesStandardsWithoutAnOrder(String standards, String message) {
    assertThatThrownBy(() -> graded(standards)).hasMessage(message);
  }

  private static GradedEfficacy graded(String text) {
    List<Standard> standards =
        Arrays.stream(text.split(" "))
            .map(one -> one.split(":"))
            .map(one -> new Standard(decimal(one[0]), decimal(one[1])))
            .toList();
    return new GradedEfficacy(standards);
  }
}
