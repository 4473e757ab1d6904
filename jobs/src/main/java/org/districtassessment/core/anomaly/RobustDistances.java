package org.districtassessment.core.anomaly;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.districtassessment.core.statistics.Quantiles;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * How far each row of several columns lies from the bulk of the rows, outliers not among the bulk.
 *
 * <ol>
 *   <li>Orthogonalised estimate of Gnanadesikan and Kettenring (Maronna and Zamar, Robust Estimates
 *       of Location and Dispersion for High-Dimensional Datasets, Technometrics 44, 2002), iterated
 *       twice, with the median and 1.4826 × MAD. Squared distances are scaled so that their median
 *       is that of χ² with p degrees.
 *   <li>Rows within the 0.975 quantile of χ² are kept; their mean and covariance, made consistent
 *       for the share kept, give the squared distance.
 *   <li>With m rows kept, p-values after Cerioli, Multivariate Outlier Detection With
 *       High-Breakdown Estimators (JASA 105, 2010): F(p, m − p) for rows not kept, beta for those
 *       kept. χ² alone would alarm several times too often among a few dozen rows.
 * </ol>
 */
public final class RobustDistances {

  private static final int ITERATIONS = 2;
  private static final double KEPT = 0.975;

  /** 1 ÷ Φ⁻¹(3/4): makes the MAD of a normal variable its standard deviation. */
  private static final double PER_MAD = 1.4826022185056018;

  private final double[] squared;
  private final double[] probabilities;

  private RobustDistances(double[] squared, double[] probabilities) {
    this.squared = squared;
    this.probabilities = probabilities;
  }

