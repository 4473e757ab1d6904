package org.districtassessment.core.targeting.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.districtassessment.core.targeting.inequality.Orientation.GREATEST_FIRST;
import static org.districtassessment.core.targeting.inequality.Orientation.LEAST_FIRST;

import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.inequality.ConcentrationCurve.Dominance;
import org.districtassessment.core.targeting.inequality.ConcentrationCurve.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationIndexTest {

  private static final double[] FOUR = {1, 1, 1, 1};

  /** rineq and IC2 give +0.25 or −0.25 here, as rows happen to lie. */
  @Test
  void givesTiedUnitsOneRank() {
    double[] ranking = {1, 1, 2, 2};
    assertThat(index(new double[] {0, 4, 0, 4}, ranking, FOUR)).isEqualTo(Measurement.of(0));
    assertThat(index(new double[] {4, 0, 4, 0}, ranking, FOUR)).isEqualTo(Measurement.of(0));
    assertThat(index(new double[] {4, 0, 0, 4}, ranking, FOUR)).isEqualTo(Measurement.of(0));
  }

  /** All to the neediest of n: C = 1/n − 1. DOMAIN: n = 2 gives 0.5, n = 38 gives 0.9737. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 38})
  void reachesItsLimitWhereOneUnitHasAll(int units) {
    double[] values = new double[units];
    double[] ranking = new double[units];
    double[] people = new double[units];
    for (int i = 0; i < units; i++) {
      ranking[i] = i;
      people[i] = 7;
    }
    values[0] = 3;

    assertThat(number(index(values, ranking, people))).isCloseTo(1.0 / units - 1, within(1e-12));
  }

  /**
   * Σ (p₋₁ L − p L₋₁) by hand: people 1, 2, 1 of 4 and money 4, 4, 2 of 10 give p = 0.25, 0.75 and
   * L = 0.4, 0.8: (0.25 × 0.8 − 0.75 × 0.4) + (0.75 × 1 − 1 × 0.8) = −0.1 − 0.05.
   */
  @Test
  void equalsTheSumOverTheCurve() {
    double[] perHead = {4, 2, 2};
    double[] income = {10, 20, 30};
    double[] people = {1, 2, 1};
    RankedValues ranked = RankedValues.of(perHead, income, LEAST_FIRST, people);

    assertThat(number(ConcentrationIndex.concentrationIndex(ranked)))
        .isCloseTo(-0.15, within(1e-12));
    ConcentrationCurve curve = ConcentrationCurve.of(ranked).orElseThrow();
    assertThat(curve.points())
        .containsExactly(
            new Point(0, 0), new Point(0.25, 0.4), new Point(0.75, 0.8), new Point(1, 1));
    assertThat(curve.dominance()).isEqualTo(Dominance.ABOVE);
    assertThat(curve.shareOfNeediest(0.5)).isCloseTo(0.6, within(1e-12));
    assertThat(curve.shareOfNeediest(0)).isZero();
    assertThat(curve.shareOfNeediest(1)).isEqualTo(1);
  }

  @Test
  void turnsAroundWithTheOrientation() {
    double[] perHead = {4, 2, 2};
    double[] need = {30, 20, 10};
    double[] people = {1, 2, 1};

    Measurement neediestFirst =
        ConcentrationIndex.concentrationIndex(
            RankedValues.of(perHead, need, GREATEST_FIRST, people));

    assertThat(number(neediestFirst)).isCloseTo(-0.15, within(1e-12));
    assertThat(number(index(perHead, need, people))).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void seesACurveThatCrossesThoughTheIndexIsZero() {
    // Money 2, 0, 0, 2 to four equal units: L = 0.5, 0.5, 0.5 against p = 0.25, 0.5, 0.75.
    RankedValues ranked =
        RankedValues.of(new double[] {2, 0, 0, 2}, new double[] {1, 2, 3, 4}, LEAST_FIRST, FOUR);

    assertThat(number(ConcentrationIndex.concentrationIndex(ranked))).isCloseTo(0, within(1e-12));
    assertThat(ConcentrationCurve.of(ranked).orElseThrow().dominance())
        .isEqualTo(Dominance.CROSSES);
  }

  @Test
  void findsNoLeanWhereAllGetTheSame() {
    RankedValues ranked =
        RankedValues.of(new double[] {3, 3, 3, 3}, new double[] {1, 2, 3, 4}, LEAST_FIRST, FOUR);

    assertThat(ConcentrationCurve.of(ranked).orElseThrow().dominance()).isEqualTo(Dominance.ON);
  }

  @Test
  void saysWhyThereIsNoValue() {
    double[] two = {1, 2};
    double[] people = {1, 1};
    assertThat(index(new double[] {5}, new double[] {1}, new double[] {1}))
        .isEqualTo(Measurement.undefined(Undefined.TOO_FEW_UNITS));
    assertThat(index(new double[] {0, 0}, two, people))
        .isEqualTo(Measurement.undefined(Undefined.NO_MONEY));
    assertThat(index(new double[] {-1, 3}, two, people))
        .isEqualTo(Measurement.undefined(Undefined.NEGATIVE_MONEY));
    assertThat(index(new double[] {5, 7}, two, new double[] {1, 0}))
        .as("a unit without people is none")
        .isEqualTo(Measurement.undefined(Undefined.TOO_FEW_UNITS));
    assertThatThrownBy(() -> index(new double[] {Double.NaN, 1}, two, people))
        .hasMessage("Invalid value of row 0: NaN");
  }

  /**
   * By hand: coverage 0.2 of the poor half and 0.6 of the other: μ = 0.4, μC = 2 × (½ × −0.2 × −¼ +
   * ½ × 0.2 × ¼) = 0.1, so C = 0.25, Erreygers 4 × 0.1 = 0.4, Wagstaff 0.25 ÷ 0.6.
   */
  @Test
  void correctsForBounds() {
    RankedValues share =
        RankedValues.of(
            new double[] {0.2, 0.6}, new double[] {1, 2}, LEAST_FIRST, new double[] {1, 1});
    RankedValues percent =
        RankedValues.of(
            new double[] {20, 60}, new double[] {1, 2}, LEAST_FIRST, new double[] {1, 1});

    assertThat(number(ConcentrationIndex.concentrationIndex(share))).isCloseTo(0.25, within(1e-12));
    assertThat(number(ConcentrationIndex.erreygers(share, 0, 1))).isCloseTo(0.4, within(1e-12));
    assertThat(number(ConcentrationIndex.wagstaff(share, 0, 1)))
        .isCloseTo(0.25 / 0.6, within(1e-12));
    assertThat(number(ConcentrationIndex.erreygers(percent, 0, 100))).isCloseTo(0.4, within(1e-12));
    assertThat(number(ConcentrationIndex.wagstaff(percent, 0, 100)))
        .isCloseTo(0.25 / 0.6, within(1e-12));
    assertThat(ConcentrationIndex.wagstaff(percent, 0, 50))
        .isEqualTo(Measurement.undefined(Undefined.OUT_OF_BOUNDS));
    RankedValues full =
        RankedValues.of(new double[] {1, 1}, new double[] {1, 2}, LEAST_FIRST, new double[] {1, 1});
    assertThat(ConcentrationIndex.wagstaff(full, 0, 1))
        .isEqualTo(Measurement.undefined(Undefined.AT_A_BOUND));
  }

  private static Measurement index(double[] values, double[] ranking, double[] people) {
    return ConcentrationIndex.concentrationIndex(
        RankedValues.of(values, ranking, LEAST_FIRST, people));
  }

  private static double number(Measurement measurement) {
    return measurement.value().orElseThrow();
  }
}
