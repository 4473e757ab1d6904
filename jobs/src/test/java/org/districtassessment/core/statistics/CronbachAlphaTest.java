package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CronbachAlphaTest {

  @Test
  void relatesCovariancesToTheirSum() {
    // variances 1 and 3, covariance 1.5: 2² × 1.5 ÷ (1 + 3 + 2 × 1.5)
    double[][] columns = {{1, 2, 3}, {2, 2, 5}};
    assertThat(CronbachAlpha.cronbachAlpha(columns)).isCloseTo(6.0 / 7, within(1e-15));
  }

  @Test
  void leavesOutMissingCellsPairByPair() {
    // variances 1 (three rows) and 4.5 (two), covariance of the two rows in common 1.5
    double[][] columns = {{1, 2, 3}, {2, 5, Double.NaN}};
    assertThat(CronbachAlpha.cronbachAlpha(columns)).isCloseTo(6.0 / 8.5, within(1e-15));
  }

  @Test
  void isOneForTheSameColumnsAndNegativeForOpposedOnes() {
    assertThat(CronbachAlpha.cronbachAlpha(new double[][] {{1, 2, 4}, {1, 2, 4}, {1, 2, 4}}))
        .isCloseTo(1, within(1e-15));
    // variances 1 and 4, covariance −2: 4 × −2 ÷ 1
    assertThat(CronbachAlpha.cronbachAlpha(new double[][] {{1, 2, 3}, {6, 4, 2}}))
        .isCloseTo(-8, within(1e-14));
  }

  @Test
  void isUndefinedForOneColumnForConstantsAndForTooFewRows() {
    double nan = Double.NaN;
    assertThat(CronbachAlpha.cronbachAlpha(new double[0][])).isNaN();
    assertThat(CronbachAlpha.cronbachAlpha(new double[][] {{1, 2, 3}})).isNaN();
    assertThat(CronbachAlpha.cronbachAlpha(new double[][] {{1, 1}, {3, 3}})).isNaN();
    assertThat(CronbachAlpha.cronbachAlpha(new double[][] {{1, 2, nan}, {nan, 2, 3}})).isNaN();
  }
}
