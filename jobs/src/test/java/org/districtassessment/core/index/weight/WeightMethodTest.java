package org.districtassessment.core.index.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WeightMethodTest {

  private static final double[][] COLUMNS = {{1, 2}, {3, 4}, {5, 6}};

  @Test
  void fixedWeightsAreThoseOfTheRules() {
    double[] nominal = {50, 30, 0};

    double[] weights = FixedWeights.ofAnyTotal().weights(COLUMNS, nominal);

    assertThat(weights).containsExactly(50, 30, 0).isNotSameAs(nominal);
  }

  @Test
  void fixedWeightsAreNeverAdjustedToATotal() {
    FixedWeights hundred = new FixedWeights(OptionalDouble.of(100));

    hundred.checkNominal("roads", new double[] {33.3, 33.3, 33.4});
    assertThatThrownBy(() -> hundred.checkNominal("roads", new double[] {50, 30, 10}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The weights of the children of roads sum to 90.0 (must sum to 100.0)");
    assertThatThrownBy(() -> new FixedWeights(OptionalDouble.of(0)))
        .hasMessage("Invalid total of weights: 0.0 (must be > 0)");
  }

  @Test
  void fixedWeightsAreNotAllZero() {
    assertThatThrownBy(() -> FixedWeights.ofAnyTotal().checkNominal("roads", new double[2]))
        .hasMessage("The weights of all children of roads are 0 (one must be > 0)");
  }

  @Test
  void equalWeightsLeaveOutChildrenOfWeightZero() {
    EqualWeights equal = new EqualWeights();

    equal.checkNominal("roads", new double[] {5, 0, 0.1});
    assertThat(equal.weights(COLUMNS, new double[] {5, 0, 0.1})).containsExactly(1, 0, 1);
  }
}
