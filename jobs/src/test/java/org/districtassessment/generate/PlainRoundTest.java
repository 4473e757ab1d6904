package org.districtassessment.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainRoundTest {

  @ParameterizedTest(name = "{0} becomes {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2.5                 | 3.0                | half away from zero
          -2.5                | -3.0               | half away from zero
          -0.4                | 0.0                | no negative zero
          0.49999999999999994 | 0.0                | the double below a half
          4503599627370495.5  | 4503599627370496.0 | the largest half
          1e300               | 1e300              | whole already
          NaN                 | NaN                | no number
          -Infinity           | -Infinity          | no number
          """)
  void roundsHalfAwayFromZero(double value, double rounded, String because) {
    assertThat(PlainRound.round(value)).as(because).isEqualTo(Double.valueOf(rounded));
  }

  /** Spark rounds {@code BigDecimal(Double.toString(value))}, half up. */
  @Test
  void roundsAsDecimalsDo() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      double near = random.nextInt(100_000) / 2.0;
      double value =
          i % 2 == 0
              ? random.nextGaussian() * 1e5
              : Math.nextUp(near) - (i % 4 - 1) * Math.ulp(near);
      assertThat(PlainRound.round(value))
          .isEqualTo(BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).doubleValue());
    }
  }
}
