package org.districtassessment.core.index.normalise;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Ranks.Ties;

/**
 * Borda's count: the rank of {@link RankScores} less 1, which with {@link Ties#MIN} is the number
 * of units that are worse.
 *
 * @param ties rank of equal values
 * @param scope among whom ranks are taken
 */
public record Borda(Ties ties, Scope scope) implements Normalisation {

  /** Ranks among all units. */
  public Borda(Ties ties) {
    this(ties, Scope.ALL);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    double[] ranks = new RankScores(ties, scope).normalise(data, column, direction);
    for (int unit = 0; unit < ranks.length; unit++) {
      ranks[unit]--;
    }
    return ranks;
  }
}
