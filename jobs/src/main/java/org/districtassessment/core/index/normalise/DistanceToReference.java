package org.districtassessment.core.index.normalise;

import java.util.Arrays;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.scoring.Direction;

/**
 * How far from the worst value of all units to the value of a reference unit: (x − min) ÷
 * (reference − min).
 *
 * <p>Where the reference unit itself has the worst value, all get 1, as all are at least as good.
 * Where it has no value, nobody gets any.
 *
 * @param unit key of the reference unit
 * @param beyond whether a value better than the reference gets 1 or more
 */
public record DistanceToReference(String unit, Beyond beyond) implements Normalisation {

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    int row = data.row(unit);
    if (row < 0) {
      throw new IndexException(
          String.format(
              "The reference unit of %s is not among the units: %s (name one that is)",
              data.columns().get(column), unit));
    }

    double[] values = Rescale.signed(data, column, direction);
    double reference = values[row];
    if (Double.isNaN(reference)) {
      Arrays.fill(values, Double.NaN);
      return values;
    }

    DistanceToTarget.toward(values, reference, beyond);
    return values;
  }
}
