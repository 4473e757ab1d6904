package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Whole numbers and decimals as another type that holds each of their values. */
final class CastKernel extends Kernel {

  private final Kernel of;
  private final long times;

  CastKernel(Cast cast, Kernel of) {
    super(cast);
    this.of = of;
    long power = 1;
    for (int i = scale(cast.child().dataType()); i < scale(cast.dataType()); i++) {
      power *= 10;
    }
    times = power;
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
        && scale(to) >= scale(from)
        && whole(to) >= whole(from);
  }

  private static boolean isWhole(DataType type) {
    return type == DataTypes.IntegerType || type == DataTypes.LongType;
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static int whole(DataType type) {
    if (type instanceof DecimalType decimal) {
      return decimal.precision() - decimal.scale();
    }

    return type == DataTypes.IntegerType ? 10 : 20;
  }

  @Override
  Column over(Frame rows) {
    LongColumn from = Kernels.longs(rows.values(of));
    long[] values = from.values;
    if (times != 1) {
      values = new long[rows.rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = from.values[i] * times;
      }
    }
    return new LongColumn(expression().dataType(), rows.rows(), values, from.nulls);
  }
}
