package org.districtassessment.stage.vector;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Whether a value is missing, or is there. */
final class NullKernel extends Kernel {

  private final Kernel of;
  private final boolean isMissing;

  NullKernel(Expression expression, Kernel of, boolean isMissing) {
    super(expression);
    this.of = of;
    this.isMissing = isMissing;
  }

  @Override
  Column over(Frame rows) {
    Column column = rows.values(of);
    long[] values = new long[rows.rows()];
    if (!column.hasNull()) {
      Arrays.fill(values, isMissing ? 0 : 1);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = column.isNull(i) == isMissing ? 1 : 0;
      }
    }
    return new LongColumn(DataTypes.BooleanType, values.length, values, null);
  }
}
