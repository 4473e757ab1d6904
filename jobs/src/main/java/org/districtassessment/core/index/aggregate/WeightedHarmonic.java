package org.districtassessment.core.index.aggregate;

/**
 * The harmonic mean: Σ w ÷ Σ (w ÷ x). It punishes one bad child more than the geometric mean.
 *
 * <p>With a 0 among the cells of positive weight the score is 0, the limit. Negative cells are
 * refused.
 */
public record WeightedHarmonic() implements Aggregation {

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    return PowerMean.aggregate(columns, weights, -1);
  }
}
