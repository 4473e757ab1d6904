package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LastUsedTest {

  @Test
  void forgetsWhatWasAskedForLongestAgo() {
    Map<String, Integer> kept = new LastUsed<>(2);
    kept.put("a", 1);
    kept.put("b", 2);
    assertThat(kept.get("a")).isEqualTo(1);
    kept.put("c", 3);

    assertThat(kept).containsOnlyKeys("a", "c");
  }
}
