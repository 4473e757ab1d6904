package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustZTest {

  private static Distribution of(String... values) {
    List<Map.Entry<BigDecimal, Long>> counts = new ArrayList<>();
    for (String value : values) {
      counts.add(Map.entry(new BigDecimal(value), 1L));
    }
    return new Distribution(counts);
  }

  private static boolean isBeyond(Distribution group, String value, String threshold) {
    return RobustZ.of(group, 1)
        .orElseThrow()
        .isBeyond(new BigDecimal(value), new BigDecimal(threshold));
  }

  @Test
  void halvesTheTwoMiddleValues() {
    assertThat(of("1", "2.5", "4", "100").median()).isEqualByComparingTo("3.25");
    assertThat(of("7", "1", "3").median()).isEqualByComparingTo("3");
  }

  @Test
  void countsValuesThatAreEqualAsNumbersTogether() {
    Distribution group =
        new Distribution(
            List.of(
                Map.entry(new BigDecimal("1.0"), 2L),
                Map.entry(new BigDecimal("1.00"), 3L),
                Map.entry(BigDecimal.TEN, 4L)));
    assertThat(group.count()).isEqualTo(9);
    assertThat(group.values()).hasSize(2);
    assertThat(group.median()).isEqualByComparingTo("1");
    // distances: 0 five times, 9 four times
    assertThat(group.medianDeviation()).isEqualByComparingTo("0");
    assertThat(group.sumOfDeviations()).isEqualByComparingTo("36");
  }

  @Test
  void doesNotDependOnTheOrderOfValues() {
    List<Map.Entry<BigDecimal, Long>> counts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      counts.add(Map.entry(BigDecimal.valueOf(i * i % 97, 2), 1L + i % 3));
    }
    Distribution sorted = new Distribution(counts);
    Collections.shuffle(counts, new Random(7));
    Distribution shuffled = new Distribution(counts);
    assertThat(shuffled.values()).isEqualTo(sorted.values());
    assertThat(shuffled.medianDeviation()).isEqualTo(sorted.medianDeviation());
  }

  @Test
  void comparesWithTheThresholdWithoutRounding() {
    // median 3, MAD 1; z = 0.6745 (x − 3), so z of 103 is 67.45
    Distribution group = of("1", "2", "3", "4", "5");
    assertThat(isBeyond(group, "103", "67.45")).isFalse();
    assertThat(isBeyond(group, "103.0000000001", "67.45")).isTrue();
    assertThat(isBeyond(group, "-97.0000000001", "67.45")).isTrue();
    assertThat(RobustZ.of(group, 5).orElseThrow().z(new BigDecimal("103")))
        .isEqualTo(new BigDecimal("67.45"));
  }

  @Test
  void givesTheProbabilityOfADistanceBothWays() {
    // median 3, MAD 1; z of 9 is 4.047, of −3 its negative; scipy: 2 × t.sf(4.047, 0.3675 × 5) =
    // 0.0643672520884
    Distribution group = of("1", "2", "3", "4", "5");
    RobustZ measure = RobustZ.of(group, 5).orElseThrow();
    assertThat(measure.p(new BigDecimal("9"))).isCloseTo(0.0643672520884, within(1e-12));
    assertThat(measure.p(new BigDecimal("-3"))).isEqualTo(measure.p(new BigDecimal("9")));
    assertThat(measure.p(new BigDecimal("3"))).isEqualTo(1);
  }

  /**
   * The nominal rate where values are normal; a normal z would alarm at 0.001 in 4.7 of 1,000 of 38
   * values, in 20.7 of 10.
   */
  @ParameterizedTest
  @CsvSource({"10", "38", "100"})
  void reportsNormalValuesNotMoreOftenThanTheProbabilitySays(int size) {
    Random random = new Random(20210009);
    int tests = 0;
    int below = 0;
    int farBelow = 0;
    while (tests < 100_000) {
      List<Map.Entry<BigDecimal, Long>> group = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        group.add(Map.entry(BigDecimal.valueOf(random.nextGaussian()), 1L));
      }
      RobustZ measure = RobustZ.of(new Distribution(group), size).orElseThrow();
      for (Map.Entry<BigDecimal, Long> each : group) {
        double p = measure.p(each.getKey());
        tests++;
        below += p < 0.01 ? 1 : 0;
        farBelow += p < 0.001 ? 1 : 0;
      }
    }

    // numpy and scipy, 400,000 values each: 0.0050, 0.0088, 0.0096 and 0.00031, 0.00079, 0.00089
    assertThat(below / (double) tests).isBetween(0.004, 0.0105);
    assertThat(farBelow / (double) tests).isBetween(0.0001, 0.0012);
  }

  @Test
  void fallsBackToTheMeanDeviation() {
    // median 5, MAD 0, mean deviation 10 ÷ 5 = 2; z of 15 = 10 ÷ (1.2533 × 2) = 3.99
    Distribution group = of("5", "5", "5", "5", "15");
    assertThat(RobustZ.of(group, 5).orElseThrow().z(new BigDecimal("15")))
        .isEqualTo(new BigDecimal("3.99"));
    assertThat(isBeyond(group, "15", "3.9")).isTrue();
    assertThat(isBeyond(group, "15", "4")).isFalse();
  }

  @Test
  void doesNotMeasureEqualValuesOrTooFew() {
    assertThat(RobustZ.of(of("5", "5.0", "5.00"), 3)).isEmpty();
    assertThat(RobustZ.of(of("1", "2", "3"), 4)).isEmpty();
    assertThat(RobustZ.of(of("1", "2", "3"), 3)).isPresent();
  }

  @Test
  void needsAValue() {
    assertThatThrownBy(() -> new Distribution(List.of()))
        .hasMessage("A distribution needs a value");
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # value  | off   | because the median is 2, the factor 100, the tolerance 5
            40     | true  | 200 ÷ 5
            39.99  | false | just below
            1000   | true  | 200 × 5
            1000.1 | false | just above
            2      | false | the median itself
            0.1    | true  | 0.02 × 5
            0.004  | true  | 0.02 ÷ 5
            0.0039 | false | just below
            -200   | false | negative
          """)
  void seesASlipOfTheUnitOfMeasure(String value, boolean off, String because) {
    assertThat(
            UnitSlip.isOff(
                new BigDecimal(value),
                new BigDecimal("2"),
                new BigDecimal("100"),
                new BigDecimal("5")))
        .as(because)
        .isEqualTo(off);
  }

  @Test
  void seesNoSlipWhereTheMedianIsNotPositive() {
    assertThat(UnitSlip.isOff(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.TEN))
        .isFalse();
  }
}
