package org.districtassessment.core.index.weight;

import java.util.Arrays;

/**
 * All children count the same, whatever their nominal weights; but one of nominal weight 0 does not
 * count.
 */
public record EqualWeights() implements WeightMethod {

  @Override
  public double[] weights(double[][] columns, double[] nominal) {
    return Arrays.stream(nominal).map(weight -> weight == 0 ? 0 : 1).toArray();
  }
}
