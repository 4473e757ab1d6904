package org.districtassessment.core.targeting.inequality;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.districtassessment.core.targeting.Undefined;

/**
 * The line y = α + βx of least weighted squares, and how uncertain its two coefficients are.
 *
 * <p>The same as ordinary least squares after y, x and the constant are multiplied by √w, as
 * Stata's {@code conindex} does. Only proportions of weights matter.
 */
final class WeightedLine {

  /**
   * Variances of the coefficients.
   *
   * @param intercept of α
   * @param both covariance of α and β
   * @param slope of β
   */
  record Covariance(double intercept, double both, double slope) {}

  private final double[] x;
  private final double[] weights;
  private final double[] residuals;
  private final double meanOfX;
  private final double spread;
  private final double intercept;
  private final double slope;

  private WeightedLine(double[] y, double[] x, double[] weights) {
    this.x = x;
    this.weights = sharesOf(weights);
    this.meanOfX = mean(x);
    double meanOfY = mean(y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      double distance = x[i] - meanOfX;
      squares += this.weights[i] * distance * distance;
      products += this.weights[i] * distance * (y[i] - meanOfY);
    }
    this.spread = squares;
    this.slope = products / squares;
    this.intercept = meanOfY - slope * meanOfX;
    this.residuals = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      residuals[i] = y[i] - intercept - slope * x[i];
    }
  }

  /**
   * Fits a line; {@link #undefined} has said that there is one.
   *
   * @param weights above 0
   */
  static WeightedLine fit(double[] y, double[] x, double[] weights) {
    return new WeightedLine(y, x, weights);
  }

  /** Returns why no line with an uncertainty can be fitted; empty where one can. */
  static Optional<Undefined> undefined(double[] x) {
    if (x.length < 3) {
      return Optional.of(Undefined.TOO_FEW_UNITS);
    }
    for (double one : x) {
      if (one != x[0]) {
        return Optional.empty();
      }
    }
    return Optional.of(Undefined.NO_SPREAD);
  }

  double intercept() {
    return intercept;
  }

  double slope() {
    return slope;
  }

  /** Returns s² (X′WX)⁻¹ with s² = Σ w e² ÷ (n − 2). */
  Covariance classical() {
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += weights[i] * residuals[i] * residuals[i];
    }
    double variance = squares / (x.length - 2);
    return new Covariance(
        variance * (1 + meanOfX * meanOfX / spread),
        -variance * meanOfX / spread,
        variance / spread);
  }

  /** Returns the sandwich of White with the factor n ÷ (n − 2), known as HC1. */
  Covariance robust() {
    double factor = (double) x.length / (x.length - 2);
    double[][] influences = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      influences[i] = influence(i);
    }
    return sumOfSquares(influences, factor);
  }

  /**
   * Returns the sandwich of sums within clusters, with the factor g ÷ (g − 1) × (n − 1) ÷ (n − 2)
   * that Stata uses.
   *
   * @param clusters the cluster of each row; at least two different ones
   */
  Covariance clustered(String[] clusters) {
    Map<String, double[]> sums = new TreeMap<>();
    for (int i = 0; i < x.length; i++) {
      double[] one = influence(i);
      double[] sum = sums.computeIfAbsent(clusters[i], cluster -> new double[2]);
      sum[0] += one[0];
      sum[1] += one[1];
    }
    double groups = sums.size();
    double factor = groups / (groups - 1) * (x.length - 1) / (x.length - 2);
    return sumOfSquares(sums.values().toArray(new double[0][]), factor);
  }

  /** What a row's residual moves α and β by. */
  private double[] influence(int i) {
    double pull = weights[i] * residuals[i];
    double onSlope = pull * (x[i] - meanOfX) / spread;
    return new double[] {pull - meanOfX * onSlope, onSlope};
  }

  private static Covariance sumOfSquares(double[][] influences, double factor) {
    double intercept = 0;
    double both = 0;
    double slope = 0;
    for (double[] one : influences) {
      intercept += one[0] * one[0];
      both += one[0] * one[1];
      slope += one[1] * one[1];
    }
    return new Covariance(factor * intercept, factor * both, factor * slope);
  }

  private double mean(double[] column) {
    double sum = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weights[i] * column[i];
    }
    return sum;
  }

  private static double[] sharesOf(double[] weights) {
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    double[] shares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      shares[i] = weights[i] / all;
    }
    return shares;
  }
}
