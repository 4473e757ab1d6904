package org.districtassessment.core.index;

import java.util.Arrays;
import org.districtassessment.core.statistics.Ranks;
import org.districtassessment.core.statistics.Ranks.Ties;

/** Places: the greatest is 1, ties within 1e-9 share the best place (1, 2, 2, 4). */
public final class RankUnits {

  private RankUnits() {}

  /** Ranks every column among all units; NaN where a cell is. */
  public static DataMatrix rankUnits(DataMatrix scores) {
    double[][] ranks = new double[scores.columnCount()][];
    for (int column = 0; column < ranks.length; column++) {
      ranks[column] = Ranks.descending(scores.column(column), Ties.MIN);
    }
    return scores.with(ranks);
  }

  /** Ranks every column among the units of each group; NaN where a cell is. */
  public static DataMatrix rankWithinGroups(DataMatrix scores) {
    int[] groups = scores.groupNumbers();
    double[][] ranks = new double[scores.columnCount()][];
    for (int column = 0; column < ranks.length; column++) {
      double[] values = scores.column(column);
      ranks[column] = new double[values.length];
      for (int group = 0; group < scores.groupCount(); group++) {
        double[] members = new double[values.length];
        Arrays.fill(members, Double.NaN);
        for (int unit = 0; unit < values.length; unit++) {
          if (groups[unit] == group) {
            members[unit] = values[unit];
          }
        }
        double[] ofGroup = Ranks.descending(members, Ties.MIN);
        for (int unit = 0; unit < values.length; unit++) {
          if (groups[unit] == group) {
            ranks[column][unit] = ofGroup[unit];
          }
        }
      }
    }
    return scores.with(ranks);
  }
}
