package org.districtassessment.core.index.statistics;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Statistics of one column; one row for each item, in the order of its id.
 *
 * <p>Missing cells are left out. Counts and shares are of the units that have a value, but {@code
 * shareAvailable} is of all. NaN is what the numbers cannot say: everything but the counts without
 * values, the standard deviation of one value, the shape of a constant column or of fewer than
 * three (skewness) or four (kurtosis) values.
 *
 * @param item id of an indicator or node
 * @param standardDeviation with n − 1
 * @param skewness type 2, as SKEW of Excel
 * @param kurtosis excess, type 2, as KURT of Excel
 * @param available units that have a value
 * @param nonZero those whose value is not 0
 * @param unique different values; those within 1e-9 are one
 * @param mostFrequent units that share the most frequent value, within 1e-9
 * @param shareAvailable {@code available} ÷ units; NaN without units
 * @param shareNonZero {@code nonZero} ÷ {@code available}
 * @param shareUnique {@code unique} ÷ {@code available}
 * @param shareMostFrequent {@code mostFrequent} ÷ {@code available}
 * @param flags what is beyond the {@link StatisticsLimits}
 */
public record ItemStatistics(
    String item,
    double minimum,
    double maximum,
    double mean,
    double median,
    double standardDeviation,
    double skewness,
    double kurtosis,
    int available,
    int nonZero,
    int unique,
    int mostFrequent,
    double shareAvailable,
    double shareNonZero,
    double shareUnique,
    double shareMostFrequent,
    SortedSet<Flag> flags)
    implements Comparable<ItemStatistics> {

  /** What to look at. */
  public enum Flag {
    FEW_AVAILABLE,
    FEW_NON_ZERO,
    FEW_UNIQUE,
    /** Skewed and with heavy tails: outliers. */
    OUTLIERS
  }

  public ItemStatistics {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }

  @Override
  public int compareTo(ItemStatistics other) {
    return item.compareTo(other.item);
  }
}
