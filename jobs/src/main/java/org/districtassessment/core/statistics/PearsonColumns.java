package org.districtassessment.core.statistics;

import org.hipparchus.special.Beta;

/** {@link CorrelationMethod#PEARSON}. */
final class PearsonColumns implements CorrelationMethod.Columns {

  /** Range over largest magnitude up to which a column is constant but for rounding. */
  private static final double CONSTANT = 1e-12;

  /** Distance from ±1 that is the noise of rounding. */
  private static final double IN_LINE = 1e-14;

  private final double[][] columns;

  PearsonColumns(double[][] columns) {
    this.columns = columns;
  }

  @Override
  public Correlation correlate(int first, int second) {
    double[] x = new double[columns[first].length];
    double[] y = new double[x.length];
    int count = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(columns[first][row]) && !Double.isNaN(columns[second][row])) {
        x[count] = columns[first][row];
        y[count] = columns[second][row];
        count++;
      }
    }
    return pearson(x, y, count);
  }

  /** Returns the correlation of the leading {@code count} values, none of them missing. */
  static Correlation pearson(double[] x, double[] y, int count) {
    if (count < 3 || isConstant(x, count) || isConstant(y, count)) {
      return Correlation.undefined(count);
    }

    double meanX = mean(x, count);
    double meanY = mean(y, count);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < count; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double rough = xy / (Math.sqrt(xx) * Math.sqrt(yy));
    double coefficient = Math.abs(rough) > 1 - IN_LINE ? Math.signum(rough) : rough;
    return new Correlation(count, coefficient, pValue(coefficient, count));
  }

  /**
   * Returns P(|T| ≥ |t|) of Student's t with n − 2 degrees of freedom, t = r √((n − 2) ÷ (1 − r²)).
   *
   * <p>It is the regularised incomplete beta function of (n − 2) ÷ (n − 2 + t²), which is 1 − r².
   */
  private static double pValue(double coefficient, int count) {
    double unexplained = (1 - coefficient) * (1 + coefficient);
    return Beta.regularizedBeta(unexplained, (count - 2) / 2.0, 0.5);
  }

  /** Returns whether the leading values are the same but for rounding. */
  static boolean isConstant(double[] values, int count) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, values[i]);
      greatest = Math.max(greatest, values[i]);
    }
    return greatest - least <= CONSTANT * Math.max(Math.abs(least), Math.abs(greatest));
  }

  private static double mean(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    double mean = sum / count;
    double left = 0;
    for (int i = 0; i < count; i++) {
      left += values[i] - mean;
    }
    return mean + left / count;
  }
}
