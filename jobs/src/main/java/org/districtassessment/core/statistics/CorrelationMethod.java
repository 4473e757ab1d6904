package org.districtassessment.core.statistics;

import static org.districtassessment.core.Checks.check;

import java.util.List;

/**
 * How to measure whether two columns move together.
 *
 * <p>All are pairwise complete: a row counts where both columns have a value (NaN is missing).
 * Undefined, that is NaN, with fewer than three rows or where one column is constant in them.
 */
public enum CorrelationMethod {
  /**
   * Product-moment: of values along a straight line.
   *
   * <p>p-value: Student's t with n − 2 degrees of freedom, as R's {@code cor.test}. A column whose
   * range is within 1e-12 of its largest magnitude is constant: what is left is the noise of
   * rounding.
   */
  PEARSON {
    @Override
    Columns prepare(double[][] columns) {
      return new PearsonColumns(columns);
    }
  },
  /**
   * Product-moment of the ranks, ties at their average rank.
   *
   * <p>The ranks are those among the rows of the pair; ties are values within 1e-9, see {@link
   * TieCodes}. p-value: the t approximation with n − 2 degrees of freedom, which R's {@code
   * cor.test} uses where there are ties and for {@code exact = FALSE}.
   */
  SPEARMAN {
    @Override
    Columns prepare(double[][] columns) {
      return new SpearmanColumns(columns);
    }
  },
  /**
   * Kendall's τ-b: concordant less discordant pairs of rows, corrected for ties.
   *
   * <p>Ties are values within 1e-9, see {@link TieCodes}. p-value as R's {@code cor.test}: exact
   * for fewer than 50 rows without ties, else the normal approximation with the correction for ties
   * and without one for continuity.
   */
  KENDALL {
    @Override
    Columns prepare(double[][] columns) {
      return new KendallColumns(columns);
    }
  };

  /** Columns made ready once, so that each of their many pairs is cheap. */
  interface Columns {

    Correlation correlate(int first, int second);
  }

  abstract Columns prepare(double[][] columns);

  /**
   * Returns the correlation of two columns.
   *
   * @param first a value a row, finite; NaN where it is missing
   * @param second the same rows
   */
  public Correlation correlate(double[] first, double[] second) {
    return prepare(checked(new double[][] {first, second})).correlate(0, 1);
  }

  /**
   * Returns the correlations of all pairs of columns.
   *
   * @param columns each the same rows
   * @return symmetric; on the diagonal each column with itself, 1 or undefined
   */
  public Correlation[][] correlateAll(double[][] columns) {
    Columns prepared = prepare(checked(columns));
    Correlation[][] all = new Correlation[columns.length][columns.length];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j <= i; j++) {
        all[i][j] = prepared.correlate(i, j);
        all[j][i] = all[i][j];
      }
    }
    return all;
  }

  /**
   * Returns the correlations of some pairs of columns.
   *
   * @param columns each the same rows
   * @param pairs the numbers of two columns each
   * @return one for each pair, in their order
   */
  public List<Correlation> correlatePairs(double[][] columns, List<Pair> pairs) {
    Columns prepared = prepare(checked(columns));
    return pairs.stream().map(pair -> prepared.correlate(pair.first(), pair.second())).toList();
  }

  /** The numbers of two columns, from 0. */
  public record Pair(int first, int second) {}

  private static double[][] checked(double[][] columns) {
    for (double[] column : columns) {
      check(
          column.length == columns[0].length,
          "Columns of %s and %s rows (must be the same rows)",
          columns[0].length,
          column.length);
    }
    return columns;
  }
}
