package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Abs;

/** Decimals of at most 18 digits without their sign. */
final class AbsKernel extends Kernel {

  private final Kernel of;

  AbsKernel(Abs abs, Kernel of) {
    super(abs);
    this.of = of;
  }

  @Override
  Column over(Frame rows) {
    LongColumn from = Kernels.longs(rows.values(of));
    long[] values = new long[rows.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(from.values[i]);
    }
    return new LongColumn(expression().dataType(), values.length, values, from.nulls);
  }
}
