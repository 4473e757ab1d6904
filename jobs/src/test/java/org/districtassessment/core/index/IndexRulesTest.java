package org.districtassessment.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.ZScore;
import org.districtassessment.core.index.weight.EqualWeights;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.scoring.Direction;
import org.junit.jupiter.api.Test;

class IndexRulesTest {

  @Test
  void putsChildrenBeforeTheirParents() {
    IndexRules rules = new TownIndex().rules();

    assertThat(rules.nodeIds()).containsExactly("access", "safety", "town");
    assertThat(rules.root().id()).isEqualTo("town");
    assertThat(rules.nominalWeights(rules.root())).containsExactly(3, 1);
    assertThat(rules.indicatorIds()).containsExactly("roads", "schools", "fires");
  }

  @Test
  void weighsOneWhereNothingIsSaidAndNothingIsFixed() {
    IndexRules rules =
        rules(List.of(node("top", "x", "y")), Map.of("x", 4.0), Map.of("y", new ZScore(0, 1)));

    assertThat(rules.nominalWeights(rules.root())).containsExactly(4, 1);
    assertThat(rules.normalisationOf("x")).isEqualTo(new MinMax(0, 1));
    assertThat(rules.normalisationOf("y")).isEqualTo(new ZScore(0, 1));
  }

  @Test
  void refusesWhatIsNoTree() {
    refused("Unknown child of top: z", node("top", "x", "y", "z"));
    refused("x is a child of both a and top", node("a", "x"), node("top", "x", "y", "a"));
    refused("No node has the child y", node("top", "x"));
    refused("Two indicators or nodes of one id: x", node("x", "y"));
    refused(
        "Invalid tree: 2 nodes are nobody's child (must be one)", node("a", "x"), node("b", "y"));
    refused("Invalid tree: 0 nodes are nobody's child (must be one)", node("a", "x", "y", "a"));
    refused(
        "Invalid tree: a is below itself", node("a", "x", "b"), node("b", "a"), node("top", "y"));
  }

  @Test
  void refusesWeightsAndNormalisationsOfStrangers() {
    List<IndexNode> nodes = List.of(node("top", "x", "y"));
    assertThatThrownBy(() -> rules(nodes, Map.of("z", 1.0), Map.of()))
        .hasMessage("Weight of an unknown indicator or node: z");
    assertThatThrownBy(() -> rules(nodes, Map.of("x", -1.0), Map.of()))
        .hasMessage("Invalid weight of x: -1.0 (must be finite and >= 0)");
    assertThatThrownBy(() -> rules(nodes, Map.of("x", Double.POSITIVE_INFINITY), Map.of()))
        .hasMessage("Invalid weight of x: Infinity (must be finite and >= 0)");
    assertThatThrownBy(() -> rules(nodes, Map.of(), Map.of("top", new MinMax(0, 1))))
        .hasMessage("Normalisation of an unknown indicator: top");
  }

  @Test
  void refusesFixedWeightsThatAreNotThere() {
    IndexNode fixed =
        new IndexNode(
            "top",
            List.of("x", "y"),
            new WeightedArithmetic(),
            new FixedWeights(OptionalDouble.of(100)),
            0);
    assertThatThrownBy(() -> rules(List.of(fixed), Map.of("x", 100.0), Map.of()))
        .hasMessage("No weight: y (the weights of top are fixed)");
    assertThatThrownBy(() -> rules(List.of(fixed), Map.of("x", 60.0, "y", 30.0), Map.of()))
        .hasMessage("The weights of the children of top sum to 90.0 (must sum to 100.0)");
  }

  @Test
  void refusesNodesAndIndicatorsThatAreNone() {
    assertThatThrownBy(() -> node("top")).hasMessage("No children: top (must have at least one)");
    assertThatThrownBy(() -> node("top", "x", "x"))
        .hasMessage("A child of top comes twice: [x, x]");
    assertThatThrownBy(() -> node(" ", "x")).hasMessage("Invalid id of a node: it is empty");
    assertThatThrownBy(
            () ->
                new IndexNode(
                    "top", List.of("x"), new WeightedArithmetic(), new EqualWeights(), 1.01))
        .hasMessage("Invalid least share of children of top: 1.01 (must be in [0, 1])");
    assertThatThrownBy(() -> new IndexIndicator("", Direction.HIGHER_IS_BETTER))
        .hasMessage("Invalid id of an indicator: it is empty");
    assertThatThrownBy(() -> new IndexIndicator("x", Direction.NOMINAL))
        .hasMessage(
            "Invalid direction of x: nominal (must be higher-is-better or lower-is-better)");
  }

  @Test
  void losesIndicatorsAndTheNodesAboveThemAlone() {
    IndexRules rules =
        new TownIndex().normalisedBy("fires", new MinMax(0, 9)).rules().without(Set.of("fires"));

    assertThat(rules.indicatorIds()).containsExactly("roads", "schools");
    assertThat(rules.nodeIds()).containsExactly("access", "town");
    assertThat(rules.root().children()).containsExactly("access");
    assertThat(rules.weights()).containsOnlyKeys("roads", "schools", "access");
    assertThat(rules.normalisationByIndicator()).isEmpty();
  }

  @Test
  void cannotLoseAllIndicatorsOrAStranger() {
    IndexRules rules = new TownIndex().rules();
    assertThatThrownBy(() -> rules.without(Set.of("roads", "schools", "fires")))
        .hasMessage("No indicator is left");
    assertThatThrownBy(() -> rules.without(Set.of("access")))
        .hasMessage("Unknown indicator: access");
  }

  @Test
  void inputIsOfOneSetOfUnitsAndEarlierYears() {
    DataMatrix raw = Matrices.column(1, 2);
    DataMatrix other = Matrices.column(1);
    assertThatThrownBy(() -> IndexInput.of(raw, other))
        .hasMessage("The denominators are of other units than the values");
    assertThatThrownBy(
            () -> new IndexInput(raw, raw, 2024, new TreeMap<>(Map.of(2024, raw, 2023, raw))))
        .hasMessage("Year 2024 is no year before 2024");
  }

  private static void refused(String message, IndexNode... nodes) {
    assertThatThrownBy(() -> rules(List.of(nodes), Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static IndexNode node(String id, String... children) {
    return new IndexNode(id, List.of(children), new WeightedArithmetic(), new EqualWeights(), 0);
  }

  private static IndexRules rules(
      List<IndexNode> nodes, Map<String, Double> weights, Map<String, Normalisation> own) {
    return new IndexRules(
        List.of(
            new IndexIndicator("x", Direction.HIGHER_IS_BETTER),
            new IndexIndicator("y", Direction.HIGHER_IS_BETTER)),
        List.of(),
        new MinMax(0, 1),
        own,
        nodes,
        weights);
  }
}
