package org.districtassessment.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.districtassessment.core.index.LeaveOneOut.Influence;
import org.junit.jupiter.api.Test;

class LeaveOneOutTest {

  private static final double NONE = Double.NaN;

  /** Town: a (9 - 4) / 4 = 1.25, b 3.75, c (18 - 8) / 4 = 2.5, d nothing; so ranks 3, 1, 2. */
  private static final String TOWNS =
      """
      unit roads schools fires
      a    2     4       4
      b    5     5       0
      c    2     10      8
      d    .     .       .
      """;

  @Test
  void givesTheWeightOfAnElementToItsSiblings() {
    TownIndex index = new TownIndex();

    Influence influence =
        LeaveOneOut.leaveOneOut(
            index.rules(), index.of(TOWNS), List.of("roads", "access", "fires", "safety"));

    assertThat(influence.scores().columns()).containsExactly("roads", "access", "fires", "safety");
    // Access is schools alone: (12 - 4) / 4, 15 / 4, (30 - 8) / 4.
    assertThat(influence.scores().column("roads")).containsExactly(2, 3.75, 5.5, NONE);
    assertThat(influence.ranks().column("roads")).containsExactly(3, 2, 1, NONE);
    assertThat(influence.rankChanges().column("roads")).containsExactly(0, -1, 1, NONE);
    // Town is safety alone.
    assertThat(influence.scores().column("access")).containsExactly(-4, 0, -8, NONE);
    assertThat(influence.rankChanges().column("access")).containsExactly(1, 0, -1, NONE);
    // Safety has no child left, so town is access alone; and so without safety.
    assertThat(influence.scores().column("fires")).containsExactly(3, 5, 6, NONE);
    assertThat(influence.scores().column("safety")).containsExactly(3, 5, 6, NONE);
    assertThat(influence.meanAbsoluteChanges()).containsExactly(2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0);
  }

  @Test
  void leavesUnitsWithoutScoreOutOfTheMean() {
    TownIndex index = new TownIndex();
    IndexResult result = index.of("unit roads schools fires\na 1 . .\nb 2 2 2\nc 9 1 1");

    // a 1, b (6 - 2) / 4, c (15 - 1) / 4.
    assertThat(result.indexRanks()).containsExactly(2, 2, 1);
    Influence influence = LeaveOneOut.leaveOneOut(index.rules(), result, List.of("roads"));

    // a has nothing left; b (6 - 2) / 4 = 1, c (3 - 1) / 4 = 0.5.
    assertThat(influence.rankChanges().column(0)).containsExactly(NONE, 1, -1);
    assertThat(influence.meanAbsoluteChanges()).containsExactly(1.0);
  }

  @Test
  void hasNoMeanWithoutScores() {
    TownIndex index = new TownIndex();
    IndexResult result = index.of("unit roads schools fires\na . . .");

    assertThat(
            LeaveOneOut.leaveOneOut(index.rules(), result, List.of("roads")).meanAbsoluteChanges())
        .containsExactly(NONE);
  }

  @Test
  void refusesTheRootAndStrangers() {
    TownIndex index = new TownIndex();
    for (String id : List.of("town", "rivers")) {
      assertThatThrownBy(() -> LeaveOneOut.leaveOneOut(index.rules(), index.of(TOWNS), List.of(id)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Unknown element: %s (must be an indicator or a node below the root)", id);
    }
  }
}
