package org.districtassessment.core.index.aggregate;

import java.util.Arrays;
import org.districtassessment.core.statistics.NearlyEqual;

/**
 * Who is better than whom, pair by pair: the share of weight of the children in which one unit is
 * better than the other, and half of that in which they are {@linkplain NearlyEqual nearly equal}.
 *
 * <p>Only children count in which both have a cell; a pair without any has no share.
 */
public final class Outranking {

  private Outranking() {}

  /**
   * Returns the shares: [i][j] of i over j, in [0, 1]; NaN where the two have no child in common; 0
   * of i over itself.
   *
   * @param columns and {@code weights} as in {@link Aggregation#aggregate}
   */
  public static double[][] matrix(double[][] columns, double[] weights) {
    int units = columns[0].length;
    double[][] rows = rows(columns, weights);
    double[] used = positive(weights);
    double[][] matrix = new double[units][units];
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < i; j++) {
        double share = share(rows[i], rows[j], used);
        matrix[i][j] = share;
        matrix[j][i] = 1 - share;
      }
    }
    return matrix;
  }

  /** Returns the cells by unit, of children of positive weight only. */
  static double[][] rows(double[][] columns, double[] weights) {
    int used = positive(weights).length;
    double[][] rows = new double[columns[0].length][used];
    int next = 0;
    for (int child = 0; child < columns.length; child++) {
      if (weights[child] > 0) {
        for (int unit = 0; unit < rows.length; unit++) {
          rows[unit][next] = columns[child][unit];
        }
        next++;
      }
    }
    return rows;
  }

  static double[] positive(double[] weights) {
    int count = 0;
    double[] positive = new double[weights.length];
    for (double weight : weights) {
      if (weight > 0) {
        positive[count++] = weight;
      }
    }
    return Arrays.copyOf(positive, count);
  }

  static double share(double[] one, double[] other, double[] weights) {
    double won = 0;
    double total = 0;
    for (int child = 0; child < weights.length; child++) {
      double difference = one[child] - other[child];
      if (!Double.isNaN(difference)) {
        double weight = weights[child];
        total += weight;
        if (NearlyEqual.nearlyEqual(one[child], other[child])) {
          won += weight / 2;
        } else if (difference > 0) {
          won += weight;
        }
      }
    }
    return won / total;
  }
}
