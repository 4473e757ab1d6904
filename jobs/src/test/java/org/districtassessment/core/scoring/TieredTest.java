package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Direction.LOWER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.scoring.Tiered.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TieredTest {

  @ParameterizedTest(name = "{0} earns {1}, interpolated {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | step | line | because
           120    |  5   | 5    | the best band stays flat
           100    |  5   | 5    | a start belongs to its band
            99.99 |  3   | 4.998 | 3 + 9.99 / 10 * 2
            95    |  3   | 4    | half way from 3 to 5
            90    |  3   | 3    | a start belongs to its band
            89.99 |  1   | 2.999 | 1 + 19.99 / 20 * 2
            70    |  1   | 1    | a start belongs to its band
            69.99 |  0   | 0    | the rest
            -5    |  0   | 0    | the rest has no end
          """)
  void givesThePointsOfTheBand(String value, String step, String line, String because) {
    List<Band> bands = bands("100:5 90:3 70:1 rest:0");
    assertThat(points(new Tiered(bands, false, HIGHER_IS_BETTER), value, "5"))
        .as(because)
        .isEqualTo(step);
    assertThat(points(new Tiered(bands, true, HIGHER_IS_BETTER), value, "5"))
        .as(because)
        .isEqualTo(line);
  }

  @ParameterizedTest(name = "{0} earns {1}, interpolated {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value | step | line
            0     |  10  | 10
            1     |  10  | 10
            1.5   |   8  |  9
            2     |   8  |  8
            2.01  |   0  |  0
          """)
  void goesDownwardsWhereLowerIsBetter(String value, String step, String line) {
    List<Band> bands = bands("1:10 2:8 rest:0");
    assertThat(points(new Tiered(bands, false, LOWER_IS_BETTER), value, "10")).isEqualTo(step);
    assertThat(points(new Tiered(bands, true, LOWER_IS_BETTER), value, "10")).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # bands              | message
          rest:0               | A tiered score needs at least two bands
          100:5 90:3           | The last band must have no from, as it takes the rest; it has 90
          100:5 rest:3 rest:0  | Band 2 needs a from; only the last has none
          90:5 100:3 rest:0    | Bands must be listed best first: from 100 cannot follow from 90
          90:5 90:3 rest:0     | Bands must be listed best first: from 90 cannot follow from 90
          100:3 90:5 rest:0    | Bands must lose points from one to the next: 5 cannot follow 3
          100:5 90:0 rest:0    | Bands must lose points from one to the next: 0 cannot follow 0
          100:5 rest:-1        | Invalid points of a band: -1 (must be >= 0)
          """)
  void refusesBandsThatOverlapOrLeaveAGap(String bands, String message) {
    assertThatThrownBy(() -> new Tiered(bands(bands), false, HIGHER_IS_BETTER)).hasMessage(message);
  }

  @Test
  void refusesABestBandThatIsNotWorthAllPoints() {
    Tiered tiered = new Tiered(bands("100:5 rest:0"), false, HIGHER_IS_BETTER);
    tiered.checkScale(decimal("5.0"));
    assertThatThrownBy(() -> tiered.checkScale(decimal("6")))
        .hasMessage("Invalid points of the best band: 5 (must be the indicator's 6)");
  }

  private static List<Band> bands(String text) {
    List<Band> bands = new ArrayList<>();
    for (String[] band : Arrays.stream(text.split(" ")).map(one -> one.split(":")).toList()) {
      bands.add(new Band(band[0].equals("rest") ? null : decimal(band[0]), decimal(band[1])));
    }
    return bands;
  }
}
