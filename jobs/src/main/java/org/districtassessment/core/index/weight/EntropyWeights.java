package org.districtassessment.core.index.weight;

import java.util.Arrays;

/**
 * Weights by information entropy (熵权法): the more unevenly a column spreads its total over the
 * units, the more it counts.
 *
 * <p>z = (x − min) ÷ (max − min) of the column; p = z ÷ Σz; e = −Σ p ln p ÷ ln n with 0 ln 0 = 0
 * and n the units that have a value; the weight is (1 − e) ÷ Σ(1 − e). Nothing is added to z. A
 * constant column weighs 0, so an indicator that everybody meets drops out: meant for sensitivity
 * analysis rather than an official score. Where all columns are constant, they weigh the same.
 *
 * <p>A child whose nominal weight is 0 does not count. One unit has no entropy and is refused with
 * an {@link org.districtassessment.core.index.IndexException}.
 */
public record EntropyWeights() implements WeightMethod {

  @Override
  public double[] weights(double[][] columns, double[] nominal) {
    return WeighByData.weighByData(
        "Entropy",
        columns,
        nominal,
        counting -> Arrays.stream(counting).mapToDouble(EntropyWeights::divergence).toArray());
  }

  /** Returns 1 − e, in [0, 1]. */
  private static double divergence(double[] column) {
    double[] scaled = WeighByData.toUnitRange(column);
    double sum = 0;
    int count = 0;
    for (double z : scaled) {
      if (!Double.isNaN(z)) {
        sum += z;
        count++;
      }
    }
    if (sum == 0) {
      return 0;
    }

    double entropy = 0;
    for (double z : scaled) {
      if (z > 0) {
        double share = z / sum;
        entropy -= share * Math.log(share);
      }
    }
    return Math.max(0, 1 - entropy / Math.log(count));
  }
}
