package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import java.math.BigDecimal;
import org.districtassessment.core.scoring.Efficacy.Below;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EfficacyTest {

  @ParameterizedTest(name = "{0} earns {1} or {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | zero | extrapolate | because, from 50 (60%) to 90 (100%)
             95   | 10   | 10   | never more than all
             90   | 10   | 10   | satisfactory
             70   |  8   |  8   | half way from 6 to 10
             50   |  6   |  6   | unacceptable itself earns the base
             49   |  0   |  5.9 | 10 * (0.6 - 0.4 / 40)
              0   |  0   |  1   | 10 * (0.6 - 0.4 * 50 / 40)
            -20   |  0   |  0   | never less than nothing: 0.6 - 0.7
          """)
  void isALineFromTheBaseToAllPoints(String value, String zero, String line, String because) {
    assertThat(points(efficacy("50", "90", Below.ZERO), value, "10")).as(because).isEqualTo(zero);
    assertThat(points(efficacy("50", "90", Below.EXTRAPOLATE), value, "10"))
        .as(because)
        .isEqualTo(line);
  }

  @ParameterizedTest(name = "{0} earns {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | points of 10
              1   | 10
              2   | 10
              4   |  8
              6   |  6
              6.1 |  0
          """)
  void runsTheOtherWayWhereTheUnacceptableValueIsAbove(String value, String expected) {
    Efficacy efficacy = efficacy("6", "2", Below.ZERO);
    assertThat(points(efficacy, value, "10")).isEqualTo(expected);
    assertThat(efficacy.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
    assertThat(efficacy("2", "6", Below.ZERO).direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          90.0 | 0.6  | Invalid satisfactory value: 90 (must differ from the unacceptable value)
          50   | 1    | Invalid base: 1 (must be in [0, 1))
          50   | -0.1 | Invalid base: -0.1 (must be in [0, 1))
          """)
  void refusesALineThatIsNone(BigDecimal unacceptable, BigDecimal base, String message) {
    assertThatThrownBy(() -> new Efficacy(unacceptable, decimal("90"), base, Below.ZERO))
        .hasMessage(message);
  }

  private static Efficacy efficacy(String unacceptable, String satisfactory, Below below) {
    return new Efficacy(decimal(unacceptable), decimal(satisfactory), decimal("0.6"), below);
  }
}
