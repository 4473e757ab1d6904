package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Two values of one type, that is kept as a long, compared. */
final class CompareKernel extends Kernel {

  private final Kernel left;
  private final Kernel right;
  private final boolean ifLess;
  private final boolean ifEqual;
  private final boolean ifGreater;

  CompareKernel(BinaryComparison compared, Kernel left, Kernel right) {
    super(compared);
    this.left = left;
    this.right = right;
    boolean isGreater = compared instanceof GreaterThan || compared instanceof GreaterThanOrEqual;
    boolean isEquality = compared instanceof EqualTo;
    ifGreater = isGreater;
    ifLess = !isGreater && !isEquality;
    ifEqual = !(compared instanceof GreaterThan) && !(compared instanceof LessThan);
  }

  @Override
  Column over(Frame rows) {
    LongColumn a = Kernels.longs(rows.values(left));
    LongColumn b = Kernels.longs(rows.values(right));
    int count = rows.rows();
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      long x = a.values[i];
      long y = b.values[i];
      values[i] = (x < y ? ifLess : x > y ? ifGreater : ifEqual) ? 1 : 0;
    }
    return new LongColumn(DataTypes.BooleanType, count, values, either(a, b, count));
  }

  /** Returns where either side is null; null where nothing is. */
  static boolean @Nullable [] either(LongColumn a, LongColumn b, int rows) {
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
