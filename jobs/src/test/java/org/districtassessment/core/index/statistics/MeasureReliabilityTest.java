package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.districtassessment.core.index.statistics.Items.TREE;

import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.junit.jupiter.api.Test;

class MeasureReliabilityTest {

  @Test
  void measuresEveryNodeAtEveryDepth() {
    DataMatrix normalised =
        Items.table(
            """
            unit group clinics doctors roads
            u1   x     1       2       1
            u2   x     2       2       2
            u3   x     3       5       3
            """);
    DataMatrix scores =
        normalised.with(
            List.of("health", "total"),
            new double[][] {Items.numbers("1.5 2 4"), Items.numbers("0 0 0")});
    List<Reliability> found = MeasureReliability.measureReliability(TREE, normalised, scores);
    assertThat(found).extracting(Reliability::node).containsExactly("health", "total", "total");
    assertThat(found).extracting(Reliability::depth).containsExactly(1, 1, 2);
    assertThat(found).extracting(Reliability::items).containsExactly(2, 2, 3);
    // health: variances 1 and 3, covariance 1.5
    assertThat(found.get(0).alpha()).isCloseTo(6.0 / 7, within(1e-14));
    // its scores and roads: variances 1.75 and 1, covariance 1.25: 4 × 1.25 ÷ 5.25
    assertThat(found.get(1).alpha()).isCloseTo(5 / 5.25, within(1e-14));
    // all three: variances 1, 3, 1, covariances 1.5, 1, 1.5: 9 × 4/3 ÷ 13
    assertThat(found.get(2).alpha()).isCloseTo(12.0 / 13, within(1e-14));
  }
}
