package org.districtassessment.core.index.weight;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.statistics.Moments;

/** What methods that weigh columns by their own cells have in common. */
final class WeighByData {

  /** Range over largest magnitude up to which a column is constant but for rounding. */
  private static final double CONSTANT = 1e-12;

  /** Sum of a method's weights up to which they are the noise of rounding. */
  private static final double NOTHING = 1e-12;

  private WeighByData() {}

  /**
   * Weighs the columns that count, scaled to sum 1.
   *
   * <p>Columns whose nominal weight is 0, or without any cell, are kept away from the method and
   * weigh 0. Where the method gives all of them 0, because no column tells units apart, those that
   * count weigh the same: scores exist, and no weights would rank the units anyway.
   *
   * @param method a weight ≥ 0 for each column it is given
   * @throws IndexException if there are fewer than two units
   */
  static double[] weighByData(
      String name, double[][] columns, double[] nominal, Function<double[][], double[]> method) {
    int units = columns.length == 0 ? 0 : columns[0].length;
    if (units < 2) {
      throw new IndexException(
          name + " weights of " + units + " unit (needs two or more; state fixed weights instead)");
    }

    int[] counting =
        IntStream.range(0, columns.length)
            .filter(i -> nominal[i] != 0 && Moments.of(columns[i]).count() > 0)
            .toArray();
    double[][] counted = Arrays.stream(counting).mapToObj(i -> columns[i]).toArray(double[][]::new);
    double[] found = counted.length == 0 ? new double[0] : method.apply(counted);
    double sum = Arrays.stream(found).sum();
    double[] weights = new double[columns.length];
    for (int i = 0; i < counting.length; i++) {
      weights[counting[i]] = sum > NOTHING ? found[i] / sum : 1.0 / counting.length;
    }
    return weights;
  }

  /**
   * Returns the cells on the scale from 0, the least, to 1, the greatest; all 0 where they are
   * equal but for rounding. NaN stays NaN.
   */
  static double[] toUnitRange(double[] column) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double cell : column) {
      if (!Double.isNaN(cell)) {
        least = Math.min(least, cell);
        greatest = Math.max(greatest, cell);
      }
    }
    double range = greatest - least;
    boolean constant = range <= CONSTANT * Math.max(Math.abs(least), Math.abs(greatest));
    double[] scaled = new double[column.length];
    for (int unit = 0; unit < column.length; unit++) {
      scaled[unit] = constant ? column[unit] * 0 : (column[unit] - least) / range;
    }
    return scaled;
  }
}
