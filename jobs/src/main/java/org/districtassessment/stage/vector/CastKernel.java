package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Whole numbers and decimals as another type that holds each of their values; fails where one does
 * not fit a long, as it may where decimals of more than 18 digits are compared.
 */
final class CastKernel extends Kernel {

  private final Kernel of;
  private final long times;

  CastKernel(Cast cast, Kernel of) {
    super(cast);
    this.of = of;
    times = Digits.tenTo(Digits.scale(cast.dataType()) - Digits.scale(cast.child().dataType()));
  }

  /** Whether both are kept as a long and no value is changed or too large. */
  static boolean isExact(Cast cast) {
    DataType from = cast.child().dataType();
    DataType to = cast.dataType();
    if (from == DataTypes.IntegerType && to == DataTypes.LongType) {
      return true;
    }

    return (isWhole(from) || Column.isSmallDecimal(from))
        && Column.isSmallDecimal(to)
        && Digits.scale(to) >= Digits.scale(from)
        && Digits.whole(to) >= Digits.whole(from);
  }

  private static boolean isWhole(DataType type) {
    return type == DataTypes.IntegerType || type == DataTypes.LongType;
  }

  @Override
  Column over(Frame rows) {
    LongColumn from = Kernels.longs(rows.values(of));
    long[] values = from.values;
    if (times != 1) {
      values = new long[rows.rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = from.isNull(i) ? 0 : Math.multiplyExact(from.values[i], times);
      }
    }
    return new LongColumn(expression().dataType(), rows.rows(), values, from.nulls);
  }
}
