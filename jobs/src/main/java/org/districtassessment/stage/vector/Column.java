package org.districtassessment.stage.vector;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * The values of some rows in one column, in Spark's own representation: {@code Boolean}, {@code
 * Integer} (days of dates, too), {@code Long}, {@code Double}, {@code Decimal}, {@code UTF8String}.
 */
abstract class Column {

  /** Stands for no row where rows are taken, which gives null. */
  static final int NO_ROW = -1;

  private final DataType type;
  private final int rows;

  Column(DataType type, int rows) {
    this.type = type;
    this.rows = rows;
  }

  final DataType type() {
    return type;
  }

  final int rows() {
    return rows;
  }

  abstract boolean isNull(int row);

  /** Whether any value may be missing. */
  abstract boolean hasNull();

  /** Returns the number a value is kept as, see {@link #isLong}; anything where it is null. */
  abstract long number(int row);

  /** Returns the value; null where it is missing. */
  abstract @Nullable Object value(int row);

  /** Returns the rows of these numbers, in that order. */
  abstract Column take(int[] taken);

  /** Mixes the values into hashes of rows. Equal values of columns of one type mix alike. */
  abstract void hash(long[] hashes);

  /** Whether two values are equal; nulls are. */
  abstract boolean isEqual(int row, Column other, int otherRow);

  /** Whether values of a type are kept as one long each. */
  static boolean isLong(DataType type) {
    return type == DataTypes.BooleanType
        || type == DataTypes.IntegerType
        || type == DataTypes.LongType
        || type instanceof DateType
        || isSmallDecimal(type);
  }

  /** Whether values are decimals of which all digits fit into a long. */
  static boolean isSmallDecimal(DataType type) {
    return type instanceof DecimalType decimal && decimal.precision() <= Decimal.MAX_LONG_DIGITS();
  }

  static long mix(long hash, long value) {
    long mixed = (hash ^ value) * 0x9E37_79B9_7F4A_7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
