package org.districtassessment.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/**
 * The principal components of columns that were centred and scaled to standard deviation 1 (n − 1):
 * the eigenvectors of their correlation matrix, as R's {@code prcomp(scale. = TRUE)}.
 *
 * <p>A row with a missing cell is left out of all columns. A column that is constant in the rows
 * left has no correlation: it takes no part and has loading 0 everywhere. With fewer than two rows
 * there is no component.
 *
 * <p>The sign of an eigenvector is arbitrary; here its loadings sum to a positive number, and where
 * they sum to 0 (within 1e-9), its first loading that is not 0 (within 1e-9) is positive.
 *
 * @param rows complete rows, those that count
 * @param components by falling variance, one for each column that varies
 */
public record PrincipalComponents(int rows, List<Component> components) {

  private static final double TINY = 1e-9;

  /**
   * One direction.
   *
   * @param variance of the rows along it, at least 0; those of all components sum to their number
   * @param share of the variance of all, in [0, 1]
   * @param loadings one for each column, in order; their squares sum to 1
   */
  public record Component(double variance, double share, List<Double> loadings) {

    public Component {
      loadings = List.copyOf(loadings);
    }

    public double standardDeviation() {
      return Math.sqrt(variance);
    }
  }

  public PrincipalComponents {
    components = List.copyOf(components);
  }

  /**
   * Finds the components.
   *
   * @param columns each the same rows, NaN where a value is missing
   */
  public static PrincipalComponents of(double[][] columns) {
    double[][] complete = completeRows(columns);
    int rows = complete.length == 0 ? 0 : complete[0].length;
    int[] varying =
        IntStream.range(0, columns.length)
            .filter(i -> !PearsonColumns.isConstant(complete[i], rows))
            .toArray();
    if (rows < 2 || varying.length == 0) {
      return new PrincipalComponents(rows, List.of());
    }

    var decomposition =
        new EigenDecompositionSymmetric(
            MatrixUtils.createRealMatrix(correlations(complete, varying)));
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < varying.length; i++) {
      double variance = Math.max(0, decomposition.getEigenvalue(i));
      components.add(
          new Component(
              variance,
              variance / varying.length,
              loadings(decomposition.getEigenvector(i), varying, columns.length)));
    }
    return new PrincipalComponents(rows, components);
  }

  private static List<Double> loadings(RealVector vector, int[] varying, int columns) {
    double[] loadings = new double[columns];
    for (int i = 0; i < varying.length; i++) {
      loadings[varying[i]] = vector.getEntry(i);
    }
    double sign = sign(loadings);
    return Arrays.stream(loadings).map(loading -> sign * loading).boxed().toList();
  }

  private static double sign(double[] loadings) {
    double sum = Arrays.stream(loadings).sum();
    if (Math.abs(sum) > TINY) {
      return Math.signum(sum);
    }

    double first =
        Arrays.stream(loadings).filter(loading -> Math.abs(loading) > TINY).findFirst().orElse(1);
    return Math.signum(first);
  }

  private static double[][] completeRows(double[][] columns) {
    int all = columns.length == 0 ? 0 : columns[0].length;
    int[] rows =
        IntStream.range(0, all)
            .filter(row -> Arrays.stream(columns).noneMatch(one -> Double.isNaN(one[row])))
            .toArray();
    return Arrays.stream(columns)
        .map(column -> Arrays.stream(rows).mapToDouble(row -> column[row]).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] correlations(double[][] complete, int[] varying) {
    double[][] scaled =
        Arrays.stream(varying).mapToObj(i -> scale(complete[i])).toArray(double[][]::new);
    double[][] correlations = new double[varying.length][varying.length];
    for (int i = 0; i < varying.length; i++) {
      correlations[i][i] = 1;
      for (int j = 0; j < i; j++) {
        correlations[i][j] = product(scaled[i], scaled[j]);
        correlations[j][i] = correlations[i][j];
      }
    }
    return correlations;
  }

  /** Returns the column less its mean, of length 1. */
  private static double[] scale(double[] column) {
    double mean = Arrays.stream(column).average().orElseThrow();
    double[] centred = Arrays.stream(column).map(value -> value - mean).toArray();
    double length = Math.sqrt(product(centred, centred));
    return Arrays.stream(centred).map(value -> value / length).toArray();
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
