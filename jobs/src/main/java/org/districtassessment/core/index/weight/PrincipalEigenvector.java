package org.districtassessment.core.index.weight;

import java.util.Arrays;

/**
 * The eigenvector of the greatest eigenvalue of a matrix of positive numbers, all of whose entries
 * are positive (Perron), by repeated multiplication.
 */
final class PrincipalEigenvector {

  private static final double UNCHANGED = 1e-15;
  private static final int MOST_STEPS = 10_000;

  private PrincipalEigenvector() {}

  /** Returns the vector, scaled to sum 1. */
  static double[] of(double[][] positive) {
    double[] vector = new double[positive.length];
    Arrays.fill(vector, 1.0 / vector.length);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = times(positive, vector);
      double sum = Arrays.stream(next).sum();
      double change = 0;
      for (int i = 0; i < next.length; i++) {
        next[i] /= sum;
        change = Math.max(change, Math.abs(next[i] - vector[i]));
      }
      vector = next;
      if (change <= UNCHANGED) {
        return vector;
      }
    }
    return vector;
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }
}
