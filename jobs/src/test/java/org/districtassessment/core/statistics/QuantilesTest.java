package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

  /** Four cells: h = 3p, on the line between the neighbours. */
  @ParameterizedTest(name = "the quantile {0} of 1, 2, 4, 10 is {1}")
  @CsvSource({"0, 1", "0.1, 1.3", "0.25, 1.75", "0.5, 3", "0.75, 5.5", "0.95, 9.1", "1, 10"})
  void lieOnTheLineBetweenNeighbours(double probability, double expected) {
    double[] values = {10, 2, Double.NaN, 4, 1};

    assertThat(Quantiles.quantile(values, probability)).isCloseTo(expected, within(1e-12));
    assertThat(values).as("left as they were").containsExactly(10, 2, Double.NaN, 4, 1);
  }

  @Test
  void haveTheMiddleCellAsMedian() {
    assertThat(Quantiles.median(new double[] {5, 1, 3})).isEqualTo(3);
    assertThat(Quantiles.median(new double[] {5, 1})).isEqualTo(3);
    assertThat(Quantiles.median(new double[] {5})).isEqualTo(5);
  }

  @Test
  void areMissingWithoutCells() {
    assertThat(Quantiles.median(new double[] {Double.NaN})).isNaN();
    assertThat(Quantiles.quantile(new double[0], 0.9)).isNaN();
  }

  @Test
  void refuseAProbabilityThatIsNone() {
    assertThatThrownBy(() -> Quantiles.quantile(new double[] {1}, 1.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid probability: 1.01 (must be in [0, 1])");
    assertThatThrownBy(() -> Quantiles.quantile(new double[] {1}, -0.01))
        .hasMessage("Invalid probability: -0.01 (must be in [0, 1])");
  }
}
