package org.districtassessment.core.index.aggregate;

/**
 * The least cell: nothing makes good for the worst child. Positive weights only decide who counts.
 */
public record Minimum() implements Aggregation {

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    double[] scores = new double[columns[0].length];
    for (int unit = 0; unit < scores.length; unit++) {
      double least = Double.NaN;
      for (int child = 0; child < columns.length; child++) {
        double value = columns[child][unit];
        if (weights[child] > 0 && (Double.isNaN(least) || value < least)) {
          least = value;
        }
      }
      scores[unit] = least;
    }
    return scores;
  }
}
