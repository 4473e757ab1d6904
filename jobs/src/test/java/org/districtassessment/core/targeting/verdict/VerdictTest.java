package org.districtassessment.core.targeting.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.districtassessment.core.targeting.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  /** Targeted money over all money: 10 + 5 + 0 + 30 + 8 = 53 of 200. */
  private static final double[] MONEY = {20, 50, 40, 50, 40};

  private static final double[] TARGETED = {10, 5, 0, 30, 8};
  private static final String[] UNITS = {"north", "north", "south", "south", "west"};
  private static final String[] PROJECTS = {"road", "school", "road", "farm", ""};

  private static final Statistic SHARE =
      times -> {
        double money = 0;
        double targeted = 0;
        for (int i = 0; i < times.length; i++) {
          money += times[i] * MONEY[i];
          targeted += times[i] * TARGETED[i];
        }
        return money == 0
            ? Measurement.undefined(Undefined.NO_MONEY)
            : Measurement.of(targeted / money);
      };

  /**
   * By hand, the share 0.265 without north 38/130 = 0.2923, south 23/110 = 0.2091, west 45/160 =
   * 0.28125; without road 43/140 = 0.3071, school 48/150 = 0.32, farm 23/150 = 0.1533.
   */
  @Test
  void namesWhatAFailureComesFrom() {
    Verdict verdict = decide(Comparison.AT_LEAST, "0.3");

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(verdict.value().value().orElseThrow()).isCloseTo(0.265, within(1e-12));
    assertThat(verdict.units()).extracting(Contributor::key).containsExactly("north", "west");
    assertThat(verdict.units().get(0).without()).isCloseTo(38.0 / 130, within(1e-12));
    assertThat(verdict.units().get(0).gain()).isCloseTo(38.0 / 130 - 0.265, within(1e-12));
    assertThat(verdict.projects()).extracting(Contributor::key).containsExactly("school", "road");
  }

  @Test
  void looksTheOtherWayWhereLessIsBetter() {
    Verdict verdict = decide(Comparison.AT_MOST, "0.2");

    assertThat(verdict.units()).extracting(Contributor::key).containsExactly("south");
    assertThat(verdict.projects()).extracting(Contributor::key).containsExactly("farm");
    assertThat(verdict.projects().get(0).gain()).isCloseTo(0.265 - 23.0 / 150, within(1e-12));
  }

  @ParameterizedTest(name = "0.265 {0} {1}: {2}")
  @CsvSource({
    "AT_LEAST, 0.265, pass",
    "AT_LEAST, 0.265001, fail",
    "AT_LEAST, 0.2650004, fail",
    "ABOVE, 0.265, fail",
    "ABOVE, 0.264999, pass",
    "AT_MOST, 0.265, pass",
    "BELOW, 0.265, fail",
  })
  void comparesAtSixDigits(Comparison comparison, String threshold, String outcome) {
    assertThat(decide(comparison, threshold).outcome().code()).isEqualTo(outcome);
  }

  @Test
  void namesNobodyWhereItPasses() {
    Verdict verdict = decide(Comparison.AT_LEAST, "0.2");

    assertThat(verdict.units()).isEmpty();
    assertThat(verdict.projects()).isEmpty();
  }

  @Test
  void cannotDecideWithoutAValue() {
    Measurement none = Measurement.undefined(Undefined.NO_MONEY);
    Verdict verdict =
        Verdict.decide(test(Comparison.AT_LEAST, "1"), times -> none, UNITS, PROJECTS);

    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_DECIDABLE);
    assertThat(verdict.value().reason()).contains(Undefined.NO_MONEY);
    assertThat(verdict.units()).isEmpty();
  }

  @Test
  void namesThreeAtMostAndOfEqualsTheFirstKey() {
    double[] amounts = {5, 5, 5, 5, 1};
    Statistic sum =
        times -> {
          double all = 0;
          for (int i = 0; i < times.length; i++) {
            all += times[i] * amounts[i];
          }
          return Measurement.of(all);
        };
    String[] keys = {"d", "c", "b", "a", "e"};

    Verdict verdict = Verdict.decide(test(Comparison.AT_MOST, "1"), sum, keys, keys);

    assertThat(verdict.units()).extracting(Contributor::key).containsExactly("a", "b", "c");
  }

  @Test
  void passesOverAKeyWithoutWhichThereIsNoValue() {
    Statistic needsAll =
        times ->
            Arrays.stream(times).sum() < 2
                ? Measurement.undefined(Undefined.TOO_FEW_UNITS)
                : Measurement.of(1);

    assertThat(Contributor.largest(needsAll, new String[] {"a", "b"}, Comparison.AT_LEAST, 3))
        .isEmpty();
  }

  private static Verdict decide(Comparison comparison, String threshold) {
    return Verdict.decide(test(comparison, threshold), SHARE, UNITS, PROJECTS);
  }

  private static Threshold test(Comparison comparison, String threshold) {
    return new Threshold("lean", "share", comparison, new BigDecimal(threshold));
  }
}
