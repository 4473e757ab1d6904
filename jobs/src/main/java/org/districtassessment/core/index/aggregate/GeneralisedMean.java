package org.districtassessment.core.index.aggregate;

import static org.districtassessment.core.Checks.check;

/**
 * The power mean: (Σ w x^p ÷ Σ w)^(1 ÷ p). The smaller p, the less is a bad child made good by
 * others; 1 is the arithmetic, −1 the harmonic mean, 0 stands for the geometric one, which is the
 * limit.
 *
 * <p>With p ≤ 0 and a 0 among the cells of positive weight the score is 0, the limit. Negative
 * cells are refused unless p is 1.
 *
 * @param p finite
 */
public record GeneralisedMean(double p) implements Aggregation {

  public GeneralisedMean {
    check(Double.isFinite(p), "Invalid power of a generalised mean: %s (must be finite)", p);
  }

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    if (p == 0) {
      return new WeightedGeometric().aggregate(columns, weights);
    }
    if (p == 1) {
      return new WeightedArithmetic().aggregate(columns, weights);
    }
    return PowerMean.aggregate(columns, weights, p);
  }
}
