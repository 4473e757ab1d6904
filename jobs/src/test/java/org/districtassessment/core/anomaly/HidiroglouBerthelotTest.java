package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Change;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Coefficients;
import org.junit.jupiter.api.Test;

class HidiroglouBerthelotTest {

  private static final String[][] TEN = {
    {"110", "100"}, {"105", "100"}, {"98", "100"}, {"120", "100"}, {"95", "100"},
    {"300", "100"}, {"103", "100"}, {"1010", "1000"}, {"40", "100"}, {"100", "100"}
  };

  private static Change change(String current, String previous) {
    return new Change(new BigDecimal(current), new BigDecimal(previous));
  }

  private static Optional<HidiroglouBerthelot> of(
      String[][] pairs, String u, String a, String c, int minimumCount) {
    List<Map.Entry<Change, Long>> counts = new ArrayList<>();
    for (String[] pair : pairs) {
      counts.add(Map.entry(change(pair[0], pair[1]), 1L));
    }
    return HidiroglouBerthelot.of(counts, coefficients(u, a, c), minimumCount);
  }

  private static Coefficients coefficients(String u, String a, String c) {
    return new Coefficients(new BigDecimal(u), new BigDecimal(a), new BigDecimal(c));
  }

  @Test
  void boundsEffectsWithoutRegardToSize() {
    // u = 0, so E = s. Ratios 1.1 1.05 .98 1.2 .95 3 1.03 1.01 .4 1, median (1.01 + 1.03) ÷ 2 =
    // 1.02. s of 300 is 3 ÷ 1.02 − 1 = 1.9412, of 40 1 − 1.02 ÷ 0.4 = −1.55. Bounds by numpy
    // (percentile, type 7).
    HidiroglouBerthelot bounds = of(TEN, "0", "0.05", "4", 10).orElseThrow();
    assertThat(bounds.count()).isEqualTo(10);
    assertThat(bounds.medianRatio()).isCloseTo(1.02, within(1e-12));
    assertThat(bounds.effect(change("300", "100"))).isCloseTo(1.94117647, within(1e-8));
    assertThat(bounds.effect(change("40", "100"))).isCloseTo(-1.55, within(1e-12));
    assertThat(bounds.lower()).isCloseTo(-0.14230337679626315, within(1e-12));
    assertThat(bounds.upper()).isCloseTo(0.26485148514851553, within(1e-12));
    assertThat(bounds.isBeyond(change("300", "100"))).isTrue();
    assertThat(bounds.isBeyond(change("40", "100"))).isTrue();
    assertThat(bounds.isBeyond(change("120", "100"))).isFalse();
  }

  @Test
  void weighsChangesByTheSizeOfWhatChanged() {
    // E = s × √max: 1.94117647 × √300 = 33.62216; the bounds by numpy
    HidiroglouBerthelot bounds = of(TEN, "0.5", "0.05", "4", 10).orElseThrow();
    assertThat(bounds.effect(change("300", "100"))).isCloseTo(33.62216274, within(1e-8));
    assertThat(bounds.lower()).isCloseTo(-1.3883965890511476, within(1e-12));
    assertThat(bounds.upper()).isCloseTo(2.9199180246184078, within(1e-12));
    // the same ratio is within for a small one and beyond for a large one
    assertThat(bounds.isBeyond(change("1.2", "1"))).isFalse();
    assertThat(bounds.isBeyond(change("1200", "1000"))).isTrue();
  }

  @Test
  void doesNotEvaluateWhatHasNoRatio() {
    String[][] pairs = {{"1", "1"}, {"2", "1"}, {"3", "1"}, {"0", "1"}, {"5", "0"}, {"-1", "1"}};
    HidiroglouBerthelot bounds = of(pairs, "0", "0.05", "4", 3).orElseThrow();
    assertThat(bounds.count()).isEqualTo(3);
    assertThat(bounds.isBeyond(change("0", "1"))).isFalse();
    assertThat(bounds.isBeyond(change("1000", "0"))).isFalse();
    assertThat(of(pairs, "0", "0.05", "4", 4)).isEmpty();
  }

  @Test
  void doesNotEvaluateWhereMostChangesAreAlike() {
    // quartiles and median of E are 0, so the bounds fall together
    String[][] pairs = {{"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"9", "1"}};
    assertThat(of(pairs, "0.5", "0.05", "4", 1)).isEmpty();
  }

  @Test
  void countsEqualChangesEachTime() {
    List<Map.Entry<Change, Long>> counts =
        List.of(
            Map.entry(change("110", "100"), 3L),
            Map.entry(change("90", "100"), 3L),
            Map.entry(change("100", "100"), 1L));
    HidiroglouBerthelot bounds =
        HidiroglouBerthelot.of(counts, coefficients("0", "0", "1"), 7).orElseThrow();
    // s: −1 ÷ 9 three times, 0, 0.1 three times; type 7 quartiles at positions 1.5 and 4.5
    assertThat(bounds.lower()).isCloseTo(-1.0 / 9, within(1e-12));
    assertThat(bounds.upper()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void refusesCoefficientsOutOfRange() {
    assertThatThrownBy(() -> coefficients("1.1", "0", "4"))
        .hasMessage("Invalid u: 1.1 (must be 0 to 1)");
    assertThatThrownBy(() -> coefficients("0", "-1", "4"))
        .hasMessage("Invalid a: -1 (must be >= 0)");
    assertThatThrownBy(() -> coefficients("0", "0", "0")).hasMessage("Invalid c: 0 (must be > 0)");
  }
}
