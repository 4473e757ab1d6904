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

  /** For each column its rows that have a value, in the order of the values. */
  private final int[][] rowsInOrder;

  KendallColumns(double[][] columns) {
    this.columns = Arrays.stream(columns).map(TieCodes::of).toArray(TieCodes[]::new);
    this.rowsInOrder = Arrays.stream(this.columns).map(TieCodes::rowsInOrder).toArray(int[][]::new);
  }

  @Override
  public Correlation correlate(int first, int second) {
    int[] x = new int[rowsInOrder[first].length];
    int[] y = new int[x.length];
    int count = 0;
    for (int row : rowsInOrder[first]) {
      y[count] = columns[second].codes()[row];
      if (y[count] != TieCodes.MISSING) {
        x[count] = columns[first].codes()[row];
        count++;
      }
    }
    return kendall(x, Arrays.copyOf(y, count), columns[second].distinct());
  }

  /**
   * Correlates rows.
   *
   * @param x codes, rising; those of y's rows
   * @param y codes, changed by this
   * @param distinct more than the greatest code of y
   */
  private static Correlation kendall(int[] x, int[] y, int distinct) {
    int count = y.length;
    Ties tiesOfX = new Ties();
    Ties tiesOfBoth = new Ties();
    for (int from = 0, to; from < count; from = to) {
      to = endOfRun(x, from, count);
      tiesOfX.add(to - from);
      Arrays.sort(y, from, to);
      for (int same = from, end; same < to; same = end) {
        end = endOfRun(y, same, to);
        tiesOfBoth.add(end - same);
      }
    }
    Ties tiesOfY = new Ties();
    int[] frequencies = new int[distinct];
    for (int code : y) {
      frequencies[code]++;
    }
    for (int frequency : frequencies) {
      tiesOfY.add(frequency);
    }

    long all = count * (count - 1L) / 2;
    if (count < 3 || tiesOfX.pairs == all || tiesOfY.pairs == all) {
      return Correlation.undefined(count);
    }

    long inversions = countInversions(y);
    long score = all - tiesOfX.pairs - tiesOfY.pairs + tiesOfBoth.pairs - 2 * inversions;
    double coefficient = score / Math.sqrt((double) (all - tiesOfX.pairs) * (all - tiesOfY.pairs));
    double pValue =
        count < APPROXIMATE_FROM && tiesOfX.pairs == 0 && tiesOfY.pairs == 0
            ? KendallDistribution.twoSided(all - inversions, count)
            : normalPValue(score, count, tiesOfX, tiesOfY);
    return new Correlation(count, Math.max(-1, Math.min(1, coefficient)), pValue);
  }

  private static int endOfRun(int[] codes, int from, int limit) {
    int end = from + 1;
    while (end < limit && codes[end] == codes[from]) {
      end++;
    }
    return end;
  }

  /** Returns in how many pairs a code comes before a smaller one. */
  private static long countInversions(int[] unsorted) {
    int[] codes = unsorted;
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

  /** What the groups of tied values, of sizes t, add up to. */
  private static final class Ties {

    /** Σ t (t − 1) ÷ 2. */
    private long pairs;

    /** Σ t (t − 1) (t − 2). */
    private long triples;

    /** Σ t (t − 1) (2t + 5). */
    private long weighted;

    private void add(long size) {
      long ordered = size * (size - 1);
      pairs += ordered / 2;
      triples += ordered * (size - 2);
      weighted += ordered * (2 * size + 5);
    }
  }
}
