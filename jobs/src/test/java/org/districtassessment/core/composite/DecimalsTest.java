package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.decimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # number           | decimal       | because
            2                |  2.0000000000 | ten digits
            0.30000000000004 |  0.3000000000 | noise
            0.00048828125    |  0.0004882813 | 2 to the power of -11 is exactly half way: up
           -0.00048828125    | -0.0004882813 | and away from 0
            0.00000000001    |  0.0000000000 | too small
          """)
  void roundsToThePublishedDigits(double number, String decimal, String because) {
    assertThat(Decimals.of(number)).as(because).isEqualTo(decimal(decimal));
    assertThat(Decimals.ofFinite(number)).as(because).isEqualTo(decimal(decimal));
  }

  @Test
  void hasNoDecimalForWhatIsMissing() {
    assertThat(Decimals.of(Double.NaN)).isNull();
  }
}
