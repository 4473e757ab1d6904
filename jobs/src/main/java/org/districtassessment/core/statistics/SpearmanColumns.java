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
    TiedPairs pairs = TiedPairs.of(columns[first], columns[second]);
    double[] x = averageRanks(pairs, pairs.x(), columns[first].distinct());
    double[] y = averageRanks(pairs, pairs.y(), columns[second].distinct());
    return PearsonColumns.pearson(x, y, pairs.count());
  }

  /** Returns each row's rank from 1 among the rows of the pair; 1, 2.5, 2.5, 4. */
  private static double[] averageRanks(TiedPairs pairs, int[] codes, int distinct) {
    int[] frequencies = pairs.frequencies(codes, distinct);
    double[] rankOfCode = new double[distinct];
    int before = 0;
    for (int code = 0; code < distinct; code++) {
      rankOfCode[code] = before + (frequencies[code] + 1) / 2.0;
      before += frequencies[code];
    }

    double[] ranks = new double[pairs.count()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rankOfCode[codes[i]];
    }
    return ranks;
  }
}
