package org.districtassessment.core.targeting.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.districtassessment.core.targeting.inequality.Orientation.LEAST_FIRST;

import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.junit.jupiter.api.Test;

/**
 * Expected errors of regressions are those of statsmodels 0.15.0: OLS of the columns multiplied by
 * √w; {@code cov_type} nonrobust, HC1 and cluster. For the delta method its covariance of the fit h
 * = α + βR, with the gradient of 2σ² β ÷ (α + β ÷ 2) taken by differences of 1e-6.
 */
class ConcentrationErrorTest {

  private static final double[] PER_HEAD = {30, 18, 25, 25, 9, 14, 11, 6};
  private static final double[] INCOME = {5, 6, 6, 8, 9, 9, 12, 15};
  private static final double[] PEOPLE = {20, 35, 10, 25, 40, 15, 30, 25};
  private static final String[] COUNTIES = {"a", "a", "b", "b", "b", "c", "c", "c"};

  private final RankedValues ranked = RankedValues.of(PER_HEAD, INCOME, LEAST_FIRST, PEOPLE);

  @Test
  void hasTheErrorsOfTheConvenientRegression() {
    assertThat(number(ConcentrationIndex.concentrationIndex(ranked)))
        .isCloseTo(-0.24013470681458, within(1e-13));
    assertThat(number(ConcentrationError.classical(ranked)))
        .isCloseTo(0.05837759283363519, within(1e-13));
    assertThat(number(ConcentrationError.robust(ranked)))
        .isCloseTo(0.047997946789042976, within(1e-13));
    assertThat(number(ConcentrationError.clustered(ranked, COUNTIES)))
        .isCloseTo(0.04375139379262023, within(1e-13));
  }

  @Test
  void hasTheErrorsOfTheDeltaMethod() {
    assertThat(number(ConcentrationError.delta(ranked)))
        .isCloseTo(0.06342209370087021, within(1e-9));
    assertThat(number(ConcentrationError.robustDelta(ranked)))
        .isCloseTo(0.044817940071796375, within(1e-9));
  }

  /**
   * By hand: halves with 3 and 1 a head, so C = −1/4, a = 7/8 and 5/8, Σ f a² − (1 + C)² = 1/64;
   * with deviations of 1 the second sum is ½(1/16 + 9/16) ÷ 2² = 5/64.
   */
  @Test
  void hasTheErrorOfGroupedData() {
    RankedValues halves =
        RankedValues.of(new double[] {3, 1}, new double[] {1, 2}, LEAST_FIRST, new double[] {1, 1});

    assertThat(number(GroupedError.ofMeans(halves)))
        .isCloseTo(Math.sqrt(1.0 / 64 / 2), within(1e-12));
    assertThat(number(GroupedError.ofMeansAndDeviations(halves, new double[] {1, 1}, 100)))
        .isCloseTo(Math.sqrt(6.0 / 64 / 100), within(1e-12));
  }

  @Test
  void takesTiedGroupsAsOne() {
    RankedValues split =
        RankedValues.of(
            new double[] {4, 2, 1}, new double[] {1, 1, 2}, LEAST_FIRST, new double[] {1, 1, 2});

    assertThat(number(GroupedError.ofMeans(split)))
        .isCloseTo(Math.sqrt(1.0 / 64 / 2), within(1e-12));
  }

  @Test
  void saysWhyThereIsNoError() {
    double[] two = {1, 2};
    assertThat(ConcentrationError.classical(RankedValues.of(two, two, LEAST_FIRST, two)))
        .isEqualTo(Measurement.undefined(Undefined.TOO_FEW_UNITS));
    double[] three = {1, 2, 3};
    double[] same = {5, 5, 5};
    assertThat(ConcentrationError.delta(RankedValues.of(three, same, LEAST_FIRST, three)))
        .isEqualTo(Measurement.undefined(Undefined.NO_SPREAD));
    assertThat(
            ConcentrationError.clustered(
                RankedValues.of(three, three, LEAST_FIRST, three), new String[] {"a", "a", "a"}))
        .isEqualTo(Measurement.undefined(Undefined.TOO_FEW_CLUSTERS));
    assertThat(ConcentrationError.robust(RankedValues.of(new double[3], three, LEAST_FIRST, three)))
        .isEqualTo(Measurement.undefined(Undefined.NO_MONEY));
  }

  private static double number(Measurement measurement) {
    return measurement.value().orElseThrow();
  }
}
