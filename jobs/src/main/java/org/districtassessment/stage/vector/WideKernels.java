package org.districtassessment.stage.vector;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/**
 * Decimals that may have more than 18 digits, and mostly have fewer, to be compared: computed as
 * longs, which fails where one does not fit. Nobody but who compares them sees these columns.
 */
final class WideKernels {

  private WideKernels() {}

  /** Whether an expression is made, without losing a digit, of what is kept as a long. */
  static boolean isExact(Expression expression) {
    DataType type = expression.dataType();
    if (!(type instanceof DecimalType)) {
      return false;
    }
    if (Column.isSmallDecimal(type)) {
      return true;
    }
    if (expression instanceof Literal literal) {
      return literal.value() instanceof Decimal decimal
          && decimal.scale() == Digits.scale(type)
          && decimal.toJavaBigDecimal().unscaledValue().bitLength() < Long.SIZE;
    }
    if (expression instanceof Cast cast) {
      DataType from = cast.child().dataType();
      return (isWhole(from) || isExact(cast.child()))
          && Digits.scale(type) >= Digits.scale(from)
          && Digits.scale(type) - Digits.scale(from) <= Decimal.MAX_LONG_DIGITS()
          && Digits.whole(type) >= Digits.whole(from);
    }

    return expression instanceof BinaryArithmetic arithmetic
        && (arithmetic instanceof Multiply
            || arithmetic instanceof Add
            || arithmetic instanceof Subtract)
        && isExact(arithmetic.left())
        && isExact(arithmetic.right())
        && Digits.scale(type) <= Decimal.MAX_LONG_DIGITS()
        && ArithmeticKernel.keepsDigits(arithmetic);
  }

  private static boolean isWhole(DataType type) {
    return type == DataTypes.IntegerType || type == DataTypes.LongType;
  }

  static Kernel of(Expression expression, Kernels kernels) {
    if (expression instanceof Literal || Column.isLong(expression.dataType())) {
      return kernels.of(expression);
    }
    if (expression instanceof Cast cast) {
      return new CastKernel(cast, of(cast.child(), kernels));
    }

    BinaryArithmetic arithmetic = (BinaryArithmetic) expression;
    List<Kernel> sides = List.of(of(arithmetic.left(), kernels), of(arithmetic.right(), kernels));
    return new ArithmeticKernel(arithmetic, sides.get(0), sides.get(1));
  }
}
