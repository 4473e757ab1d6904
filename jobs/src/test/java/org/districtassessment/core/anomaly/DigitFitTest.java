package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Expected values: scipy.stats.chisquare 1.17, and numpy for the mean deviations. */
class DigitFitTest {

  @Test
  void holdsFirstDigitsAgainstBenford() {
    DigitFit fit = DigitFit.benford(new long[] {310, 170, 130, 90, 80, 70, 60, 50, 40});
    assertThat(fit.count()).isEqualTo(1000);
    assertThat(fit.statistic()).isCloseTo(2.1433850691633807, within(1e-9));
    assertThat(fit.p()).isCloseTo(0.9762975058590206, within(1e-9));
    assertThat(fit.meanDeviation()).isCloseTo(0.004424730015954244, within(1e-12));
  }

  @Test
  void holdsLastDigitsAgainstATenthEach() {
    DigitFit fit = DigitFit.uniform(new long[] {10, 12, 9, 11, 8, 30, 7, 5, 4, 4});
    // (0 + 4 + 1 + 1 + 4 + 400 + 9 + 25 + 36 + 36) ÷ 10
    assertThat(fit.statistic()).isCloseTo(51.6, within(1e-9));
    assertThat(fit.p()).isCloseTo(5.379815740793961e-08, withinPercentage(1e-6));
    // (0 + 2 + 1 + 1 + 2 + 20 + 3 + 5 + 6 + 6) ÷ 100 ÷ 10
    assertThat(fit.meanDeviation()).isCloseTo(0.046, within(1e-12));
  }

  @Test
  void rejectsWithManyValuesWhatItsMeanDeviationCallsClose() {
    // the same shares from a thousand times as many values: χ² grows with them, MAD does not
    DigitFit fit =
        DigitFit.benford(
            new long[] {310_000, 170_000, 130_000, 90_000, 80_000, 70_000, 60_000, 50_000, 40_000});
    assertThat(fit.p()).isLessThan(1e-100);
    assertThat(fit.meanDeviation()).isCloseTo(0.004424730015954244, within(1e-12));
  }

  @Test
  void needsDigits() {
    assertThatThrownBy(() -> DigitFit.benford(new long[9])).hasMessage("A fit needs a digit");
    assertThatThrownBy(() -> DigitFit.uniform(new long[9]))
        .hasMessage("Ten counts are needed, not 9");
  }
}
