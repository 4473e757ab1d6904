package org.districtassessment.core.index;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.weight.FixedWeights;

/**
 * The whole method of an index.
 *
 * @param indicators its columns; each is the child of one node
 * @param preparation what is done to raw values, in this order
 * @param normalisation of every indicator that has none of its own
 * @param normalisationByIndicator by id
 * @param nodes the tree: each node but one, the root, is the child of one other
 * @param weights nominal weights by id of an indicator or node, finite and ≥ 0; needed for the
 *     children of a node with {@link FixedWeights}, 1 where left out elsewhere
 */
public record IndexRules(
    List<IndexIndicator> indicators,
    List<PreparationStep> preparation,
    Normalisation normalisation,
    Map<String, Normalisation> normalisationByIndicator,
    List<IndexNode> nodes,
    Map<String, Double> weights) {

  public IndexRules {
    indicators = List.copyOf(indicators);
    preparation = List.copyOf(preparation);
    normalisationByIndicator = Map.copyOf(normalisationByIndicator);
    nodes = childrenFirst(indicators, List.copyOf(nodes));
    weights = Map.copyOf(weights);

    Set<String> indicatorIds = new HashSet<>();
    indicators.forEach(indicator -> indicatorIds.add(indicator.id()));
    for (String id : normalisationByIndicator.keySet()) {
      check(indicatorIds.contains(id), "Normalisation of an unknown indicator: %s", id);
    }
    Set<String> ids = new HashSet<>(indicatorIds);
    nodes.forEach(node -> ids.add(node.id()));
    weights.forEach(
        (id, weight) -> {
          check(ids.contains(id), "Weight of an unknown indicator or node: %s", id);
          check(
              weight >= 0 && weight < Double.POSITIVE_INFINITY,
              "Invalid weight of %s: %s (must be finite and >= 0)",
              id,
              weight);
        });
    for (IndexNode node : nodes) {
      for (String child : node.children()) {
        check(
            weights.containsKey(child) || !(node.weighting() instanceof FixedWeights),
            "No weight: %s (the weights of %s are fixed)",
            child,
            node.id());
      }
      node.weighting().checkNominal(node.id(), nominal(node, weights));
    }
  }

  /** Returns the node that is nobody's child. */
  public IndexNode root() {
    return nodes.get(nodes.size() - 1);
  }

  /** Returns the nominal weights of a node's children, in their order. */
  public double[] nominalWeights(IndexNode node) {
    return nominal(node, weights);
  }

  public Normalisation normalisationOf(String indicator) {
    return normalisationByIndicator.getOrDefault(indicator, normalisation);
  }

  public List<String> indicatorIds() {
    return indicators.stream().map(IndexIndicator::id).toList();
  }

  public List<String> nodeIds() {
    return nodes.stream().map(IndexNode::id).toList();
  }

  /**
   * Returns the rules without some indicators, and without the nodes that have no child left.
   *
   * <p>Nothing is adjusted: weights that were fixed to a total must do so without these.
   *
   * @throws IllegalArgumentException if one is not there, or what is left is no index
   */
  public IndexRules without(Set<String> ids) {
    Set<String> gone = new HashSet<>(ids);
    for (String id : ids) {
      check(indicatorIds().contains(id), "Unknown indicator: %s", id);
    }
    List<IndexNode> kept = new ArrayList<>();
    for (IndexNode node : nodes) {
      List<String> children = new ArrayList<>(node.children());
      children.removeAll(gone);
      if (children.isEmpty()) {
        gone.add(node.id());
      } else {
        kept.add(
            new IndexNode(
                node.id(),
                children,
                node.aggregation(),
                node.weighting(),
                node.minimumAvailable()));
      }
    }
    check(!kept.isEmpty(), "No indicator is left");
    Map<String, Double> keptWeights = new HashMap<>(weights);
    keptWeights.keySet().removeAll(gone);
    Map<String, Normalisation> keptNormalisations = new HashMap<>(normalisationByIndicator);
    keptNormalisations.keySet().removeAll(gone);
    return new IndexRules(
        indicators.stream().filter(indicator -> !gone.contains(indicator.id())).toList(),
        preparation,
        normalisation,
        keptNormalisations,
        kept,
        keptWeights);
  }

  private static double[] nominal(IndexNode node, Map<String, Double> weights) {
    return node.children().stream()
        .mapToDouble(child -> weights.getOrDefault(child, 1.0))
        .toArray();
  }

  /** Returns the nodes, each behind its children and otherwise as they came, the root last. */
  private static List<IndexNode> childrenFirst(
      List<IndexIndicator> indicators, List<IndexNode> nodes) {
    Set<String> done = new HashSet<>();
    for (IndexIndicator indicator : indicators) {
      check(done.add(indicator.id()), "Two indicators of one id: %s", indicator.id());
    }
    Map<String, String> parents = new HashMap<>();
    Set<String> ids = new HashSet<>(done);
    for (IndexNode node : nodes) {
      check(ids.add(node.id()), "Two indicators or nodes of one id: %s", node.id());
    }
    for (IndexNode node : nodes) {
      for (String child : node.children()) {
        check(ids.contains(child), "Unknown child of %s: %s", node.id(), child);
        String other = parents.put(child, node.id());
        check(other == null, "%s is a child of both %s and %s", child, other, node.id());
      }
    }
    for (IndexIndicator indicator : indicators) {
      check(parents.containsKey(indicator.id()), "No node has the child %s", indicator.id());
    }
    long roots = nodes.stream().filter(node -> !parents.containsKey(node.id())).count();
    check(roots == 1, "Invalid tree: %s nodes are nobody's child (must be one)", roots);

    List<IndexNode> waiting = new ArrayList<>(nodes);
    List<IndexNode> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<IndexNode> ready =
          waiting.stream().filter(node -> done.containsAll(node.children())).toList();
      check(!ready.isEmpty(), "Invalid tree: %s is below itself", waiting.get(0).id());
      ready.forEach(node -> done.add(requireNonNull(node).id()));
      waiting.removeAll(ready);
      ordered.addAll(ready);
    }
    return List.copyOf(ordered);
  }
}
