package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.districtassessment.core.statistics.PrincipalComponents.Component;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  private static final double HALF_ROOT = Math.sqrt(0.5);

  @Test
  void splitsTwoColumnsByTheirCorrelation() {
    // Pearson 0.8 by hand: variances 1 ± 0.8, loadings ± √½; the second sums to 0
    PrincipalComponents found =
        PrincipalComponents.of(new double[][] {{1, 2, 3, 4, 5}, {20, 10, 40, 30, 50}});
    assertThat(found.rows()).isEqualTo(5);
    assertComponent(found.components().get(0), 1.8, 0.9, HALF_ROOT, HALF_ROOT);
    assertComponent(found.components().get(1), 0.2, 0.1, HALF_ROOT, -HALF_ROOT);
    assertThat(found.components().get(0).standardDeviation())
        .isCloseTo(Math.sqrt(1.8), within(1e-12));
  }

  @Test
  void turnsLoadingsSoThatTheySumToAPositiveNumber() {
    // NumPy 2.4.6: eigh(corrcoef(columns)), which gives the first vector the other sign
    PrincipalComponents found =
        PrincipalComponents.of(new double[][] {{10, 20, 30, 40}, {1, 9, 4, 2}, {5, 5, 6, 9}});
    assertThat(found.components().get(0).variance()).isCloseTo(1.99946275, within(5e-9));
    List<Double> loadings = found.components().get(0).loadings();
    assertThat(loadings.get(0)).isCloseTo(0.64116876, within(5e-9));
    assertThat(loadings.get(1)).isCloseTo(-0.32234225, within(5e-9));
    assertThat(loadings.get(2)).isCloseTo(0.69641805, within(5e-9));
  }

  @Test
  void leavesOutIncompleteRowsAndConstantColumns() {
    double nan = Double.NaN;
    PrincipalComponents found =
        PrincipalComponents.of(
            new double[][] {{1, 2, nan, 3, 4, 5}, {20, 10, 5, 40, 30, 50}, {7, 7, 8, 7, 7, 7}});
    assertThat(found.rows()).isEqualTo(5);
    assertThat(found.components()).hasSize(2);
    assertComponent(found.components().get(0), 1.8, 0.9, HALF_ROOT, HALF_ROOT, 0);
  }

  @Test
  void hasNoComponentWhereNothingVaries() {
    double nan = Double.NaN;
    assertThat(PrincipalComponents.of(new double[0][]).components()).isEmpty();
    assertThat(PrincipalComponents.of(new double[][] {{1, 2}, {nan, 3}}).components()).isEmpty();
    assertThat(PrincipalComponents.of(new double[][] {{1, 1, 1}, {2, 2, 2}}).components())
        .isEmpty();
  }

  @Test
  void hasNoNegativeVarianceForColumnsInLine() {
    PrincipalComponents found =
        PrincipalComponents.of(new double[][] {{1, 2, 4}, {2, 4, 8}, {3, 6, 12}});
    assertThat(found.components()).allMatch(one -> one.variance() >= 0);
    assertThat(found.components().get(0).variance()).isCloseTo(3, within(1e-12));
  }

  private static void assertComponent(
      Component component, double variance, double share, double... loadings) {
    assertThat(component.variance()).isCloseTo(variance, within(1e-12));
    assertThat(component.share()).isCloseTo(share, within(1e-12));
    assertThat(component.loadings()).hasSize(loadings.length);
    for (int i = 0; i < loadings.length; i++) {
      assertThat(component.loadings().get(i)).isCloseTo(loadings[i], within(1e-12));
    }
  }
}
