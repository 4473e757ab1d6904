package org.districtassessment.core.index.normalise;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Ranks.Ties;

/**
 * (rank − 1) ÷ (n − 1), from 0 for the worst to 1 for the best, with the rank of {@link RankScores}
 * and n units that have a value.
 *
 * @param ties rank of equal values
 * @param scope among whom ranks are taken
 * @param ifEqual what all get where they are the same, as a single value is
 */
public record PercentileRank(Ties ties, Scope scope, IfEqual ifEqual) implements Normalisation {

  /** Ranks among all units; a column of equal values gets 0.5. */
  public PercentileRank(Ties ties) {
    this(ties, Scope.ALL, IfEqual.MIDDLE);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    return Rescale.rescale(data, column, direction, scope, this::rescale);
  }

  private void rescale(double[] values) {
    if (Rescale.least(values) == Rescale.greatest(values)) {
      Rescale.fill(values, ifEqual.between(0, 1));
      return;
    }

    double[] ranks = RankColumn.ascending(values, ties);
    int count = RankColumn.count(values);
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = (ranks[unit] - 1) / (count - 1);
    }
  }
}
