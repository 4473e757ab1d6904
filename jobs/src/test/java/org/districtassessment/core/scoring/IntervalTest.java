package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @ParameterizedTest(name = "{0} earns {1}, between cliffs {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | 0-4-24-34 | 4-4-24-24
            -1    | 0   | 0
             0    | 0   | 0
             1    | 0.5 | 0
             3.99 | 1.995 | 0
             4    | 2   | 2
            12    | 2   | 2
            24    | 2   | 2
            24.01 | 1.998 | 0
            29    | 1   | 0
            34    | 0   | 0
            99    | 0   | 0
          """)
  void isBestInsideAndFallsOutside(String value, String slopes, String cliffs) {
    assertThat(points(interval("0", "4", "24", "34"), value, "2")).isEqualTo(slopes);
    assertThat(points(interval("4", "4", "24", "24"), value, "2")).isEqualTo(cliffs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 | 4 | 24 | 34 | Invalid interval: low 5, from 4, to 24, high 34 (must not fall)
          0 | 4 | 3  | 34 | Invalid interval: low 0, from 4, to 3, high 34 (must not fall)
          0 | 4 | 24 | 20 | Invalid interval: low 0, from 4, to 24, high 20 (must not fall)
          """)
  void refusesBoundsOutOfOrder(String low, String from, String to, String high, String message) {
    assertThatThrownBy(() -> interval(low, from, to, high)).hasMessage(message);
  }

  private static Interval interval(String low, String from, String to, String high) {
    return new Interval(decimal(low), decimal(from), decimal(to), decimal(high));
  }
}
