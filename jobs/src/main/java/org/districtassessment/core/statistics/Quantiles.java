package org.districtassessment.core.statistics;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;

/**
 * Quantiles of type 7 (Hyndman and Fan 1996; what R and Excel's PERCENTILE.INC take): at h = (n −
 * 1) × p, counted from 0, on the straight line between the two neighbours. Cells that are NaN are
 * left out.
 */
public final class Quantiles {

  private Quantiles() {}

  /**
   * Returns one quantile; NaN without cells. For several of one column {@link #sorted} comes first.
   *
   * @param probability in [0, 1]
   */
  public static double quantile(double[] values, double probability) {
    return ofSorted(sorted(values), probability);
  }

  /** Returns the quantile 0.5: the middle cell, or the mean of the two. */
  public static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** Returns the cells that are not NaN, from the least to the greatest. */
  public static double[] sorted(double[] values) {
    double[] kept = new double[values.length];
    int n = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        kept[n++] = value;
      }
    }
    double[] sorted = n == kept.length ? kept : Arrays.copyOf(kept, n);
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Returns a quantile of what {@link #sorted} gave; NaN where that is empty.
   *
   * @param probability in [0, 1]
   */
  public static double ofSorted(double[] sorted, double probability) {
    check(
        probability >= 0 && probability <= 1,
        "Invalid probability: %s (must be in [0, 1])",
        probability);
    if (sorted.length == 0) {
      return Double.NaN;
    }

    double h = (sorted.length - 1) * probability;
    int below = (int) Math.floor(h);
    double part = h - below;
    if (part == 0) {
      return sorted[below];
    }
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }
}
