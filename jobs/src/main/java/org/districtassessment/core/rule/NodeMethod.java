package org.districtassessment.core.rule;

import java.util.List;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.weight.WeightMethod;

/**
 * How a node of an index comes from its children: indicators, dimensions or both.
 *
 * @param aggregation how their scores become one
 * @param weighting how much each counts
 * @param order the children in the order in which {@code weighting} judges them; empty where it
 *     does not depend on an order
 * @param minimumAvailable least share of children with a score, in [0, 1], below which a unit has
 *     none here
 */
public record NodeMethod(
    Aggregation aggregation, WeightMethod weighting, List<String> order, double minimumAvailable) {

  public NodeMethod {
    order = List.copyOf(order);
  }
}
