package org.districtassessment.core.statistics;

import java.util.Arrays;

/**
 * The order of the cells of a column, found digit by digit (radix sort): no comparison of two
 * cells, so its time is the same for any order in which they come.
 */
final class SortOrder {

  private static final int DIGITS = 8;
  private static final int BITS = 8;
  private static final int RADIX = 1 << BITS;

  private SortOrder() {}

  /** Returns the places of the cells that are not NaN, from the least to the greatest cell. */
  static int[] of(double[] values) {
    long[] keys = new long[values.length];
    int[] order = new int[values.length];
    int[][] counts = new int[DIGITS][RADIX];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        long key = key(values[i]);
        keys[i] = key;
        order[n++] = i;
        for (int digit = 0; digit < DIGITS; digit++) {
          counts[digit][digit(key, digit)]++;
        }
      }
    }

    int[] from = Arrays.copyOf(order, n);
    int[] to = new int[n];
    for (int digit = 0; digit < DIGITS; digit++) {
      int[] next = counts[digit];
      if (n > 0 && next[digit(keys[from[0]], digit)] < n) {
        startOfEach(next);
        for (int place : from) {
          to[next[digit(keys[place], digit)]++] = place;
        }
        int[] sorted = to;
        to = from;
        from = sorted;
      }
    }
    return from;
  }

  /** Returns bits whose order without sign is that of the numbers; both zeros have the same. */
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ ((bits >> 63) | Long.MIN_VALUE);
  }

  private static int digit(long key, int digit) {
    return (int) (key >>> (digit * BITS)) & (RADIX - 1);
  }

  /** Turns how many cells have each digit into where the first of them goes. */
  private static void startOfEach(int[] counts) {
    int start = 0;
    for (int value = 0; value < RADIX; value++) {
      int count = counts[value];
      counts[value] = start;
      start += count;
    }
  }
}
