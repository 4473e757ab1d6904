package org.districtassessment.core.index.statistics;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.statistics.Moments;
import org.districtassessment.core.statistics.Quantiles;
import org.districtassessment.core.statistics.TieCodes;

/** Columns to their statistics. */
public final class DescribeItems {

  private DescribeItems() {}

  /** Describes every column of a matrix of values, normalised values or scores; sorted. */
  public static List<ItemStatistics> describeItems(DataMatrix data, StatisticsLimits limits) {
    List<ItemStatistics> statistics = new ArrayList<>();
    for (int column = 0; column < data.columnCount(); column++) {
      statistics.add(describe(data.columns().get(column), data.column(column), limits));
    }
    return statistics.stream().sorted().toList();
  }

  private static ItemStatistics describe(String item, double[] cells, StatisticsLimits limits) {
    double[] sorted = Quantiles.sorted(cells);
    Moments moments = Moments.of(cells);
    TieCodes ties = TieCodes.of(cells);
    int available = sorted.length;
    int nonZero = 0;
    for (double value : sorted) {
      nonZero += value != 0 ? 1 : 0;
    }
    double shareAvailable = (double) available / cells.length;
    double shareNonZero = (double) nonZero / available;
    double shareUnique = (double) ties.distinct() / available;
    return new ItemStatistics(
        item,
        Quantiles.ofSorted(sorted, 0),
        Quantiles.ofSorted(sorted, 1),
        moments.mean(),
        Quantiles.ofSorted(sorted, 0.5),
        moments.standardDeviation(),
        moments.skewness(),
        moments.kurtosis(),
        available,
        nonZero,
        ties.distinct(),
        ties.mostFrequent(),
        shareAvailable,
        shareNonZero,
        shareUnique,
        (double) ties.mostFrequent() / available,
        limits.flags(
            shareAvailable, shareNonZero, shareUnique, moments.skewness(), moments.kurtosis()));
  }
}
