package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Sums, differences and products of numbers that are kept as a long each. */
final class ArithmeticKernel extends PairKernel {

  private final boolean isProduct;
  private final boolean isSum;
  private final long leftTimes;
  private final long rightTimes;
  private final boolean isInt;

  ArithmeticKernel(BinaryArithmetic arithmetic, Kernel left, Kernel right) {
    super(arithmetic, left, right);
    isProduct = arithmetic instanceof Multiply;
    isSum = arithmetic instanceof Add;
    isInt = arithmetic.dataType() == DataTypes.IntegerType;
    int scale = Digits.scale(arithmetic.dataType());
    leftTimes = isProduct ? 1 : Digits.tenTo(scale - Digits.scale(arithmetic.left().dataType()));
    rightTimes = isProduct ? 1 : Digits.tenTo(scale - Digits.scale(arithmetic.right().dataType()));
  }

  /** Whether operands and result are longs and no digit of the result is cut off. */
  static boolean isExact(BinaryArithmetic arithmetic) {
    DataType type = arithmetic.dataType();
    DataType left = arithmetic.left().dataType();
    DataType right = arithmetic.right().dataType();
    if (type == DataTypes.IntegerType || type == DataTypes.LongType) {
      return left.equals(type) && right.equals(type);
    }
    return Column.isSmallDecimal(type)
        && Column.isSmallDecimal(left)
        && Column.isSmallDecimal(right)
        && keepsDigits(arithmetic);
  }

  /** Whether decimals become one with all digits that the result may have. */
  static boolean keepsDigits(BinaryArithmetic arithmetic) {
    DataType type = arithmetic.dataType();
    DataType left = arithmetic.left().dataType();
    DataType right = arithmetic.right().dataType();
    return arithmetic instanceof Multiply
        ? Digits.scale(type) == Digits.scale(left) + Digits.scale(right)
            && Digits.all(type) > Digits.all(left) + Digits.all(right)
        : Digits.scale(type) == Math.max(Digits.scale(left), Digits.scale(right))
            && Digits.whole(type) > Math.max(Digits.whole(left), Digits.whole(right));
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
    long value =
        isProduct
            ? Math.multiplyExact(x, y)
            : isSum
                ? Math.addExact(Math.multiplyExact(x, leftTimes), Math.multiplyExact(y, rightTimes))
                : Math.subtractExact(
                    Math.multiplyExact(x, leftTimes), Math.multiplyExact(y, rightTimes));
    if (isInt && value != (int) value) {
      throw new ArithmeticException("Not an int: " + value);
    }

    return value;
  }
}
