package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.districtassessment.core.index.statistics.ItemStatistics.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeItemsTest {

  @Test
  void describesTheUnitsThatHaveAValue() {
    List<ItemStatistics> found =
        DescribeItems.describeItems(
            Items.table(
                """
                unit group b a
                u1   x     7 4
                u2   x     7 -
                u3   x     7 0
                u4   x     7 4
                u5   x     7 8
                """),
            StatisticsLimits.DEFAULT);
    assertThat(found).extracting(ItemStatistics::item).containsExactly("a", "b");
    ItemStatistics a = found.get(0);
    assertThat(a.minimum()).isEqualTo(0);
    assertThat(a.maximum()).isEqualTo(8);
    assertThat(a.mean()).isEqualTo(4);
    assertThat(a.median()).isEqualTo(4);
    // squares 0 + 16 + 0 + 16 over 3
    assertThat(a.standardDeviation()).isCloseTo(Math.sqrt(32.0 / 3), within(1e-15));
    assertThat(a.skewness()).isZero();
    // r = (512 / 4) / 8² = 2: ((4 + 1)(2 − 3) + 6) × 3 ÷ (2 × 1)
    assertThat(a.kurtosis()).isCloseTo(1.5, within(1e-14));
    assertThat(a.available()).isEqualTo(4);
    assertThat(a.nonZero()).isEqualTo(3);
    assertThat(a.unique()).isEqualTo(3);
    assertThat(a.mostFrequent()).isEqualTo(2);
    assertThat(a.shareAvailable()).isEqualTo(0.8);
    assertThat(a.shareNonZero()).isEqualTo(0.75);
    assertThat(a.shareUnique()).isEqualTo(0.75);
    assertThat(a.shareMostFrequent()).isEqualTo(0.5);
    assertThat(a.flags()).isEmpty();
    ItemStatistics constant = found.get(1);
    assertThat(constant.standardDeviation()).isZero();
    assertThat(constant.skewness()).isNaN();
    assertThat(constant.unique()).isEqualTo(1);
    assertThat(constant.mostFrequent()).isEqualTo(5);
    assertThat(constant.flags()).containsExactly(Flag.FEW_UNIQUE);
  }

  @Test
  void describesAColumnWithoutValues() {
    ItemStatistics found =
        DescribeItems.describeItems(Items.table("unit group a\nu1 x -"), StatisticsLimits.DEFAULT)
            .get(0);
    assertThat(found.available()).isZero();
    assertThat(found.unique()).isZero();
    assertThat(found.mostFrequent()).isZero();
    assertThat(found.shareAvailable()).isZero();
    assertThat(found.minimum()).isNaN();
    assertThat(found.mean()).isNaN();
    assertThat(found.shareUnique()).isNaN();
    assertThat(found.flags())
        .containsExactly(Flag.FEW_AVAILABLE, Flag.FEW_NON_ZERO, Flag.FEW_UNIQUE);
  }

  @ParameterizedTest(name = "{0} available, {1} not 0, {2} unique, skewness {3}, kurtosis {4}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # at a limit nothing is flagged
          0.65 | 0.5  | 0.5  | 2    | 3.5 | []
          0.64 | 0.5  | 0.5  | 2.1  | 3.5 | [FEW_AVAILABLE]
          0.65 | 0.49 | 0.5  | 2    | 3.6 | [FEW_NON_ZERO]
          0.65 | 0.5  | 0.49 | NaN  | NaN | [FEW_UNIQUE]
          0.65 | 0.5  | 0.5  | 2.1  | 3.6 | [OUTLIERS]
          0.65 | 0.5  | 0.5  | -2.1 | 3.6 | [OUTLIERS]
          """)
  void flagsWhatIsBeyondALimit(
      double available,
      double nonZero,
      double unique,
      double skewness,
      double kurtosis,
      String flags) {
    assertThat(StatisticsLimits.DEFAULT.flags(available, nonZero, unique, skewness, kurtosis))
        .hasToString(flags);
  }
}
