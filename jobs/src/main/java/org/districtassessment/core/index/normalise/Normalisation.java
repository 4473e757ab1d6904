package org.districtassessment.core.index.normalise;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.scoring.Direction;

/**
 * A column to one in which more is better.
 *
 * <p>Where lower is better the sign of every value is turned first, before minima, means, ranks and
 * all else are taken; below, x is a value after that. A missing cell stays missing, is no minimum,
 * has no part in a mean and takes no rank. A better value never gets less.
 */
public sealed interface Normalisation
    permits Borda,
        DistanceToMaximum,
        DistanceToReference,
        DistanceToTarget,
        FractionOfMaximum,
        Goalposts,
        MinMax,
        PercentileRank,
        RankScores,
        Scaled,
        ZScore {

  /**
   * Returns the normalised cells of a column, in the order of the units.
   *
   * @throws IndexException if the column cannot be normalised this way
   */
  double[] normalise(DataMatrix data, int column, Direction direction);
}
