package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** Two numbers that are kept as a long each to a third; null where either is missing. */
abstract class PairKernel extends Kernel {

  private final Kernel left;
  private final Kernel right;

  PairKernel(Expression expression, Kernel left, Kernel right) {
    super(expression);
    this.left = left;
    this.right = right;
  }

  /**
   * Computes all rows; anything where a side is missing. Each kernel has a loop of its own, so that
   * what it does for a row is not called by way of a table.
   *
   * @param nulls where a side is missing; null where none is
   * @throws ArithmeticException where there is no such number
   */
  abstract void compute(long[] x, long[] y, boolean @Nullable [] nulls, long[] into);

  @Override
  final Column over(Frame rows) {
    LongColumn a = Kernels.longs(rows.values(left));
    LongColumn b = Kernels.longs(rows.values(right));
    int count = rows.rows();
    boolean[] nulls = either(a, b, count);
    long[] values = new long[count];
    compute(a.values, b.values, nulls, values);
    return new LongColumn(expression().dataType(), count, values, nulls);
  }

  /** Returns where either side is null; null where nothing is. */
  private static boolean @Nullable [] either(LongColumn a, LongColumn b, int rows) {
    if (a.nulls == null || b.nulls == null) {
      return a.nulls == null ? b.nulls : a.nulls;
    }

    boolean[] either = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      either[i] = a.nulls[i] || b.nulls[i];
    }
    return either;
  }
}
