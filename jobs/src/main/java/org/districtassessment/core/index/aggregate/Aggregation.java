package org.districtassessment.core.index.aggregate;

/**
 * The scores of a node's children to its own.
 *
 * <p>A missing cell has no part: the weights of the others are divided by their own total. Where
 * all cells of positive weight are missing, so is the score. A child of weight 0 has no part,
 * whatever its cells are.
 */
public sealed interface Aggregation
    permits WeightedArithmetic,
        WeightedGeometric,
        WeightedHarmonic,
        GeneralisedMean,
        Minimum,
        Copeland,
        Topsis {

  /**
   * Returns a score for each unit, in their order; NaN where missing.
   *
   * @param columns the scores of the children, one array per child with a cell per unit, NaN where
   *     missing. At least one; not changed
   * @param weights of the children, finite and ≥ 0, of any total
   * @throws UnusableCellException if a cell of positive weight is out of the range that this
   *     aggregation can use
   */
  double[] aggregate(double[][] columns, double[] weights);
}
