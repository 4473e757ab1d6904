package org.districtassessment.core.index.aggregate;

/** The arithmetic mean: Σ w x ÷ Σ w. A loss in one child is made good by any other. */
public record WeightedArithmetic() implements Aggregation {

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    int units = columns[0].length;
    double[] sums = new double[units];
    double[] totals = new double[units];
    for (int child = 0; child < columns.length; child++) {
      double weight = weights[child];
      double[] column = columns[child];
      if (weight > 0) {
        for (int unit = 0; unit < units; unit++) {
          double value = column[unit];
          if (!Double.isNaN(value)) {
            sums[unit] += weight * value;
            totals[unit] += weight;
          }
        }
      }
    }
    // 0 ÷ 0 is NaN: nothing was there.
    for (int unit = 0; unit < units; unit++) {
      sums[unit] /= totals[unit];
    }
    return sums;
  }
}
