package org.districtassessment.core.index.statistics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.statistics.Correlation;
import org.districtassessment.core.statistics.CorrelationMethod;
import org.districtassessment.core.statistics.CorrelationMethod.Pair;

/**
 * Columns to their correlations, over the units that have both. All answers are sorted.
 *
 * <p>Columns are taken as they are: of raw values a high correlation may mean that one of the two
 * is better when low. Normalised values and scores all point the same way.
 */
public final class CorrelateItems {

  private CorrelateItems() {}

  /** Correlates each pair of columns, once. */
  public static List<CorrelationPair> correlateItems(
      DataMatrix data, CorrelationMethod method, CorrelationLimits limits) {
    List<String> items = data.columns().stream().sorted().toList();
    Correlation[][] all = method.correlateAll(data.select(items).cells());
    List<CorrelationPair> pairs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      for (int j = i + 1; j < items.size(); j++) {
        pairs.add(CorrelationPair.of(items.get(i), items.get(j), method, all[i][j], limits));
      }
    }
    return pairs;
  }

  /**
   * Correlates each pair of indicators below one node, once: what is redundant in it, or cancels
   * out.
   *
   * @param data units × at least the indicators below the node
   */
  public static List<CorrelationPair> correlateWithin(
      IndexTree tree,
      String node,
      DataMatrix data,
      CorrelationMethod method,
      CorrelationLimits limits) {
    return correlateItems(data.select(tree.indicatorsBelow(node)), method, limits);
  }

  /**
   * Correlates each item with each node above it, from its own dimension to the index.
   *
   * @param data units × indicators, nodes or both: the items
   * @param scores the same units × all nodes
   */
  public static List<CorrelationPair> correlateWithAncestors(
      IndexTree tree,
      DataMatrix data,
      DataMatrix scores,
      CorrelationMethod method,
      CorrelationLimits limits) {
    Map<String, Integer> nodes = numbers(scores);
    List<Pair> wanted = new ArrayList<>();
    for (int item = 0; item < data.columnCount(); item++) {
      for (String ancestor : tree.ancestors(data.columns().get(item))) {
        wanted.add(new Pair(item, requireNonNull(nodes.get(ancestor))));
      }
    }
    return correlateAcross(data, scores, wanted, method, limits);
  }

  /**
   * Correlates each item with each denominator: one that grows with size should be divided by it.
   *
   * @param denominators the same units × denominators
   */
  public static List<CorrelationPair> correlateWithDenominators(
      DataMatrix data,
      DataMatrix denominators,
      CorrelationMethod method,
      CorrelationLimits limits) {
    List<Pair> wanted = new ArrayList<>();
    for (int item = 0; item < data.columnCount(); item++) {
      for (int other = 0; other < denominators.columnCount(); other++) {
        wanted.add(new Pair(item, other));
      }
    }
    return correlateAcross(data, denominators, wanted, method, limits);
  }

  /**
   * @param wanted a column of {@code data} and one of {@code others} each
   */
  private static List<CorrelationPair> correlateAcross(
      DataMatrix data,
      DataMatrix others,
      List<Pair> wanted,
      CorrelationMethod method,
      CorrelationLimits limits) {
    int before = data.columnCount();
    double[][] joined = Arrays.copyOf(data.cells(), before + others.columnCount());
    System.arraycopy(others.cells(), 0, joined, before, others.columnCount());
    List<Correlation> found =
        method.correlatePairs(
            joined,
            wanted.stream().map(pair -> new Pair(pair.first(), before + pair.second())).toList());
    List<CorrelationPair> pairs = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      pairs.add(
          CorrelationPair.of(
              data.columns().get(wanted.get(i).first()),
              others.columns().get(wanted.get(i).second()),
              method,
              found.get(i),
              limits));
    }
    return pairs.stream().sorted().toList();
  }

  private static Map<String, Integer> numbers(DataMatrix data) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int column = 0; column < data.columnCount(); column++) {
      numbers.put(data.columns().get(column), column);
    }
    return numbers;
  }
}
