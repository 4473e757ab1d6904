package org.districtassessment.core.index.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TopsisTest {

  private static final double NONE = Double.NaN;
  private static final Topsis TOPSIS = new Topsis();

  /**
   * The worst is (0, 0), the best (10, 10); with weights 3 and 4 the distances of (10, 0) are 30 to
   * the worst and 40 to the best, of (5, 5) both 25.
   */
  @Test
  void isTheShareOfTheDistanceToTheWorst() {
    double[][] columns = {{0, 10, 10, 5}, {0, 10, 0, 5}};

    assertThat(TOPSIS.aggregate(columns, new double[] {3, 4}))
        .containsExactly(new double[] {0, 1, 3 / 7.0, 0.5}, within(1e-15));
    assertThat(TOPSIS.aggregate(columns, new double[] {300, 400}))
        .containsExactly(new double[] {0, 1, 3 / 7.0, 0.5}, within(1e-15));
  }

  @Test
  void takesTheCellsThatAreThere() {
    double[][] columns = {{0, 10, NONE, NONE}, {0, 10, 2, NONE}};

    assertThat(TOPSIS.aggregate(columns, new double[] {3, 4}))
        .containsExactly(new double[] {0, 1, 0.2, NONE}, within(1e-15));
  }

  @Test
  void isOneHalfWhereThereIsNoDistance() {
    assertThat(TOPSIS.aggregate(new double[][] {{7, 7}}, new double[] {1}))
        .containsExactly(0.5, 0.5);
    assertThat(TOPSIS.aggregate(new double[][] {{7}}, new double[] {1})).containsExactly(0.5);
  }
}
