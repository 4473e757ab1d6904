package org.districtassessment.core.index.weight;

import java.util.Arrays;
import org.districtassessment.core.statistics.Correlation;
import org.districtassessment.core.statistics.CorrelationMethod;
import org.districtassessment.core.statistics.Moments;

/**
 * Weights by contrast and conflict (CRITIC, criteria importance through intercriteria correlation):
 * a column counts the more, the wider it spreads and the less it moves with the others.
 *
 * <p>C = σ Σ(1 − r), σ the standard deviation (n − 1) of the column scaled to 0 … 1 by its own
 * range, r its Pearson correlation with each other column, pairwise complete; the weight is C ÷ ΣC.
 * A constant column has σ = 0 and weighs 0. An undefined r, as with a constant column, is 0. Where
 * all C are 0 (all constant, a single child, or all in step), the columns weigh the same. Source:
 * Diakoulaki, Mavrotas and Papayannakis, Computers &amp; Operations Research 22 (1995); the formula
 * is quoted from memory of it.
 *
 * <p>A child whose nominal weight is 0 does not count. One unit has no spread and is refused with
 * an {@link org.districtassessment.core.index.IndexException}.
 */
public record CriticWeights() implements WeightMethod {

  @Override
  public double[] weights(double[][] columns, double[] nominal) {
    return WeighByData.weighByData("CRITIC", columns, nominal, CriticWeights::informationContent);
  }

  private static double[] informationContent(double[][] columns) {
    double[][] scaled =
        Arrays.stream(columns).map(WeighByData::toUnitRange).toArray(double[][]::new);
    Correlation[][] correlations = CorrelationMethod.PEARSON.correlateAll(scaled);
    double[] content = new double[columns.length];
    for (int i = 0; i < content.length; i++) {
      double conflict = 0;
      for (int j = 0; j < content.length; j++) {
        if (j != i) {
          Correlation one = correlations[i][j];
          conflict += 1 - (one.isDefined() ? one.coefficient() : 0);
        }
      }
      double spread = Moments.of(scaled[i]).standardDeviation();
      content[i] = Double.isNaN(spread) ? 0 : spread * conflict;
    }
    return content;
  }
}
