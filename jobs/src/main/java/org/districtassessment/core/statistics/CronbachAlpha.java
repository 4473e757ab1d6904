package org.districtassessment.core.statistics;

/**
 * Cronbach's α: how far several columns measure one thing.
 *
 * <p>α = k² c̄ ÷ ΣC, with C the k × k matrix of covariances (n − 1) of the columns as they are, not
 * standardised, each from the rows in which both have a value, c̄ the mean of those off its
 * diagonal and ΣC the sum of all. 1 at most; below 0 where columns work against each other. Source:
 * Cronbach, Psychometrika 16 (1951); the deletion of missing cells pair by pair as in COINr 1.1.14.
 */
public final class CronbachAlpha {

  private CronbachAlpha() {}

  /**
   * Returns α.
   *
   * @param columns each the same rows, NaN where a value is missing, all pointing the same way
   * @return NaN where it is undefined: fewer than two columns, two columns with fewer than two rows
   *     in common, or a sum of covariances of 0, as with constant columns
   */
  public static double cronbachAlpha(double[][] columns) {
    int count = columns.length;
    if (count < 2) {
      return Double.NaN;
    }

    double variances = 0;
    double covariances = 0;
    for (int i = 0; i < count; i++) {
      variances += covariance(columns[i], columns[i]);
      for (int j = 0; j < i; j++) {
        covariances += 2 * covariance(columns[i], columns[j]);
      }
    }
    double sum = variances + covariances;
    double meanCovariance = covariances / (count * (count - 1.0));
    return sum == 0 ? Double.NaN : count * (double) count * meanCovariance / sum;
  }

  /** Returns the covariance over the rows in which both have a value; NaN with fewer than two. */
  private static double covariance(double[] x, double[] y) {
    int count = 0;
    double sumX = 0;
    double sumY = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        sumX += x[row];
        sumY += y[row];
        count++;
      }
    }
    if (count < 2) {
      return Double.NaN;
    }

    double sum = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        sum += (x[row] - sumX / count) * (y[row] - sumY / count);
      }
    }
    return sum / (count - 1);
  }
}
