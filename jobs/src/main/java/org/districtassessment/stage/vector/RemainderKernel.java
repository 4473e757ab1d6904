package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What is left of, or how often a divisor goes into, a number that is kept as a long. */
final class RemainderKernel extends Kernel {

  private static final int DIGITS = 18;

  private final Kernel left;
  private final Kernel right;
  private final boolean isRemainder;
  private final long leftTimes;
  private final long rightTimes;

  RemainderKernel(BinaryArithmetic division, Kernel left, Kernel right) {
    super(division);
    this.left = left;
    this.right = right;
    isRemainder = division instanceof Remainder;
    int scale =
        Math.max(
            Digits.scale(division.left().dataType()), Digits.scale(division.right().dataType()));
    leftTimes = Digits.tenTo(scale - Digits.scale(division.left().dataType()));
    rightTimes = Digits.tenTo(scale - Digits.scale(division.right().dataType()));
  }

  /** Whether both sides fit into a long with as many decimals as either has. */
  static boolean isExact(BinaryArithmetic division) {
    DataType left = division.left().dataType();
    DataType right = division.right().dataType();
    if (!Column.isSmallDecimal(left) || !Column.isSmallDecimal(right)) {
      return false;
    }

    int scale = Math.max(Digits.scale(left), Digits.scale(right));
    boolean fits = Digits.whole(left) + scale <= DIGITS && Digits.whole(right) + scale <= DIGITS;
    return fits
        && (division instanceof Remainder
            ? Column.isSmallDecimal(division.dataType())
                && Digits.scale(division.dataType()) == scale
            : division.dataType() == DataTypes.LongType);
  }

  @Override
  Column over(Frame rows) {
    LongColumn a = Kernels.longs(rows.values(left));
    LongColumn b = Kernels.longs(rows.values(right));
    int count = rows.rows();
    boolean[] nulls = CompareKernel.either(a, b, count);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      if (nulls != null && nulls[i]) {
        continue;
      }

      long x = a.values[i] * leftTimes;
      long y = b.values[i] * rightTimes;
      if (y == 0) {
        throw new ArithmeticException("What this is without a divisor is for a row to say");
      }

      values[i] = isRemainder ? x % y : x / y;
    }
    return new LongColumn(expression().dataType(), count, values, nulls);
  }
}
