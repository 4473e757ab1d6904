package org.districtassessment.core.index.statistics;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.statistics.CronbachAlpha;

/** Scores to the reliability of each node. */
public final class MeasureReliability {

  private MeasureReliability() {}

  /**
   * Measures every node at every depth; sorted.
   *
   * @param normalised units × at least the indicators of the tree, more being better in all
   * @param scores the same units × all nodes
   */
  public static List<Reliability> measureReliability(
      IndexTree tree, DataMatrix normalised, DataMatrix scores) {
    List<Reliability> rows = new ArrayList<>();
    for (String node : tree.nodes()) {
      for (int depth = 1; depth <= tree.depth(node); depth++) {
        List<String> items = tree.below(node, depth);
        double[][] columns =
            items.stream()
                .map(
                    item ->
                        scores.columns().contains(item)
                            ? scores.column(item)
                            : normalised.column(item))
                .toArray(double[][]::new);
        rows.add(new Reliability(node, depth, items.size(), CronbachAlpha.cronbachAlpha(columns)));
      }
    }
    return rows.stream().sorted().toList();
  }
}
