package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalseDiscoveriesTest {

  /** Table of Benjamini and Hochberg (1995), section 3.2: 15 tests of a medical trial. */
  private static final double[] TRIAL = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000
  };

  private static FalseDiscoveries of(double... probabilities) {
    FalseDiscoveries.Family family = new FalseDiscoveries.Family();
    Arrays.stream(probabilities).forEach(p -> family.add(p, 1));
    return family.adjust();
  }

  @Test
  void rejectsTheFourHypothesesOfThePaper() {
    // "… we reject the four hypotheses": 0.0095 is the largest p(i) with p(i) ≤ i ÷ 15 × 0.05
    FalseDiscoveries adjusted = of(TRIAL);
    assertThat(Arrays.stream(TRIAL).filter(p -> adjusted.q(p) <= 0.05).count()).isEqualTo(4);
    assertThat(adjusted.tests()).isEqualTo(15);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "0.0001, 0.0015",
    "0.0004, 0.003",
    "0.0095, 0.035625",
    "0.0201, 0.0603",
    "0.0278, 0.06385714285714286",
    "0.0298, 0.06385714285714286",
    "0.0459, 0.0765",
    "0.7590, 0.8132142857142857",
    "1.0, 1.0"
  })
  void adjustsAsScipyDoes(double p, double q) {
    // scipy.stats.false_discovery_control 1.17
    assertThat(of(TRIAL).q(p)).isCloseTo(q, within(1e-12));
  }

  @Test
  void givesEqualTestsTheSame() {
    // m = 6: 0.03 stands at ranks 4 and 5, 0.02 at 3 has 0.04, but takes 0.036 from above
    FalseDiscoveries.Family family = new FalseDiscoveries.Family();
    family.add(0.03, 2);
    family.add(0.5, 1);
    family.add(0.01, 1);
    family.add(0.02, 1);
    family.add(0.01, 1);
    FalseDiscoveries adjusted = family.adjust();
    assertThat(adjusted.q(0.03)).isCloseTo(0.036, within(1e-12));
    assertThat(adjusted.q(0.02)).isCloseTo(0.036, within(1e-12));
    assertThat(adjusted.q(0.01)).isCloseTo(0.03, within(1e-12));
    assertThat(adjusted.q(0.5)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void knowsOnlyItsOwnTests() {
    assertThatThrownBy(() -> of(0.5).q(0.25)).hasMessage("No test of the family gave p = 0.25");
    assertThatThrownBy(() -> of(1.5)).hasMessage("Invalid p: 1.5 (must be in [0, 1])");
    assertThatThrownBy(() -> new FalseDiscoveries.Family().add(0.5, 0))
        .hasMessage("Invalid count: 0 (must be > 0)");
  }
}
