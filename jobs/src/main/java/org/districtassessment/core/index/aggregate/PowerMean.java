package org.districtassessment.core.index.aggregate;

/** (Σ w x^p ÷ Σ w)^(1 ÷ p) of the cells of each unit, for p other than 0. */
final class PowerMean {

  private PowerMean() {}

  static double[] aggregate(double[][] columns, double[] weights, double p) {
    double[] scores = new double[columns[0].length];
    for (int unit = 0; unit < scores.length; unit++) {
      scores[unit] = mean(columns, weights, p, unit);
    }
    return scores;
  }

  private static double mean(double[][] columns, double[] weights, double p, int unit) {
    double leading = leading(columns, weights, p, unit);
    if (Double.isNaN(leading) || leading == 0) {
      return leading;
    }

    // In units of the cell that counts most no power overflows.
    double sum = 0;
    double total = 0;
    for (int child = 0; child < columns.length; child++) {
      double value = columns[child][unit];
      if (weights[child] > 0 && !Double.isNaN(value)) {
        sum += weights[child] * power(value / leading, p);
        total += weights[child];
      }
    }
    return leading * power(sum / total, 1 / p);
  }

  /** Returns the greatest cell for p &gt; 0, the least for p &lt; 0; NaN without cells. */
  private static double leading(double[][] columns, double[] weights, double p, int unit) {
    double leading = Double.NaN;
    for (int child = 0; child < columns.length; child++) {
      double value = columns[child][unit];
      if (weights[child] > 0 && !Double.isNaN(value)) {
        if (value < 0) {
          throw new UnusableCellException(unit, child, value);
        }
        if (Double.isNaN(leading) || (p > 0 ? value > leading : value < leading)) {
          leading = value;
        }
      }
    }
    return leading;
  }

  private static double power(double value, double p) {
    return p == -1 ? 1 / value : Math.pow(value, p);
  }
}
