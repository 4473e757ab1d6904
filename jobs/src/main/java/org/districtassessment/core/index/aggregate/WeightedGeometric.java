package org.districtassessment.core.index.aggregate;

/**
 * The geometric mean: exp(Σ w ln x ÷ Σ w). One bad child pulls the score down more than in an
 * arithmetic mean.
 *
 * <p>With a 0 among the cells of positive weight the score is 0, the limit. Negative cells are
 * refused.
 */
public record WeightedGeometric() implements Aggregation {

  @Override
  public double[] aggregate(double[][] columns, double[] weights) {
    double[][] logarithms = new double[columns.length][];
    for (int child = 0; child < columns.length; child++) {
      logarithms[child] = weights[child] > 0 ? logarithms(columns[child], child) : columns[child];
    }
    double[] scores = new WeightedArithmetic().aggregate(logarithms, weights);
    for (int unit = 0; unit < scores.length; unit++) {
      scores[unit] = Math.exp(scores[unit]);
    }
    return scores;
  }

  /** The logarithm of 0 is negative infinity, of which every mean is, and exp gives 0 again. */
  private static double[] logarithms(double[] column, int child) {
    double[] logarithms = new double[column.length];
    for (int unit = 0; unit < column.length; unit++) {
      if (column[unit] < 0) {
        throw new UnusableCellException(unit, child, column[unit]);
      }
      logarithms[unit] = Math.log(column[unit]);
    }
    return logarithms;
  }
}
