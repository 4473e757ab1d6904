package org.districtassessment.core.index.normalise;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;

/**
 * 1 less the distance to the best value, in units of the range: 1 − (max − x) ÷ (max − min).
 *
 * @param scope whose best and worst value count
 * @param ifEqual what all get where they are the same
 */
public record DistanceToMaximum(Scope scope, IfEqual ifEqual) implements Normalisation {

  /** Compares all units; a column of equal values gets 0.5. */
  public DistanceToMaximum() {
    this(Scope.ALL, IfEqual.MIDDLE);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    return Rescale.rescale(data, column, direction, scope, this::rescale);
  }

  private void rescale(double[] values) {
    double least = Rescale.least(values);
    double greatest = Rescale.greatest(values);
    if (least == greatest) {
      Rescale.fill(values, ifEqual.between(0, 1));
      return;
    }

    double width = greatest - least;
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = 1 - (greatest - values[unit]) / width;
    }
  }
}
