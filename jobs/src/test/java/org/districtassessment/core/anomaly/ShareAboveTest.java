package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class ShareAboveTest {

  @Test
  void testsAUnitAgainstItsPeers() {
    // scipy.stats.binom.sf(11, 60, 0.01)
    ShareAbove share = ShareAbove.ofPeers(12, 60, 10, 1000);
    assertThat(share.due()).isCloseTo(0.01, within(1e-12));
    assertThat(share.share()).isCloseTo(0.2, within(1e-12));
    assertThat(share.p()).isCloseTo(8.971544383845577e-13, withinPercentage(1e-6));
  }

  @Test
  void takesHalfARowWherePeersHaveNone() {
    // 1 − (1 − 0.0005)^50
    assertThat(ShareAbove.ofPeers(1, 50, 0, 1000).p())
        .isCloseTo(1 - Math.pow(0.9995, 50), withinPercentage(1e-6));
  }

  @Test
  void testsAUnitAgainstAll() {
    assertThat(ShareAbove.ofAll(0, 50, 0, 1000).p()).isEqualTo(1);
    assertThat(ShareAbove.ofAll(5, 10, 500, 1000).p())
        .isCloseTo(638.0 / 1024, withinPercentage(1e-8));
  }
}
