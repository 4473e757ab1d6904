package org.districtassessment.core.index.aggregate;

/**
 * Copeland's count over {@link Outranking}: +1 for each other unit over which the share is above
 * one half, −1 for each over which it is below, 0 for one half (within 1e-12) or where the two have
 * no child in common.
 *
 * <p>Whole numbers from −(n − 1) to n − 1 for n units; nothing of it depends on how far values are
 * apart. A single unit gets 0. Takes time in the square of the units.
 */
public record Copeland() implements Aggregation {

  private static final double HALF_TOLERANCE = 1e-12;

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    double[][] rows = Outranking.rows(columns, weights);
    double[] used = Outranking.positive(weights);
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (isEmpty(rows[i])) {
        scores[i] = Double.NaN;
        continue;
      }

      for (int j = 0; j < i; j++) {
        double excess = Outranking.share(rows[i], rows[j], used) - 0.5;
        if (excess > HALF_TOLERANCE) {
          scores[i]++;
          scores[j]--;
        } else if (excess < -HALF_TOLERANCE) {
          scores[i]--;
          scores[j]++;
        }
      }
    }
    return scores;
  }

  private static boolean isEmpty(double[] row) {
    for (double value : row) {
      if (!Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }
}
