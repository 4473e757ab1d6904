package org.districtassessment.stage.vector;

import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Makes a column of a known number of rows value by value. */
final class ColumnBuilder {

  private final DataType type;
  private final int rows;
  private final boolean isLong;
  private final long[] longs;
  private final @Nullable Object[] objects;
  private boolean @Nullable [] nulls;

  ColumnBuilder(DataType type, int rows) {
    this.type = type;
    this.rows = rows;
    isLong = Column.isLong(type);
    longs = new long[isLong ? rows : 0];
    objects = new @Nullable Object[isLong ? 0 : rows];
  }

  void set(int row, @Nullable Object value) {
    if (!isLong) {
      objects[row] = value;
    } else if (value != null) {
      longs[row] = LongColumn.unboxed(value);
    } else {
      setNull(row);
    }
  }

  /** Only of types that are kept as a long each. */
  void setNumber(int row, long value) {
    longs[row] = value;
  }

  void setNull(int row) {
    if (isLong) {
      if (nulls == null) {
        nulls = new boolean[rows];
      }
      nulls[row] = true;
    }
  }

  Column build() {
    return isLong ? new LongColumn(type, rows, longs, nulls) : new ObjectColumn(type, objects);
  }
}
