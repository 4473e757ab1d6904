package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {

  private static final double NONE = Double.NaN;

  /** Microsoft's help pages of SKEW and KURT: 0.359543 and -0.151799636 for these ten numbers. */
  @Test
  void haveTheSkewnessAndKurtosisOfExcel() {
    Moments moments = Moments.of(new double[] {3, 4, 5, 2, 3, 4, 5, 6, 4, 7});

    assertThat(moments.count()).isEqualTo(10);
    assertThat(moments.mean()).isCloseTo(4.3, within(1e-15));
    // The squares of the deviations sum to 20.1.
    assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(20.1 / 9), within(1e-15));
    assertThat(moments.skewness()).isCloseTo(0.359543, within(5e-7));
    assertThat(moments.kurtosis()).isCloseTo(-0.151799636, within(6e-9));
  }

  /** Deviations -1, -1, -1, 3: m2 = 3, m3 = 6, m4 = 21; so 2√3/6 × 2√3 = 2 and 4. */
  @Test
  void areThoseOfAHandCalculation() {
    Moments moments = Moments.of(new double[] {0, NONE, 0, 0, 4});

    assertThat(moments.count()).isEqualTo(4);
    assertThat(moments.mean()).isEqualTo(1);
    assertThat(moments.standardDeviation()).isEqualTo(2);
    assertThat(moments.skewness()).isCloseTo(2, within(1e-15));
    assertThat(moments.kurtosis()).isCloseTo(4, within(1e-14));
  }

  @Test
  void turnTheirSkewnessWithTheSign() {
    assertThat(Moments.of(new double[] {0, 0, 0, -4}).skewness()).isCloseTo(-2, within(1e-15));
  }

  @Test
  void needEnoughCells() {
    assertThat(Moments.of(new double[0])).isEqualTo(new Moments(0, NONE, NONE, NONE, NONE));
    assertThat(Moments.of(new double[] {NONE})).isEqualTo(new Moments(0, NONE, NONE, NONE, NONE));
    assertThat(Moments.of(new double[] {7})).isEqualTo(new Moments(1, 7, NONE, NONE, NONE));
    assertThat(Moments.of(new double[] {1, 3}))
        .isEqualTo(new Moments(2, 2, Math.sqrt(2), NONE, NONE));
    // Deviations -1, -1, 2: m2 = 2, m3 = 2; √6 × 2 / 2^1.5 = √3.
    Moments three = Moments.of(new double[] {0, 0, 3});
    assertThat(three.skewness()).isCloseTo(Math.sqrt(3), within(1e-15));
    assertThat(three.kurtosis()).isNaN();
  }

  @Test
  void giveEqualCellsNoShape() {
    // 0.1 three times is not 0.3 in doubles: the mean is not left to a sum.
    assertThat(Moments.of(new double[] {0.1, 0.1, 0.1, NONE}))
        .isEqualTo(new Moments(3, 0.1, 0, NONE, NONE));
  }

  /** Around 1e9 the sum of squares alone would lose all digits. */
  @Test
  void keepTheirDigitsFarFromZero() {
    Moments moments = Moments.of(new double[] {1e9, 1e9, 1e9, 1e9 + 4});

    assertThat(moments.mean()).isEqualTo(1e9 + 1);
    assertThat(moments.standardDeviation()).isCloseTo(2, within(1e-14));
    assertThat(moments.skewness()).isCloseTo(2, within(1e-13));
    assertThat(moments.kurtosis()).isCloseTo(4, within(1e-13));
  }

  @Test
  void giveTheMeanAlone() {
    assertThat(Moments.meanOf(new double[] {1, NONE, 4, 10})).isEqualTo(5);
    assertThat(Moments.meanOf(new double[] {NONE})).isNaN();
    assertThat(Moments.meanOf(new double[0])).isNaN();
  }
}
