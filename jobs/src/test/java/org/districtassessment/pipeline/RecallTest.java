package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.districtassessment.pipeline.Recall.Kind;
import org.junit.jupiter.api.Test;

class RecallTest {

  private static final Set<String> SCREENS = Set.of("odd-values");

  @Test
  void aFindingCountsAtItsFileAndLineOnly() {
    List<Recall> recalls =
        Recall.byCheck(
            List.of(finding("a.csv:2"), finding("a.csv:3")),
            List.of(finding("a.csv:3"), finding("a.csv:4"), finding("b.csv:2")),
            SCREENS);

    // Of lines 2 and 3 of a.csv, line 3 is found; two of the three alarms are false.
    assertThat(recalls).containsExactly(new Recall("type-error", Kind.FINDING, 2, 1, 3, 2));
    assertThat(recalls.get(0).recall()).isEqualTo(0.5);
    assertThat(recalls.get(0).falseDiscoveryRate()).isCloseTo(0.667, within(0.001));
  }

  @Test
  void aScreenMustNameTheFieldUnlessTheDefectWasPlantedForAnotherCheck() {
    List<Recall> recalls =
        Recall.byCheck(
            List.of(screen("north", "wage"), screen("south", "")),
            List.of(screen("north", "rent"), screen("south", "rent"), screen("south", "wage")),
            SCREENS);

    // North is named for the wrong field: missed, and a false alarm. South is named, twice.
    assertThat(recalls).containsExactly(new Recall("odd-values", Kind.SCREEN, 2, 1, 3, 1));
  }

  @Test
  void aCheckWithoutAPlantedDefectHasOnlyFalseAlarms() {
    assertThat(Recall.byCheck(List.of(), List.of(screen("north", "wage")), SCREENS))
        .containsExactly(new Recall("odd-values", Kind.SCREEN, 0, 0, 1, 1));
  }

  private static Mark finding(String place) {
    return new Mark("finding", "type-error", "", place, "");
  }

  private static Mark screen(String unit, String field) {
    return new Mark("anomaly", "odd-values", unit, "", field);
  }
}