  /**
   * Measures rows; their order does not matter beyond rounding.
   *
   * @param rows at least one, of the same length each, without missing cells
   * @return empty where there are at most twice as many rows as columns, more than half of the rows
   *     are alike in some direction, or those kept lie in a plane
   */
  public static Optional<RobustDistances> of(double[][] rows) {
    int width = rows[0].length;
    if (rows.length <= 2 * width) {
      return Optional.empty();
    }

    double[][] columns = MatrixUtils.createRealMatrix(rows).transpose().getData();
    for (int i = 0; i < ITERATIONS; i++) {
      if (Arrays.stream(columns).anyMatch(column -> !(scale(column) > 0))) {
        return Optional.empty();
      }
      columns = orthogonalised(columns);
    }
    double[] first = distances(columns);
    double median = Quantiles.median(first);
    if (!(median > 0) || !Double.isFinite(median)) {
      return Optional.empty();
    }

    ChiSquaredDistribution chiSquared = new ChiSquaredDistribution(width);
    double bound =
        chiSquared.inverseCumulativeProbability(KEPT)
            * median
            / chiSquared.inverseCumulativeProbability(0.5);
    boolean[] kept = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      kept[i] = first[i] <= bound;
    }
    return reweighted(rows, kept);
  }

  /** Returns the squared distance of a row, by its position. */
  public double squared(int row) {
    return squared[row];
  }

  /** Returns how likely a distance at least as large is. */
  public double p(int row) {
    return probabilities[row];
  }

  private static Optional<RobustDistances> reweighted(double[][] rows, boolean[] kept) {
    int width = rows[0].length;
    int[] own = IntStream.range(0, rows.length).filter(i -> kept[i]).toArray();
    int m = own.length;
    if (m <= width + 1) {
      return Optional.empty();
    }

    double[] mean = new double[width];
    for (int row : own) {
      for (int j = 0; j < width; j++) {
        mean[j] += rows[row][j] / m;
      }
    }
    double factor = consistency((double) m / rows.length, width) / (m - 1);
    double[][] covariance = new double[width][width];
    for (int row : own) {
      for (int j = 0; j < width; j++) {
        for (int k = 0; k < width; k++) {
          covariance[j][k] += factor * (rows[row][j] - mean[j]) * (rows[row][k] - mean[k]);
        }
      }
    }
    Optional<RealMatrix> inverse = inverse(covariance);
    return inverse.map(
        matrix -> {
          double[] squared = new double[rows.length];
          double[] probabilities = new double[rows.length];
          for (int i = 0; i < rows.length; i++) {
            RealVector difference =
                MatrixUtils.createRealVector(rows[i]).subtract(MatrixUtils.createRealVector(mean));
            squared[i] = Math.max(0, matrix.operate(difference).dotProduct(difference));
            probabilities[i] = probability(squared[i], kept[i], m, width);
          }
          return new RobustDistances(squared, probabilities);
        });
  }

  private static double probability(double squared, boolean kept, double m, double width) {
    if (kept) {
      double x = Math.min(1, squared * m / ((m - 1) * (m - 1)));
      return Tails.beta(x, width / 2, (m - width - 1) / 2);
    }

    double f = squared * m * (m - width) / ((m + 1) * (m - 1) * width);
    return Tails.fisher(f, width, m - width);
  }

  /**
   * What the covariance of the share of rows nearest to the centre lacks (1 where all are kept).
   */
  private static double consistency(double share, int width) {
    if (share == 1) {
      return 1;
    }

    double bound = new ChiSquaredDistribution(width).inverseCumulativeProbability(share);
    return share / new ChiSquaredDistribution(width + 2.0).cumulativeProbability(bound);
  }

  private static Optional<RealMatrix> inverse(double[][] covariance) {
    try {
      double[] scales = new double[covariance.length];
      for (int j = 0; j < scales.length; j++) {
        scales[j] = Math.sqrt(covariance[j][j]);
      }
      double[][] correlations = new double[scales.length][scales.length];
      for (int j = 0; j < scales.length; j++) {
        correlations[j][j] = 1;
        for (int k = 0; k < j; k++) {
          correlations[j][k] = covariance[j][k] / (scales[j] * scales[k]);
          correlations[k][j] = correlations[j][k];
        }
      }
      RealMatrix inverse =
          new CholeskyDecomposition(MatrixUtils.createRealMatrix(correlations))
              .getSolver()
              .getInverse();
      for (int j = 0; j < scales.length; j++) {
        for (int k = 0; k < scales.length; k++) {
          inverse.multiplyEntry(j, k, 1 / (scales[j] * scales[k]));
        }
      }
      return Optional.of(inverse);
    } catch (MathIllegalArgumentException notPositiveDefinite) {
      return Optional.empty();
    }
  }

  /** One step: columns scaled, then turned to the axes of their robust correlations. */
  private static double[][] orthogonalised(double[][] columns) {
    int width = columns.length;
    double[][] scaled =
        Arrays.stream(columns)
            .map(
                column -> {
                  double scale = scale(column);
                  return Arrays.stream(column).map(value -> value / scale).toArray();
                })
            .toArray(double[][]::new);
    double[][] correlations = new double[width][width];
    for (int j = 0; j < width; j++) {
      correlations[j][j] = 1;
      for (int k = 0; k < j; k++) {
        double sum = scale(combined(scaled[j], scaled[k], 1));
        double difference = scale(combined(scaled[j], scaled[k], -1));
        correlations[j][k] = (sum * sum - difference * difference) / 4;
        correlations[k][j] = correlations[j][k];
      }
    }
    var axes = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(correlations));
    return axes.getV().transpose().multiply(MatrixUtils.createRealMatrix(scaled)).getData();
  }

  private static double[] combined(double[] first, double[] second, double sign) {
    double[] combined = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      combined[i] = first[i] + sign * second[i];
    }
    return combined;
  }

  private static double[] distances(double[][] columns) {
    double[] squared = new double[columns[0].length];
    for (double[] column : columns) {
      double median = Quantiles.median(column);
      double scale = scale(column);
      for (int i = 0; i < squared.length; i++) {
        double distance = (column[i] - median) / scale;
        squared[i] += distance * distance;
      }
    }
    return squared;
  }

  private static double scale(double[] column) {
    double median = Quantiles.median(column);
    double[] deviations = Arrays.stream(column).map(value -> Math.abs(value - median)).toArray();
    return PER_MAD * Quantiles.median(deviations);
  }
}
