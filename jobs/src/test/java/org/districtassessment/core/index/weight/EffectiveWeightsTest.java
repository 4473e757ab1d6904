package org.districtassessment.core.index.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveWeightsTest {

  private static final Map<String, List<String>> TREE =
      Map.of("total", List.of("health", "school"), "health", List.of("clinics", "doctors"));

  @Test
  void multiplySharesUpToTheTop() {
    // health 3 of 4, doctors 1 of 4 of it
    assertThat(
            EffectiveWeights.effectiveWeights(
                TREE,
                Map.of("health", 30.0, "school", 10.0, "clinics", 3.0, "doctors", 1.0),
                "total"))
        .containsExactly(
            Map.entry("clinics", 0.5625),
            Map.entry("doctors", 0.1875),
            Map.entry("health", 0.75),
            Map.entry("school", 0.25),
            Map.entry("total", 1.0));
  }

  @Test
  void refuseChildrenWithoutWeight() {
    Map<String, Double> none = Map.of("health", 1.0, "school", 1.0, "clinics", 0.0, "doctors", 0.0);
    assertThatThrownBy(() -> EffectiveWeights.effectiveWeights(TREE, none, "total"))
        .hasMessage("The weights of the children of health sum to 0.0 (must be > 0)");
    assertThatThrownBy(
            () -> EffectiveWeights.effectiveWeights(TREE, Map.of("health", 1.0), "total"))
        .hasMessage("No weight: school");
    assertThatThrownBy(
            () ->
                EffectiveWeights.effectiveWeights(
                    TREE, Map.of("health", 1.0, "school", -1.0), "total"))
        .hasMessage("Invalid weight of school: -1.0 (must be >= 0)");
  }

  @Test
  void refuseWhatIsNoTree() {
    Map<String, Double> one = Map.of("a", 1.0, "b", 1.0, "c", 1.0);
    assertThatThrownBy(
            () ->
                EffectiveWeights.effectiveWeights(
                    Map.of("a", List.of("b"), "b", List.of("a")), one, "a"))
        .hasMessage("a is a part of itself");
    assertThatThrownBy(
            () ->
                EffectiveWeights.effectiveWeights(
                    Map.of("a", List.of("b", "c"), "b", List.of("c")), one, "a"))
        .hasMessage("c is a part of two nodes");
  }
}
