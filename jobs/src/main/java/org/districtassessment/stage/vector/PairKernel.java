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
   * Computes one row.
   *
   * @throws ArithmeticException where there is no such number
   */
  abstract long of(long x, long y);

  @Override
  final Column over(Frame rows) {
    LongColumn a = Kernels.longs(rows.values(left));
    LongColumn b = Kernels.longs(rows.values(right));
    int count = rows.rows();
    boolean[] nulls = either(a, b, count);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      if (nulls == null || !nulls[i]) {
        values[i] = of(a.values[i], b.values[i]);
      }
    }
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
