package org.districtassessment.core.index.normalise;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;

/**
 * The value as a share of the greatest: v ÷ max where higher is better, 1 − v ÷ max where lower is;
 * v and max as they came, without a turned sign.
 *
 * <p>In [0, 1] for values ≥ 0; a negative value gets less than 0, or more than 1. COINr's {@code
 * n_fracmax} divides by the maximum after it turned the sign, which gives the worst unit the most;
 * here a better value never gets less.
 *
 * @param scope whose greatest value counts
 * @param ifEqual what all get where all are 0
 */
public record FractionOfMaximum(Scope scope, IfEqual ifEqual) implements Normalisation {

  /** Compares all units; a column of zeros gets 0.5. */
  public FractionOfMaximum() {
    this(Scope.ALL, IfEqual.MIDDLE);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IndexException if the greatest value is negative, or is 0 and others are less: then
   *     there is nothing to be a share of
   */
  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    boolean turned = direction == Direction.LOWER_IS_BETTER;
    String id = data.columns().get(column);
    return Rescale.rescale(
        data,
        column,
        Direction.HIGHER_IS_BETTER,
        scope,
        values -> {
          double greatest = Rescale.greatest(values);
          if (greatest == 0 && Rescale.least(values) == 0) {
            Rescale.fill(values, ifEqual.between(0, 1));
            return;
          }
          if (greatest <= 0 && greatest > Double.NEGATIVE_INFINITY) {
            throw new IndexException(
                String.format(
                    "No value of %s is above 0, so none is a fraction of the maximum %s (normalise"
                        + " it another way)",
                    id, greatest));
          }

          for (int unit = 0; unit < values.length; unit++) {
            double share = values[unit] / greatest;
            values[unit] = turned ? 1 - share : share;
          }
        });
  }
}
