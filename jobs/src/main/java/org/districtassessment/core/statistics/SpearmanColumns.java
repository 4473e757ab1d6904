package org.districtassessment.core.statistics;

import java.util.Arrays;

/** {@link CorrelationMethod#SPEARMAN}. */
final class SpearmanColumns implements CorrelationMethod.Columns {

  private final TieCodes[] columns;

  SpearmanColumns(double[][] columns) {
    this.columns = Arrays.stream(columns).map(TieCodes::of).toArray(TieCodes[]::new);
  }

  @Override
  public Correlation correlate(int first, int second) {
    int[] all = columns[first].codes();
    int[] others = columns[second].codes();
    int[] x = new int[all.length];
    int[] y = new int[all.length];
    int count = 0;
    for (int row = 0; row < all.length; row++) {
      if (all[row] != TieCodes.MISSING && others[row] != TieCodes.MISSING) {
        x[count] = all[row];
        y[count] = others[row];
        count++;
      }
    }
    return PearsonColumns.pearson(
        averageRanks(x, count, columns[first].distinct()),
        averageRanks(y, count, columns[second].distinct()),
        count);
  }

  /** Returns the ranks from 1 of the leading {@code count} codes; 1, 2.5, 2.5, 4. */
  private static double[] averageRanks(int[] codes, int count, int distinct) {
    int[] frequencies = new int[distinct];
    for (int i = 0; i < count; i++) {
      frequencies[codes[i]]++;
    }
    double[] rankOfCode = new double[distinct];
    int before = 0;
    for (int code = 0; code < distinct; code++) {
      rankOfCode[code] = before + (frequencies[code] + 1) / 2.0;
      before += frequencies[code];
    }

    double[] ranks = new double[count];
    for (int i = 0; i < count; i++) {
      ranks[i] = rankOfCode[codes[i]];
    }
    return ranks;
  }
}
