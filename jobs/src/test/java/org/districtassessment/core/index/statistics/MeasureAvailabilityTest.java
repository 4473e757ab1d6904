package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.index.statistics.Items.TREE;

import org.junit.jupiter.api.Test;

class MeasureAvailabilityTest {

  @Test
  void countsWhatEachNodeNeeds() {
    assertThat(
            MeasureAvailability.measureAvailability(
                TREE,
                Items.table(
                    """
                    unit group roads clinics doctors other
                    v    x     -     0       5       -
                    u    x     1     -       -       -
                    """)))
        .containsExactly(
            new DataAvailability("u", "health", 2, 2, 0, 0, Double.NaN),
            new DataAvailability("u", "total", 3, 2, 0, 1 / 3.0, 1),
            new DataAvailability("v", "health", 2, 0, 1, 1, 0.5),
            new DataAvailability("v", "total", 3, 1, 1, 2 / 3.0, 0.5));
  }
}
