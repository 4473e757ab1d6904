package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Cast;

/** Numbers as decimals that may have more than 18 digits; fails where one does not fit a long. */
final class WideCastKernel extends Kernel {

  private final Kernel of;
  private final long times;

  WideCastKernel(Cast cast, Kernel of) {
    super(cast);
    this.of = of;
    times = Digits.tenTo(Digits.scale(cast.dataType()) - Digits.scale(cast.child().dataType()));
  }

  @Override
  Column over(Frame rows) {
    LongColumn from = Kernels.longs(rows.values(of));
    long[] values = new long[rows.rows()];
    for (int i = 0; i < values.length; i++) {
      if (!from.isNull(i)) {
        values[i] = Math.multiplyExact(from.values[i], times);
      }
    }
    return new LongColumn(expression().dataType(), values.length, values, from.nulls);
  }
}
