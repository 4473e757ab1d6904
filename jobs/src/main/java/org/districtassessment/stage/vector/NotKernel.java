package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** The opposite of a truth value. */
final class NotKernel extends Kernel {

  private final Kernel of;

  NotKernel(Expression expression, Kernel of) {
    super(expression);
    this.of = of;
  }

  @Override
  Column over(Frame rows) {
    LongColumn truths = Kernels.longs(rows.values(of));
    long[] values = new long[rows.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - truths.values[i];
    }
    return new LongColumn(DataTypes.BooleanType, values.length, values, truths.nulls);
  }
}
