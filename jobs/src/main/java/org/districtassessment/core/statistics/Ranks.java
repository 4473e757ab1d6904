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
    double[] sorted = Quantiles.sorted(values);
    double[] rankAt = new double[sorted.length];
    for (int first = 0, end; first < sorted.length; first = end) {
      end = endOfTie(sorted, first);
      double rank = ties == Ties.MIN ? first + 1 : (first + 1 + end) / 2.0;
      Arrays.fill(rankAt, first, end, rank);
    }
    return lookUp(values, sorted, rankAt);
  }

  /** Ranks the greatest cell first. */
  public static double[] descending(double[] values, Ties ties) {
    double[] sorted = Quantiles.sorted(values);
    double[] rankAt = new double[sorted.length];
    for (int first = 0, end; first < sorted.length; first = end) {
      end = endOfTie(sorted, first);
      int from = sorted.length - end + 1;
      double rank = ties == Ties.MIN ? from : (from + sorted.length - first) / 2.0;
      Arrays.fill(rankAt, first, end, rank);
    }
    return lookUp(values, sorted, rankAt);
  }

  private static int endOfTie(double[] sorted, int first) {
    int end = first + 1;
    while (end < sorted.length && NearlyEqual.nearlyEqual(sorted[end - 1], sorted[end])) {
      end++;
    }
    return end;
  }

  private static double[] lookUp(double[] values, double[] sorted, double[] rankAt) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      ranks[i] = !Double.isNaN(value) ? rankAt[Arrays.binarySearch(sorted, value)] : Double.NaN;
    }
    return ranks;
  }
}
