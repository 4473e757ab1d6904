package org.districtassessment.stage.vector;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** Truth values, whole numbers, days, and decimals of at most 18 digits, as a long each. */
final class LongColumn extends Column {

  private static final long OF_NULL = 0x5bd1_e995L;

  final long[] values;

  /** Null where no value is. */
  final boolean @Nullable [] nulls;

  LongColumn(DataType type, int rows, long[] values, boolean @Nullable [] nulls) {
    super(type, rows);
    this.values = values;
    this.nulls = nulls;
  }

  @Override
  boolean isNull(int row) {
    return nulls != null && nulls[row];
  }

  @Override
  boolean hasNull() {
    return nulls != null;
  }

  @Override
  long number(int row) {
    return values[row];
  }

  @Override
  @Nullable Object value(int row) {
    return isNull(row) ? null : boxed(type(), values[row]);
  }

  static Object boxed(DataType type, long value) {
    if (type instanceof DecimalType decimal) {
      return Decimal.createUnsafe(value, decimal.precision(), decimal.scale());
    }
    if (type == DataTypes.IntegerType || type instanceof DateType) {
      return (int) value;
    }

    return type == DataTypes.BooleanType ? (Object) (value != 0) : (Object) value;
  }

  /** Returns what a value of such a type is kept as. */
  static long unboxed(Object value) {
    if (value instanceof Decimal decimal) {
      return decimal.toUnscaledLong();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }

    return ((Number) value).longValue();
  }

  @Override
  Column take(int[] taken) {
    long[] own = new long[taken.length];
    boolean[] ownNulls = null;
    for (int i = 0; i < taken.length; i++) {
      int row = taken[i];
      if (row == NO_ROW || isNull(row)) {
        if (ownNulls == null) {
          ownNulls = new boolean[taken.length];
        }
        ownNulls[i] = true;
      } else {
        own[i] = values[row];
      }
    }
    return new LongColumn(type(), taken.length, own, ownNulls);
  }

  @Override
  void hash(long[] hashes) {
    for (int i = 0; i < rows(); i++) {
      hashes[i] = mix(hashes[i], isNull(i) ? OF_NULL : values[i]);
    }
  }

  @Override
  boolean isEqual(int row, Column other, int otherRow) {
    return isNull(row)
        ? other.isNull(otherRow)
        : !other.isNull(otherRow) && values[row] == other.number(otherRow);
  }
}
