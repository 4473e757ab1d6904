package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** What is left of, or how often a divisor goes into, a number that is kept as a long. */
final class RemainderKernel extends PairKernel {

  private static final int DIGITS = 18;

  private final boolean isRemainder;
  private final long leftTimes;
  private final long rightTimes;

  RemainderKernel(BinaryArithmetic division, Kernel left, Kernel right) {
    super(division, left, right);
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
  void compute(long[] x, long[] y, boolean @Nullable [] nulls, long[] into) {
    for (int i = 0; i < into.length; i++) {
      if (nulls == null || !nulls[i]) {
        into[i] = of(x[i], y[i]);
      }
    }
  }

  private long of(long x, long y) {
    long divisor = y * rightTimes;
    if (divisor == 0) {
      throw new ArithmeticException("What this is without a divisor is for a row to say");
    }

    return isRemainder ? x * leftTimes % divisor : x * leftTimes / divisor;
  }
}
