package org.districtassessment.core.index.normalise;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;

/**
 * A straight line from the worst value to the best: (x − min) ÷ (max − min) × (upper − lower) +
 * lower.
 *
 * @param lower what the worst value gets
 * @param upper what the best value gets, &gt; {@code lower}
 * @param scope whose worst and best value count
 * @param ifEqual what all get where they are the same
 */
public record MinMax(double lower, double upper, Scope scope, IfEqual ifEqual)
    implements Normalisation {

  public MinMax {
    check(
        lower < upper && Double.isFinite(upper - lower),
        "Invalid range of a min-max normalisation: %s to %s (must be finite, the first less)",
        lower,
        upper);
  }

  /** Compares all units; a column of equal values gets the middle of the range. */
  public MinMax(double lower, double upper) {
    this(lower, upper, Scope.ALL, IfEqual.MIDDLE);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    return Rescale.rescale(data, column, direction, scope, this::rescale);
  }

  private void rescale(double[] values) {
    double least = Rescale.least(values);
    double greatest = Rescale.greatest(values);
    if (least == greatest) {
      Rescale.fill(values, ifEqual.between(lower, upper));
      return;
    }

    double width = greatest - least;
    double range = upper - lower;
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = (values[unit] - least) / width * range + lower;
    }
  }
}
