package org.districtassessment.core.index.weight;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each part of an index counts in the whole: its weight divided by the sum of its node's
 * children, times that of the node, and so on up to the top, which counts 1.
 */
public final class EffectiveWeights {

  private EffectiveWeights() {}

  /**
   * Returns the effective weight of every part, in [0, 1].
   *
   * @param childrenOf the children of every node, by its id; an id that is no key is an indicator
   * @param weights of every child, by id, ≥ 0; of any total, which is positive for every node
   * @param root the id of the top
   */
  public static SortedMap<String, Double> effectiveWeights(
      Map<String, List<String>> childrenOf, Map<String, Double> weights, String root) {
    SortedMap<String, Double> effective = new TreeMap<>();
    Walk walk = new Walk(childrenOf, new HashMap<>(weights), effective, new HashSet<>());
    walk.visit(root, 1);
    return Collections.unmodifiableSortedMap(effective);
  }

  private record Walk(
      Map<String, List<String>> childrenOf,
      Map<String, Double> weights,
      SortedMap<String, Double> effective,
      Set<String> above) {

    void visit(String id, double weight) {
      check(above.add(id), "%s is a part of itself", id);
      check(effective.put(id, weight) == null, "%s is a part of two nodes", id);
      List<String> children = childrenOf.getOrDefault(id, List.of());
      double sum = children.stream().mapToDouble(this::weightOf).sum();
      check(
          children.isEmpty() || sum > 0,
          "The weights of the children of %s sum to %s (must be > 0)",
          id,
          sum);
      for (String child : children) {
        visit(child, weight * weightOf(child) / sum);
      }
      above.remove(id);
    }

    private double weightOf(String child) {
      check(weights.containsKey(child), "No weight: %s", child);
      double weight = weights.getOrDefault(child, Double.NaN);
      check(weight >= 0, "Invalid weight of %s: %s (must be >= 0)", child, weight);
      return weight;
    }
  }
}
