package org.districtassessment.core.index;

import static org.districtassessment.core.Checks.check;

import java.util.HashSet;
import java.util.List;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.weight.WeightMethod;

/**
 * A score made of other scores.
 *
 * @param id different from those of all indicators and nodes
 * @param children ids of nodes and indicators, at least one
 * @param aggregation how they become one score
 * @param weighting how much each counts
 * @param minimumAvailable the least share, in [0, 1], of children with a score, each counting the
 *     same, below which a unit has none here; children of weight 0 are not counted. With 0 one
 *     child is enough
 */
public record IndexNode(
    String id,
    List<String> children,
    Aggregation aggregation,
    WeightMethod weighting,
    double minimumAvailable) {

  public IndexNode {
    check(!id.isBlank(), "Invalid id of a node: it is empty");
    children = List.copyOf(children);
    check(!children.isEmpty(), "No children: %s (must have at least one)", id);
    check(
        new HashSet<>(children).size() == children.size(),
        "A child of %s comes twice: %s",
        id,
        children);
    check(
        minimumAvailable >= 0 && minimumAvailable <= 1,
        "Invalid least share of children of %s: %s (must be in [0, 1])",
        id,
        minimumAvailable);
  }
}
