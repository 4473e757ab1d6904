package org.districtassessment.core.index;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.statistics.Ranks;
import org.districtassessment.core.statistics.Ranks.Ties;

/** What scores and ranks would be without one indicator or node at a time. */
public final class LeaveOneOut {

  private LeaveOneOut() {}

  /**
   * How much each element moves the ranks.
   *
   * @param scores of the root, units × elements left out
   * @param ranks of {@code scores}; see {@link IndexResult#ranks}
   * @param rankChanges rank with all elements less rank without this one: positive where the unit
   *     does better without it; NaN where it has no rank with or without
   * @param meanAbsoluteChanges mean of |rank change| over the units that have one, by element, in
   *     the order of the columns; NaN without any
   */
  public record Influence(
      DataMatrix scores,
      DataMatrix ranks,
      DataMatrix rankChanges,
      List<Double> meanAbsoluteChanges) {

    public Influence {
      meanAbsoluteChanges = List.copyOf(meanAbsoluteChanges);
    }
  }

  /**
   * Leaves out each of {@code ids} in turn: its weight becomes 0 and the others of its node share
   * what it had. All else stays: normalised values, and the weights of the other elements as they
   * were used. A node that loses its only child has no score, so it drops out of its parent.
   *
   * @param result made by {@code rules}
   * @param ids of indicators and nodes other than the root; each becomes a column
   * @throws IllegalArgumentException if one is not in the tree
   */
  public static Influence leaveOneOut(IndexRules rules, IndexResult result, List<String> ids) {
    ScoreTree tree = ScoreTree.of(rules);
    double[] nominalRanks = result.indexRanks();
    int count = ids.size();
    double[][] scores = new double[count][];
    double[][] ranks = new double[count][];
    double[][] changes = new double[count][];
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[][] byNode =
          tree.score(result.normalised(), weightsWithout(rules, result, ids.get(i)));
      scores[i] = byNode[byNode.length - 1];
      ranks[i] = Ranks.descending(scores[i], Ties.MIN);
      changes[i] = new double[ranks[i].length];
      for (int unit = 0; unit < changes[i].length; unit++) {
        changes[i][unit] = nominalRanks[unit] - ranks[i][unit];
      }
      means.add(meanMagnitude(changes[i]));
    }
    DataMatrix units = result.normalised();
    return new Influence(
        units.with(ids, scores), units.with(ids, ranks), units.with(ids, changes), means);
  }

  private static double[][] weightsWithout(IndexRules rules, IndexResult result, String id) {
    List<IndexNode> nodes = rules.nodes();
    double[][] weights = new double[nodes.size()][];
    int next = 0;
    boolean isFound = false;
    for (int node = 0; node < weights.length; node++) {
      weights[node] = new double[nodes.get(node).children().size()];
      for (int child = 0; child < weights[node].length; child++) {
        ElementWeight element = result.weights().get(next++);
        boolean isLeftOut = element.id().equals(id);
        isFound |= isLeftOut;
        weights[node][child] = isLeftOut ? 0 : element.weight();
      }
    }
    if (!isFound) {
      throw new IllegalArgumentException(
          "Unknown element: " + id + " (must be an indicator or a node below the root)");
    }
    return weights;
  }

  private static double meanMagnitude(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += Math.abs(value);
        count++;
      }
    }
    return sum / count;
  }
}
