package org.districtassessment.core.index.weight;

/** How much each child of a node counts. */
public sealed interface WeightMethod
    permits FixedWeights,
        EqualWeights,
        PairwiseComparison,
        EntropyWeights,
        CriticWeights,
        PrincipalComponentWeights {

  /**
   * Returns a weight for each child, finite and ≥ 0, to any total; who aggregates divides by the
   * total.
   *
   * @param columns the scores of the node's children, one array per child with a cell per unit; NaN
   *     where missing. Not to be changed
   * @param nominal the weights that the rules state, in the order of the children
   */
  double[] weights(double[][] columns, double[] nominal);

  /**
   * Refuses nominal weights, or a number of children, that this method cannot use.
   *
   * @param node id, for the message
   * @param nominal the weights that the rules state, one per child
   * @throws IllegalArgumentException whose message names the node
   */
  default void checkNominal(String node, double[] nominal) {}
}
