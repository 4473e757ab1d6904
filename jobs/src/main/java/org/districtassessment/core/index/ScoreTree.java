package org.districtassessment.core.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.aggregate.UnusableCellException;

/** The nodes of an index, ready to score normalised columns again and again. Immutable. */
public final class ScoreTree {

  private final IndexRules rules;

  /** By node, where each child stands: indicators first, nodes behind them. */
  private final int[][] children;

  private ScoreTree(IndexRules rules, int[][] children) {
    this.rules = rules;
    this.children = children;
  }

  public static ScoreTree of(IndexRules rules) {
    Map<String, Integer> places = new HashMap<>();
    rules.indicatorIds().forEach(id -> places.put(id, places.size()));
    rules.nodeIds().forEach(id -> places.put(id, places.size()));
    int[][] children = new int[rules.nodes().size()][];
    for (int node = 0; node < children.length; node++) {
      children[node] =
          rules.nodes().get(node).children().stream()
              .mapToInt(id -> places.getOrDefault(id, -1))
              .toArray();
    }
    return new ScoreTree(rules, children);
  }

  /** Scores of an index and the weights they were made with. */
  public static final class Scored {

    private final double[][] scores;
    private final double[][] weights;

    private Scored(double[][] scores, double[][] weights) {
      this.scores = scores;
      this.weights = weights;
    }

    /** By node, in the order of {@link IndexRules#nodes}, one cell per unit. */
    public double[][] scores() {
      return scores;
    }

    /** By node, one for each child, of any total. */
    public double[][] weights() {
      return weights;
    }
  }

  /**
   * Scores all nodes with the weights that their methods give.
   *
   * @param normalised units × indicators, in the order of {@link IndexRules#indicators}
   * @throws IndexException if a method gives weights that cannot be used, or a cell is out of the
   *     range of its aggregation
   */
  public Scored score(DataMatrix normalised) {
    return score(normalised, new double[children.length][], true);
  }

  /**
   * Scores all nodes with given weights.
   *
   * @param weights by node, in the order of {@link IndexRules#nodes}, one for each child, finite
   *     and ≥ 0, of any total; a node whose children all weigh 0 has no score
   * @throws IndexException if a cell is out of the range of its aggregation
   */
  public double[][] score(DataMatrix normalised, double[][] weights) {
    return score(normalised, weights, false).scores();
  }

  private Scored score(DataMatrix normalised, double[][] given, boolean isToWeight) {
    int indicators = normalised.columnCount();
    double[][] known = new double[indicators + children.length][];
    System.arraycopy(normalised.cells(), 0, known, 0, indicators);
    double[][] scores = new double[children.length][];
    double[][] weights = new double[children.length][];
    for (int i = 0; i < children.length; i++) {
      IndexNode node = rules.nodes().get(i);
      double[][] columns = new double[children[i].length][];
      for (int child = 0; child < columns.length; child++) {
        columns[child] = known[children[i][child]];
      }
      weights[i] = isToWeight ? weights(node, columns) : given[i];
      scores[i] = aggregate(node, columns, weights[i], normalised.units());
      known[indicators + i] = scores[i];
    }
    return new Scored(scores, weights);
  }

  private double[] weights(IndexNode node, double[][] columns) {
    double[] weights = node.weighting().weights(columns, rules.nominalWeights(node));
    double total = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IndexException(
            String.format(
                "The weight method of %s gives a weight of %s (choose another one)",
                node.id(), weight));
      }
      total += weight;
    }
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw new IndexException(
          String.format(
              "The weight method of %s gives weights that sum to %s (choose another one)",
              node.id(), total));
    }
    return weights;
  }

  private static double[] aggregate(
      IndexNode node, double[][] columns, double[] weights, List<String> units) {
    double[][] usable =
        node.minimumAvailable() > 0
            ? available(columns, weights, node.minimumAvailable())
            : columns;
    try {
      return node.aggregation().aggregate(usable, weights);
    } catch (UnusableCellException e) {
      throw new IndexException(
          String.format(
              "%s has %s in %s, which %s cannot aggregate (normalise to a range above 0)",
              units.get(e.unit()), e.value(), node.children().get(e.child()), node.id()));
    }
  }

  /** Returns the columns without the cells of units that have too few. */
  private static double[][] available(double[][] columns, double[] weights, double least) {
    int counted = 0;
    int[] present = new int[columns[0].length];
    for (int child = 0; child < columns.length; child++) {
      if (weights[child] > 0) {
        counted++;
        for (int unit = 0; unit < present.length; unit++) {
          present[unit] += Double.isNaN(columns[child][unit]) ? 0 : 1;
        }
      }
    }
    double[][] usable = columns.clone();
    for (int unit = 0; unit < present.length; unit++) {
      if ((double) present[unit] / counted < least) {
        for (int child = 0; child < columns.length; child++) {
          if (usable[child] == columns[child]) {
            usable[child] = columns[child].clone();
          }
          usable[child][unit] = Double.NaN;
        }
      }
    }
    return usable;
  }
}
