package org.districtassessment.core.index.aggregate;

/**
 * TOPSIS (Hwang and Yoon 1981): the distance to the worst, as a share of the distances to the worst
 * and to the best, in [0, 1].
 *
 * <p>The worst and the best are made of the least and greatest cell of each child among all units.
 * Distances are Euclidean in columns multiplied by their weights, which are divided by the total of
 * those of the unit's cells. The children come normalised, so columns are not divided by their
 * length. A unit for which both distances are 0, such as a single one, gets 0.5.
 */
public record Topsis() implements Aggregation {

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    int units = columns[0].length;
    double[] toWorst = new double[units];
    double[] toBest = new double[units];
    boolean[] seen = new boolean[units];
    for (int child = 0; child < columns.length; child++) {
      if (weights[child] > 0) {
        addDistances(columns[child], weights[child], toWorst, toBest, seen);
      }
    }

    double[] scores = new double[units];
    for (int unit = 0; unit < units; unit++) {
      // The total of the unit's weights divides both distances, so the share does without it.
      double worst = Math.sqrt(toWorst[unit]);
      double both = worst + Math.sqrt(toBest[unit]);
      if (!seen[unit]) {
        scores[unit] = Double.NaN;
      } else {
        scores[unit] = both == 0 ? 0.5 : worst / both;
      }
    }
    return scores;
  }

  private static void addDistances(
      double[] column, double weight, double[] toWorst, double[] toBest, boolean[] seen) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : column) {
      if (!Double.isNaN(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    for (int unit = 0; unit < column.length; unit++) {
      double value = column[unit];
      if (!Double.isNaN(value)) {
        seen[unit] = true;
        double fromWorst = weight * (value - least);
        double fromBest = weight * (greatest - value);
        toWorst[unit] += fromWorst * fromWorst;
        toBest[unit] += fromBest * fromBest;
      }
    }
  }
}
