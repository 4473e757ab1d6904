package org.districtassessment.core.index.normalise;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Moments;

/**
 * Distance to the mean in standard deviations of a sample (n − 1), moved to another mean and
 * deviation: (x − m) ÷ s × sd + mean.
 *
 * @param mean of the result
 * @param sd of the result, &gt; 0
 * @param scope whose mean and deviation count
 * @param ifEqual what all get where they are the same, as a single value is: one deviation below
 *     the mean, the mean, one above, or nothing
 */
public record ZScore(double mean, double sd, Scope scope, IfEqual ifEqual)
    implements Normalisation {

  public ZScore {
    check(Double.isFinite(mean), "Invalid mean of z-scores: %s (must be finite)", mean);
    check(
        sd > 0 && Double.isFinite(sd),
        "Invalid standard deviation of z-scores: %s (must be > 0)",
        sd);
  }

  /** Compares all units; a column of equal values gets the mean. */
  public ZScore(double mean, double sd) {
    this(mean, sd, Scope.ALL, IfEqual.MIDDLE);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    return Rescale.rescale(data, column, direction, scope, this::rescale);
  }

  private void rescale(double[] values) {
    if (Rescale.least(values) == Rescale.greatest(values)) {
      Rescale.fill(values, ifEqual.between(mean - sd, mean + sd));
      return;
    }

    Moments moments = Moments.of(values);
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = (values[unit] - moments.mean()) / moments.standardDeviation() * sd + mean;
    }
  }
}
