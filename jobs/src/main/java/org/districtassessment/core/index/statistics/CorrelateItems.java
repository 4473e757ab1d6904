package org.districtassessment.core.index.statistics;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.statistics.Correlation;
import org.districtassessment.core.statistics.CorrelationMethod;

/**
 * Columns to their correlations, over the units that have both. All answers are sorted.
 *
 * <p>Columns are taken as they are: of raw values a high correlation may mean that one of the two is
 * better when low. Normalised values and scores all point the same way.
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
    Correlation[][] across = method.correlateAcross(data.cells(), scores.cells());
    List<CorrelationPair> pairs = new ArrayList<>();
    for (int item = 0; item < data.columnCount(); item++) {
      String id = data.columns().get(item);
      for (String ancestor : tree.ancestors(id)) {
        Correlation one = across[item][scores.columns().indexOf(ancestor)];
        pairs.add(CorrelationPair.of(id, ancestor, method, one, limits));
      }
    }
    return pairs.stream().sorted().toList();
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
    Correlation[][] across = method.correlateAcross(data.cells(), denominators.cells());
    List<CorrelationPair> pairs = new ArrayList<>();
    for (int item = 0; item < data.columnCount(); item++) {
      for (int other = 0; other < denominators.columnCount(); other++) {
        pairs.add(
            CorrelationPair.of(
                data.columns().get(item),
                denominators.columns().get(other),
                method,
                across[item][other],
                limits));
      }
    }
    return pairs.stream().sorted().toList();
  }
}
