package org.districtassessment.core.statistics;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * {@link CorrelationMethod#KENDALL}, in time n log n: rows in the order of the first column, then
 * the inversions of the second (Knight, Journal of the American Statistical Association 61, 1966).
 */
final class KendallColumns implements CorrelationMethod.Columns {

  /** From so many rows on the normal approximation is good enough, as R's {@code cor.test}. */
  private static final int APPROXIMATE_FROM = 50;

  private final TieCodes[] columns;

  KendallColumns(double[][] columns) {
    this.columns = Arrays.stream(columns).map(TieCodes::of).toArray(TieCodes[]::new);
  }

  @Override
  public Correlation correlate(int first, int second) {
    TiedPairs pairs = TiedPairs.of(columns[first], columns[second]);
    int count = pairs.count();
    Ties x = Ties.of(pairs.frequencies(pairs.x(), columns[first].distinct()));
    Ties y = Ties.of(pairs.frequencies(pairs.y(), columns[second].distinct()));
    long all = count * (count - 1L) / 2;
    if (count < 3 || x.pairs == all || y.pairs == all) {
      return Correlation.undefined(count);
    }

    long[] order = ordered(pairs);
    long inversions = countInversions(order);
    long concordantLessDiscordant =
        all - x.pairs - y.pairs + countTiedInBoth(order) - 2 * inversions;
    double coefficient =
        concordantLessDiscordant / (Math.sqrt(all - x.pairs) * Math.sqrt(all - y.pairs));
    double pValue =
        count < APPROXIMATE_FROM && x.pairs == 0 && y.pairs == 0
            ? KendallDistribution.twoSided(all - inversions, count)
            : normalPValue(concordantLessDiscordant, count, x, y);
    return new Correlation(count, Math.max(-1, Math.min(1, coefficient)), pValue);
  }

  /** Returns the rows sorted by both codes, each as one number. */
  private static long[] ordered(TiedPairs pairs) {
    long[] order = new long[pairs.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) pairs.x()[i] << Integer.SIZE) | pairs.y()[i];
    }
    Arrays.sort(order);
    return order;
  }

  private static long countTiedInBoth(long[] order) {
    long tied = 0;
    int run = 0;
    for (int i = 1; i < order.length; i++) {
      run = order[i] == order[i - 1] ? run + 1 : 0;
      tied += run;
    }
    return tied;
  }

  /** Returns in how many pairs the second code falls while the first grows. */
  private static long countInversions(long[] order) {
    int[] codes = new int[order.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (int) order[i];
    }
    int[] merged = new int[codes.length];
    long inversions = 0;
    for (int width = 1; width < codes.length; width *= 2) {
      for (int from = 0; from < codes.length; from += 2 * width) {
        int middle = Math.min(from + width, codes.length);
        int to = Math.min(from + 2 * width, codes.length);
        inversions += merge(codes, from, middle, to, merged);
      }
      int[] swap = codes;
      codes = merged;
      merged = swap;
    }
    return inversions;
  }

  /** Merges two sorted halves; returns how many pairs were in the wrong order. */
  private static long merge(int[] codes, int from, int middle, int to, int[] merged) {
    long inversions = 0;
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right >= to || (left < middle && codes[left] <= codes[right])) {
        merged[i] = codes[left++];
      } else {
        inversions += middle - left;
        merged[i] = codes[right++];
      }
    }
    return inversions;
  }

  /** Kendall, Rank Correlation Methods, §4.3: the variance of the score S with ties in both. */
  private static double normalPValue(long score, int count, Ties x, Ties y) {
    double n = count;
    double all = n * (n - 1);
    double variance =
        (all * (2 * n + 5) - x.weighted - y.weighted) / 18
            + 2.0 * x.pairs * y.pairs / all
            + (double) x.triples * y.triples / (9 * all * (n - 2));
    return Erf.erfc(Math.abs(score) / Math.sqrt(2 * variance));
  }

  /**
   * What the groups of tied values, of sizes t, add up to.
   *
   * @param pairs Σ t (t − 1) ÷ 2
   * @param triples Σ t (t − 1) (t − 2)
   * @param weighted Σ t (t − 1) (2t + 5)
   */
  private record Ties(long pairs, long triples, long weighted) {

    static Ties of(int[] sizes) {
      long pairs = 0;
      long triples = 0;
      long weighted = 0;
      for (long size : sizes) {
        long ordered = size * (size - 1);
        pairs += ordered / 2;
        triples += ordered * (size - 2);
        weighted += ordered * (2 * size + 5);
      }
      return new Ties(pairs, triples, weighted);
    }
  }
}
