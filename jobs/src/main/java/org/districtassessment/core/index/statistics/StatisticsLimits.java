package org.districtassessment.core.index.statistics;

import java.util.SortedSet;
import java.util.TreeSet;
import org.districtassessment.core.index.statistics.ItemStatistics.Flag;

/**
 * From where on a statistic is worth a flag. A NaN is never flagged, but for shares: nothing
 * available is too little.
 *
 * @param leastAvailable share of units with a value below which it is flagged
 * @param leastNonZero share of values other than 0 below which it is flagged
 * @param leastUnique share of different values below which it is flagged
 * @param skewness beyond whose magnitude, and with {@code kurtosis}, a column has outliers
 * @param kurtosis beyond which, and with {@code skewness}, a column has outliers
 */
public record StatisticsLimits(
    double leastAvailable,
    double leastNonZero,
    double leastUnique,
    double skewness,
    double kurtosis) {

  /** COINr's: 0.65, 0.5, 0.5, 2 and 3.5. */
  public static final StatisticsLimits DEFAULT = new StatisticsLimits(0.65, 0.5, 0.5, 2, 3.5);

  SortedSet<Flag> flags(
      double shareAvailable,
      double shareNonZero,
      double shareUnique,
      double skewness,
      double kurtosis) {
    SortedSet<Flag> flags = new TreeSet<>();
    flag(flags, Flag.FEW_AVAILABLE, !(shareAvailable >= leastAvailable));
    flag(flags, Flag.FEW_NON_ZERO, !(shareNonZero >= leastNonZero));
    flag(flags, Flag.FEW_UNIQUE, !(shareUnique >= leastUnique));
    flag(flags, Flag.OUTLIERS, Math.abs(skewness) > this.skewness && kurtosis > this.kurtosis);
    return flags;
  }

  private static void flag(SortedSet<Flag> flags, Flag flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }
}
