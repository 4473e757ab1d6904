package org.districtassessment.core.index.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexRules;

/** Who is above and below whom in an index. */
public final class IndexTree {

  private final Map<String, List<String>> children;
  private final Map<String, String> parents = new HashMap<>();

  private IndexTree(Map<String, List<String>> children) {
    this.children = children;
    children.forEach((node, ids) -> ids.forEach(id -> parents.put(id, node)));
  }

  public static IndexTree of(IndexRules rules) {
    return of(rules.nodes());
  }

  /**
   * Makes the tree of these nodes.
   *
   * @param nodes one tree, as {@link IndexRules} has checked
   */
  public static IndexTree of(List<IndexNode> nodes) {
    Map<String, List<String>> children = new LinkedHashMap<>();
    nodes.forEach(node -> children.put(node.id(), node.children()));
    return new IndexTree(children);
  }

  /** Returns the ids of all nodes, in the order in which they came. */
  public List<String> nodes() {
    return List.copyOf(children.keySet());
  }

  /** Returns the nodes above an indicator or node, the nearest first; none above the root. */
  public List<String> ancestors(String id) {
    List<String> ancestors = new ArrayList<>();
    String parent = parents.get(id);
    while (parent != null) {
      ancestors.add(parent);
      parent = parents.get(parent);
    }
    return ancestors;
  }

  /**
   * Returns what is so many steps below a node; an indicator that is nearer stands for itself.
   *
   * @param depth 0 is the node itself, 1 its children
   */
  public List<String> below(String node, int depth) {
    if (depth == 0 || !children.containsKey(node)) {
      return List.of(node);
    }

    return childrenOf(node).stream().flatMap(child -> below(child, depth - 1).stream()).toList();
  }

  /** Returns the indicators below a node. */
  public List<String> indicatorsBelow(String node) {
    return below(node, depth(node));
  }

  /** Returns the steps from a node to the farthest of its indicators; 0 for an indicator. */
  public int depth(String node) {
    int deepest = 0;
    for (String child : childrenOf(node)) {
      deepest = Math.max(deepest, 1 + depth(child));
    }
    return deepest;
  }

  private List<String> childrenOf(String node) {
    return children.getOrDefault(node, List.of());
  }
}
