package org.districtassessment.core.statistics;

import java.util.Arrays;

/**
 * The order of a column's values as small integers: 0 for the least value, 1 for the next, and so
 * on; tied values share one.
 *
 * <p>Neighbours in order are tied where they are {@linkplain NearlyEqual nearly equal}, and with
 * them the chain they hang in, as {@link Ranks} has it: last-bit noise never splits a tie. Ties are
 * those of the whole column, whatever rows are looked at.
 */
public final class TieCodes {

  /** The code of a missing value. */
  static final int MISSING = -1;

  private final int[] codes;
  private final int[] counts;

  private TieCodes(int[] codes, int[] counts) {
    this.codes = codes;
    this.counts = counts;
  }

  /** Returns the codes of a column; NaN is missing. */
  public static TieCodes of(double[] column) {
    double[] sorted = Quantiles.sorted(column);
    double[] least = new double[sorted.length];
    int[] counts = new int[sorted.length];
    int groups = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || !NearlyEqual.nearlyEqual(sorted[i - 1], sorted[i])) {
        least[groups++] = sorted[i];
      }
      counts[groups - 1]++;
    }

    int[] codes = new int[column.length];
    for (int row = 0; row < column.length; row++) {
      codes[row] = codeOf(column[row], least, groups);
    }
    return new TieCodes(codes, Arrays.copyOf(counts, groups));
  }

  private static int codeOf(double value, double[] least, int groups) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    int found = Arrays.binarySearch(least, 0, groups, value);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns how many different values there are. */
  public int distinct() {
    return counts.length;
  }

  /** Returns how often the most frequent value occurs; 0 where all are missing. */
  public int mostFrequent() {
    return Arrays.stream(counts).max().orElse(0);
  }

  /** Returns the code of each row; {@link #MISSING} where it has no value. */
  int[] codes() {
    return codes;
  }

  /** Returns the rows that have a value, in the order of their codes. */
  int[] rowsInOrder() {
    int[] next = new int[counts.length];
    for (int code = 1; code < next.length; code++) {
      next[code] = next[code - 1] + counts[code - 1];
    }
    int[] rows = new int[Arrays.stream(counts).sum()];
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] != MISSING) {
        rows[next[codes[row]]++] = row;
      }
    }
    return rows;
  }
}
