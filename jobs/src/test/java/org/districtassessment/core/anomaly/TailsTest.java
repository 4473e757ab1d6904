package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Expected values are those of scipy.stats 1.17 (sf). */
class TailsTest {

  @Test
  void givesBothTailsOfStudent() {
    assertThat(Tails.student(0, 14)).isEqualTo(1);
    // With 2 degrees P(|T| > t) = 1 − t ÷ √(2 + t²), by hand
    assertThat(Tails.student(1, 2)).isCloseTo(1 - 1 / Math.sqrt(3), withinPercentage(1e-8));
    assertThat(Tails.student(-3.5, 14)).isCloseTo(0.0035352081058589576, withinPercentage(1e-8));
    assertThat(Tails.student(10, 1.8375)).isCloseTo(0.012969290779675046, withinPercentage(1e-8));
    assertThat(Tails.student(52, 13.965)).isCloseTo(2.179065603861491e-17, withinPercentage(1e-6));
    assertThat(Tails.student(3.5, 367_500)).isCloseTo(4.653132222666486e-4, withinPercentage(1e-6));
  }

  @Test
  void givesTheUpperTailOfChiSquared() {
    assertThat(Tails.chiSquared(0, 8)).isEqualTo(1);
    assertThat(Tails.chiSquared(15.507, 8)).isCloseTo(0.05000521928328078, withinPercentage(1e-8));
    assertThat(Tails.chiSquared(100, 9)).isCloseTo(1.5735176303753876e-17, withinPercentage(1e-6));
  }

  @Test
  void countsAtLeastSoManySuccesses() {
    assertThat(Tails.binomial(0, 60, 0.01)).isEqualTo(1);
    assertThat(Tails.binomial(3, 3, 1)).isEqualTo(1);
    // 1 − (10 choose 0 to 4) ÷ 2^10 = 638 ÷ 1024
    assertThat(Tails.binomial(5, 10, 0.5)).isCloseTo(638.0 / 1024, withinPercentage(1e-8));
    assertThat(Tails.binomial(12, 60, 0.01))
        .isCloseTo(8.971544383845577e-13, withinPercentage(1e-6));
    assertThat(Tails.binomial(300, 1000, 0.1))
        .isCloseTo(6.823349107845461e-69, withinPercentage(1e-6));
    assertThatThrownBy(() -> Tails.binomial(1, 2, 0))
        .hasMessage("Invalid share: 0.0 (must be in (0, 1])");
  }

  @Test
  void givesTheUpperTailsOfFisherAndBeta() {
    assertThat(Tails.fisher(0, 3, 35)).isEqualTo(1);
    assertThat(Tails.fisher(5.2, 3, 35)).isCloseTo(0.004471734102061679, withinPercentage(1e-8));
    assertThat(Tails.fisher(80, 3, 35)).isCloseTo(9.730089594841741e-16, withinPercentage(1e-6));
    assertThat(Tails.beta(0.4, 1.5, 16)).isCloseTo(8.590091164650196e-4, withinPercentage(1e-8));
    assertThat(Tails.beta(1, 1.5, 16)).isZero();
  }
}
