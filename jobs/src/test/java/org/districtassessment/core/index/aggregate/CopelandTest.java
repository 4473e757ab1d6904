package org.districtassessment.core.index.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CopelandTest {

  private static final double NONE = Double.NaN;

  /**
   * With weights 2, 1, 1: a over b in the first, b over a in the others, so half each; a over c in
   * the first and half of the second, 5/8; b over c in the second only, as the third is equal, 3/8.
   */
  private static final double[][] COLUMNS = {{9, 5, 6}, {1, 2, 1}, {3, 7, 7}};

  private static final double[] WEIGHTS = {2, 1, 1};

  @Test
  void outrankingIsTheShareOfWeightInWhichOneIsBetter() {
    double[][] shares = Outranking.matrix(COLUMNS, WEIGHTS);

    assertThat(shares[0]).containsExactly(new double[] {0, 0.5, 0.625}, within(1e-15));
    assertThat(shares[1]).containsExactly(new double[] {0.5, 0, 0.375}, within(1e-15));
    assertThat(shares[2]).containsExactly(new double[] {0.375, 0.625, 0}, within(1e-15));
  }

  @Test
  void countsThoseOverWhomAUnitIsLessThoseBelowWhomItIs() {
    assertThat(new Copeland().aggregate(COLUMNS, WEIGHTS)).containsExactly(1, -1, 0);
  }

  @Test
  void comparesTwoUnitsWhereBothHaveACell() {
    // a and b by the second only; c has a cell where neither of them has one it could be compared
    // by.
    double[][] columns = {{9, NONE, NONE}, {1, 2, NONE}, {NONE, NONE, 7}};

    assertThat(new Copeland().aggregate(columns, WEIGHTS)).containsExactly(-1, 1, 0);
    assertThat(Outranking.matrix(columns, WEIGHTS)[0]).containsExactly(0, 0, NONE);
  }

  @Test
  void givesUnitsWithoutCellsNoScoreAndNoPart() {
    double[][] columns = {{NONE, 2, 1}};

    assertThat(new Copeland().aggregate(columns, new double[] {1})).containsExactly(NONE, 1, -1);
  }

  @Test
  void isZeroForASingleUnit() {
    assertThat(new Copeland().aggregate(new double[][] {{4}}, new double[] {1})).containsExactly(0);
  }

  @Test
  void isNotMovedByTheLastBits() {
    double[][] columns = {{0.1 + 0.2, 0.3}};

    assertThat(new Copeland().aggregate(columns, new double[] {1})).containsExactly(0, 0);
    // Ten weights of 0.1 do not sum to 1 in doubles; five against five is still one half.
    double[][] ten = new double[10][];
    double[] weights = new double[10];
    for (int child = 0; child < 10; child++) {
      ten[child] = child < 5 ? new double[] {1, 0} : new double[] {0, 1};
      weights[child] = 0.1;
    }
    assertThat(new Copeland().aggregate(ten, weights)).containsExactly(0, 0);
  }
}
