package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.index.statistics.Items.TREE;

import org.junit.jupiter.api.Test;

class IndexTreeTest {

  @Test
  void knowsWhoIsAbove() {
    assertThat(TREE.nodes()).containsExactly("health", "total");
    assertThat(TREE.ancestors("clinics")).containsExactly("health", "total");
    assertThat(TREE.ancestors("roads")).containsExactly("total");
    assertThat(TREE.ancestors("total")).isEmpty();
  }

  @Test
  void knowsWhoIsBelowAtEachDepth() {
    assertThat(TREE.below("total", 0)).containsExactly("total");
    assertThat(TREE.below("total", 1)).containsExactly("health", "roads");
    assertThat(TREE.below("total", 2)).containsExactly("clinics", "doctors", "roads");
    assertThat(TREE.below("total", 9)).containsExactly("clinics", "doctors", "roads");
    assertThat(TREE.indicatorsBelow("total")).containsExactly("clinics", "doctors", "roads");
    assertThat(TREE.indicatorsBelow("roads")).containsExactly("roads");
  }

  @Test
  void countsStepsToTheFarthestIndicator() {
    assertThat(TREE.depth("total")).isEqualTo(2);
    assertThat(TREE.depth("health")).isEqualTo(1);
    assertThat(TREE.depth("roads")).isZero();
  }
}
