package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Both, or either, of two truth values. */
final class LogicKernel extends Kernel {

  private final Kernel left;
  private final Kernel right;
  private final long deciding;

  /**
   * @param deciding the truth value of a side that decides alone, whatever the other one is
   */
  LogicKernel(Expression expression, Kernel left, Kernel right, long deciding) {
    super(expression);
    this.left = left;
    this.right = right;
    this.deciding = deciding;
  }

  @Override
  Column over(Frame rows) {
    LongColumn a = Kernels.longs(rows.values(left));
    LongColumn b = Kernels.longs(rows.values(right));
    int count = rows.rows();
    long[] values = new long[count];
    if (!a.hasNull() && !b.hasNull()) {
      // Most often so; then no branch is needed, which processors guess wrong every other time.
      for (int i = 0; i < count; i++) {
        values[i] = deciding == 0 ? a.values[i] & b.values[i] : a.values[i] | b.values[i];
      }
      return new LongColumn(DataTypes.BooleanType, count, values, null);
    }

    boolean[] nulls = null;
    for (int i = 0; i < count; i++) {
      boolean isLeft = !a.isNull(i);
      boolean isRight = !b.isNull(i);
      if ((isLeft && a.values[i] == deciding) || (isRight && b.values[i] == deciding)) {
        values[i] = deciding;
      } else if (isLeft && isRight) {
        values[i] = 1 - deciding;
      } else {
        if (nulls == null) {
          nulls = new boolean[count];
        }
        nulls[i] = true;
      }
    }
    return new LongColumn(DataTypes.BooleanType, count, values, nulls);
  }
}
