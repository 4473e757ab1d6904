package org.districtassessment.core.targeting.inequality;

import org.districtassessment.core.targeting.Measurement;

/**
 * The Gini coefficient: the {@linkplain ConcentrationIndex concentration index} of values ranked by
 * themselves. With equal weights G = 2 Σ i x₍ᵢ₎ ÷ (n Σ x) − (n + 1) ÷ n.
 */
public final class Gini {

  private Gini() {}

  /**
   * Returns G; undefined for less than two units, no total, or a negative value.
   *
   * @param values per head
   * @param people weights, at least 0
   */
  public static Measurement gini(double[] values, double[] people) {
    return ConcentrationIndex.concentrationIndex(rankedByThemselves(values, people));
  }

  /** Returns G × n ÷ (n − 1), which reaches 1 where one of n units has all. */
  public static Measurement giniOfSmallSample(double[] values, double[] people) {
    double n = rankedByThemselves(values, people).size();
    return gini(values, people).map(gini -> gini * n / (n - 1));
  }

  private static RankedValues rankedByThemselves(double[] values, double[] people) {
    return RankedValues.of(values, values, Orientation.LEAST_FIRST, people);
  }
}
