package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TieCodesTest {

  @Test
  void numbersValuesInTheirOrder() {
    TieCodes codes = TieCodes.of(new double[] {7, -1, Double.NaN, 7, 0.0, -0.0, 7 + 1e-12});
    assertThat(codes.codes()).containsExactly(2, 0, TieCodes.MISSING, 2, 1, 1, 2);
    assertThat(codes.distinct()).isEqualTo(3);
    assertThat(codes.mostFrequent()).isEqualTo(3);
  }

  @Test
  void hasNoneWithoutValues() {
    TieCodes codes = TieCodes.of(new double[] {Double.NaN});
    assertThat(codes.distinct()).isZero();
    assertThat(codes.mostFrequent()).isZero();
  }
}
