package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.districtassessment.core.statistics.Ranks.Ties;
import org.junit.jupiter.api.Test;

class RanksTest {

  private static final double NONE = Double.NaN;

  @Test
  void shareTheBestPlaceOrTheMiddleOfPlaces() {
    double[] values = {7, 9, 5, 7, 7};

    assertThat(Ranks.ascending(values, Ties.MIN)).containsExactly(2, 5, 1, 2, 2);
    assertThat(Ranks.ascending(values, Ties.AVERAGE)).containsExactly(3, 5, 1, 3, 3);
    assertThat(Ranks.descending(values, Ties.MIN)).containsExactly(2, 1, 5, 2, 2);
    assertThat(Ranks.descending(values, Ties.AVERAGE)).containsExactly(3, 1, 5, 3, 3);
  }

  @Test
  void leaveMissingCellsOut() {
    assertThat(Ranks.ascending(new double[] {NONE, 2, NONE, 1}, Ties.MIN))
        .containsExactly(NONE, 2, NONE, 1);
    assertThat(Ranks.descending(new double[] {NONE, 2, NONE, 1}, Ties.AVERAGE))
        .containsExactly(NONE, 1, NONE, 2);
    assertThat(Ranks.descending(new double[] {NONE}, Ties.MIN)).containsExactly(NONE);
    assertThat(Ranks.descending(new double[0], Ties.MIN)).isEmpty();
  }

  @Test
  void doNotSplitATieForTheLastBits() {
    double[] values = {0.1 + 0.2, 0.3, 0.3 + 1e-8, 1e6, 1e6 + 1e-4};

    assertThat(Ranks.descending(values, Ties.MIN)).containsExactly(4, 4, 3, 1, 1);
  }

  @Test
  void tieAChainOfNearlyEqualCellsFromBothEnds() {
    double[] chain = {0, 0.8e-9, 1.6e-9, 5e-9};

    assertThat(Ranks.ascending(chain, Ties.MIN)).containsExactly(1, 1, 1, 4);
    assertThat(Ranks.descending(chain, Ties.MIN)).containsExactly(2, 2, 2, 1);
  }

  @Test
  void tieBothZeros() {
    assertThat(Ranks.ascending(new double[] {0.0, -0.0, 1}, Ties.MIN)).containsExactly(1, 1, 3);
  }

  @Test
  void orderNumbersOfAllMagnitudesAndSigns() {
    double[] values = {
      1e300, -1e300, 0, 5e-8, -5e-8, 1, -1, 255, 256, -256, Double.MAX_VALUE, 65536.5
    };

    assertThat(Ranks.ascending(values, Ties.MIN))
        .containsExactly(11, 1, 5, 6, 4, 7, 3, 8, 9, 2, 12, 10);
  }
}
