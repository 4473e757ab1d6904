package org.districtassessment.core.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.prepare.StepResult;

/** Raw values to scores and ranks, by the rules of an index. */
public final class MakeIndex {

  private MakeIndex() {}

  /**
   * Prepares, normalises, weights, aggregates and ranks.
   *
   * <p>Sums run in the order of units and columns, so another order can change last bits, though no
   * rank; give units in a fixed order where bytes must be the same.
   *
   * @throws IndexException if the rules cannot be applied to these values; the message names the
   *     indicator, or the unit and the node
   * @throws IllegalArgumentException if an indicator is no column of the input
   */
  public static IndexResult makeIndex(IndexRules rules, IndexInput input) {
    DataMatrix raw = input.raw().select(rules.indicatorIds());
    List<StepResult> steps = new ArrayList<>();
    DataMatrix data = raw;
    for (PreparationStep step : rules.preparation()) {
      StepResult result = step.apply(data, input, steps.size() + 1);
      steps.add(result);
      data = result.data();
    }
    DataMatrix normalised = normalise(rules, data);
    ScoreTree.Scored scored = ScoreTree.of(rules).score(normalised);
    DataMatrix scores = normalised.with(rules.nodeIds(), scored.scores());
    return new IndexResult(
        raw,
        steps,
        normalised,
        elementWeights(rules, scored.weights()),
        scores,
        RankUnits.rankUnits(scores));
  }

  /** Returns units × indicators in which more is better. */
  static DataMatrix normalise(IndexRules rules, DataMatrix prepared) {
    double[][] cells = new double[prepared.columnCount()][];
    for (int column = 0; column < cells.length; column++) {
      IndexIndicator indicator = rules.indicators().get(column);
      cells[column] =
          rules.normalisationOf(indicator.id()).normalise(prepared, column, indicator.direction());
    }
    return prepared.with(cells);
  }

  private static List<ElementWeight> elementWeights(IndexRules rules, double[][] weights) {
    List<IndexNode> nodes = rules.nodes();
    Map<String, Double> effective = new HashMap<>(Map.of(rules.root().id(), 1.0));
    List<List<ElementWeight>> byNode = new ArrayList<>();
    // From the root downwards a node's own share is known before those of its children.
    for (int i = nodes.size() - 1; i >= 0; i--) {
      IndexNode node = nodes.get(i);
      double[] nominal = rules.nominalWeights(node);
      double total = 0;
      for (double weight : weights[i]) {
        total += weight;
      }
      List<ElementWeight> ofNode = new ArrayList<>();
      for (int child = 0; child < nominal.length; child++) {
        String id = node.children().get(child);
        double share = weights[i][child] / total;
        double inRoot = share * effective.getOrDefault(node.id(), 0.0);
        effective.put(id, inRoot);
        ofNode.add(new ElementWeight(id, node.id(), nominal[child], share, inRoot));
      }
      byNode.add(0, ofNode);
    }
    return byNode.stream().flatMap(List::stream).toList();
  }
}
