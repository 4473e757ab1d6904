package org.districtassessment.core.statistics;

import java.util.Arrays;

/**
 * Ranks from 1. A cell that is NaN has the rank NaN and takes no place.
 *
 * <p>Neighbours in order that are {@linkplain NearlyEqual nearly equal} are tied, and with them all
 * others that hang together in such a chain; so neither the order of rows nor the direction of
 * ranking splits a tie.
 */
public final class Ranks {

  /** The rank of tied cells; for 5, 7, 7, 9 upwards in turn. */
  public enum Ties {
    /** 1, 2, 2, 4. */
    MIN,
    /** 1, 2.5, 2.5, 4. */
    AVERAGE
  }

  private Ranks() {}

  /** Ranks the least cell first. */
  public static double[] ascending(double[] values, Ties ties) {
    double[] ranks = missing(values.length);
    int[] order = SortOrder.of(values);
    for (int first = 0, end; first < order.length; first = end) {
      end = endOfTie(values, order, first);
      double rank = ties == Ties.MIN ? first + 1 : (first + 1 + end) / 2.0;
      for (int i = first; i < end; i++) {
        ranks[order[i]] = rank;
      }
    }
    return ranks;
  }

  /** Ranks the greatest cell first. */
  public static double[] descending(double[] values, Ties ties) {
    double[] ranks = missing(values.length);
    int[] order = SortOrder.of(values);
    for (int first = 0, end; first < order.length; first = end) {
      end = endOfTie(values, order, first);
      int best = order.length - end + 1;
      double rank = ties == Ties.MIN ? best : (best + order.length - first) / 2.0;
      for (int i = first; i < end; i++) {
        ranks[order[i]] = rank;
      }
    }
    return ranks;
  }

  private static double[] missing(int length) {
    double[] ranks = new double[length];
    Arrays.fill(ranks, Double.NaN);
    return ranks;
  }

  private static int endOfTie(double[] values, int[] order, int first) {
    int end = first + 1;
    while (end < order.length
        && NearlyEqual.nearlyEqual(values[order[end - 1]], values[order[end]])) {
      end++;
    }
    return end;
  }
}
