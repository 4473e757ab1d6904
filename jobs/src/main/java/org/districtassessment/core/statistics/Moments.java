package org.districtassessment.core.statistics;

/**
 * Mean, spread and shape of the cells of a column that are not NaN, found in two passes.
 *
 * <p>With n cells and population moments m2, m3, m4. A column whose cells are all equal has no
 * shape: skewness and kurtosis are NaN.
 *
 * @param count cells that are not NaN
 * @param mean NaN without cells
 * @param standardDeviation of a sample, divided by n − 1; NaN for less than 2 cells
 * @param skewness type 2: √(n(n−1)) ÷ (n−2) × m3 ÷ m2^1.5, as SKEW of Excel; NaN for less than 3
 *     cells
 * @param kurtosis excess, type 2: ((n+1)(m4 ÷ m2² − 3) + 6)(n−1) ÷ ((n−2)(n−3)), as KURT of Excel;
 *     NaN for less than 4 cells
 */
public record Moments(
    int count, double mean, double standardDeviation, double skewness, double kurtosis) {

  /** Takes the moments of the cells that are not NaN. */
  public static Moments of(double[] values) {
    int n = 0;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        n++;
        sum += value;
        least = value < least ? value : least;
        greatest = value > greatest ? value : greatest;
      }
    }
    if (n == 0) {
      return new Moments(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    if (least == greatest) {
      return new Moments(n, least, n < 2 ? Double.NaN : 0, Double.NaN, Double.NaN);
    }
    return of(values, n, sum / n);
  }

  /** Returns the mean alone; NaN without cells. */
  public static double meanOf(double[] values) {
    int n = 0;
    double sum = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        n++;
        sum += value;
      }
    }
    double roughMean = sum / n;
    double rest = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        rest += value - roughMean;
      }
    }
    return roughMean + rest / n;
  }

  private static Moments of(double[] values, int n, double roughMean) {
    double rest = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        double d = value - roughMean;
        double d2 = d * d;
        rest += d;
        s2 += d2;
        s3 += d2 * d;
        s4 += d2 * d2;
      }
    }
    // What rounding left of the sum of deviations moves the mean and, a little, all other sums.
    double e = rest / n;
    double m2 = s2 / n - e * e;
    double m3 = s3 / n - 3 * e * (s2 / n) + 2 * e * e * e;
    double m4 = s4 / n - 4 * e * (s3 / n) + 6 * e * e * (s2 / n) - 3 * e * e * e * e;
    double skewness =
        n < 3 ? Double.NaN : Math.sqrt((double) n * (n - 1)) / (n - 2) * m3 / (m2 * Math.sqrt(m2));
    double kurtosis =
        n < 4
            ? Double.NaN
            : ((n + 1) * (m4 / (m2 * m2) - 3) + 6) * (n - 1) / ((double) (n - 2) * (n - 3));
    return new Moments(n, roughMean + e, Math.sqrt(m2 * n / (n - 1)), skewness, kurtosis);
  }
}
