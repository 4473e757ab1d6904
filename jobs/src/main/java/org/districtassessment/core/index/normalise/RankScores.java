package org.districtassessment.core.index.normalise;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Ranks.Ties;

/**
 * The rank from the worst, which gets 1, to the best.
 *
 * <p>Equal values get the same, all values equal 1 with {@link Ties#MIN} and the middle rank with
 * {@link Ties#AVERAGE}. Values within 1e-9 (of the greatest magnitude where that is below 1) are
 * equal.
 *
 * @param ties rank of equal values
 * @param scope among whom ranks are taken
 */
public record RankScores(Ties ties, Scope scope) implements Normalisation {

  /** Ranks among all units. */
  public RankScores(Ties ties) {
    this(ties, Scope.ALL);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    return Rescale.rescale(
        data,
        column,
        direction,
        scope,
        values ->
            System.arraycopy(RankColumn.ascending(values, ties), 0, values, 0, values.length));
  }
}
