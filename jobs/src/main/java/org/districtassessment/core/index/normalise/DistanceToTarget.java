package org.districtassessment.core.index.normalise;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;

/**
 * How far from the worst value to the target: (x − min) ÷ (target − min).
 *
 * <p>Where even the worst value is at the target or better, all get 1.
 *
 * @param target in the indicator's unit, whichever end is good
 * @param beyond whether a value better than the target gets 1 or more
 * @param scope whose worst value counts
 */
public record DistanceToTarget(double target, Beyond beyond, Scope scope) implements Normalisation {

  public DistanceToTarget {
    check(Double.isFinite(target), "Invalid target: %s (must be finite)", target);
  }

  /** Takes the worst value of all units. */
  public DistanceToTarget(double target, Beyond beyond) {
    this(target, beyond, Scope.ALL);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    double signed = direction == Direction.LOWER_IS_BETTER ? -target : target;
    return Rescale.rescale(
        data, column, direction, scope, values -> toward(values, signed, beyond));
  }

  static void toward(double[] values, double target, Beyond beyond) {
    double least = Rescale.least(values);
    if (target <= least) {
      Rescale.fill(values, 1);
      return;
    }

    double width = target - least;
    for (int unit = 0; unit < values.length; unit++) {
      double share = (values[unit] - least) / width;
      values[unit] = beyond == Beyond.CAP && share > 1 ? 1 : share;
    }
  }
}
