package org.districtassessment.core.index;

import java.util.List;
import org.districtassessment.core.index.prepare.CellChange;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.StepResult;
import org.districtassessment.core.index.prepare.UnitAvailability;
import org.districtassessment.core.statistics.Ranks;

/**
 * An index with everything on the way to it.
 *
 * <p>All matrices have the units of the input, in its order, less those that a step removed before.
 *
 * @param raw units × indicators, as they came
 * @param steps the preparation, one result for each step
 * @param normalised units × indicators; more is better in all columns
 * @param weights of all indicators and nodes but the root: children of one node together, nodes in
 *     the order of {@link IndexRules#nodes}, children before parents
 * @param scores units × nodes, in the order of {@link IndexRules#nodes}; the root is last
 * @param ranks among all units, of {@code scores}: the greatest is 1, ties share the best rank (1,
 *     2, 2, 4) and are within 1e-9, see {@link Ranks}; NaN without score
 */
public record IndexResult(
    DataMatrix raw,
    List<StepResult> steps,
    DataMatrix normalised,
    List<ElementWeight> weights,
    DataMatrix scores,
    DataMatrix ranks) {

  public IndexResult {
    steps = List.copyOf(steps);
    weights = List.copyOf(weights);
  }

  /**
   * How much a child counts.
   *
   * @param id of an indicator or node
   * @param parent its node
   * @param nominal as the rules state it; 1 where they do not
   * @param weight share within its node after the node's weight method; those of all children are 1
   *     together
   * @param effective share in the root: the product of {@code weight} up to the top
   */
  public record ElementWeight(
      String id, String parent, double nominal, double weight, double effective) {}

  /** Returns the values as normalisation found them. */
  public DataMatrix prepared() {
    return steps.isEmpty() ? raw : steps.get(steps.size() - 1).data();
  }

  /** Returns the scores of the root, in the order of {@code scores().units()}. */
  public double[] index() {
    return scores.column(scores.columnCount() - 1);
  }

  /**
   * Returns the values as a reader thinks of them: divided by their denominators, where the rules
   * do so first; of all units.
   */
  public DataMatrix values() {
    return !steps.isEmpty() && steps.get(0).step() instanceof Denominate
        ? steps.get(0).data()
        : raw;
  }

  /** Returns the ranks of the root, in the order of {@code scores().units()}. */
  public double[] indexRanks() {
    return ranks.column(ranks.columnCount() - 1);
  }

  /** Returns every change of a cell, in the order of steps, then columns, then units. */
  public List<CellChange> changes() {
    return steps.stream().flatMap(step -> step.changes().stream()).toList();
  }

  /** Returns the units that a step removed, with what they had; each has no score. */
  public List<UnitAvailability> screenedOut() {
    return steps.stream()
        .flatMap(step -> step.availability().stream())
        .filter(unit -> !unit.included())
        .toList();
  }
}
