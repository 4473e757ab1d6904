package org.districtassessment.stage.vector;

import java.nio.ByteBuffer;
import org.apache.spark.sql.types.DataType;

/** Columns as bytes of a {@link Block}, in the form that is shortest of those that are fast. */
final class BlockColumns {

  private BlockColumns() {}

  static void write(Column column, GrowingBytes out) {
    if (Column.isLong(column.type())) {
      PackedNumbers.write(Kernels.longs(column), out);
    } else {
      PackedObjects.write(column, out);
    }
  }

  /** Writes one value; equal values have equal bytes. */
  static void write(Column column, int row, GrowingBytes out) {
    if (Column.isLong(column.type())) {
      out.add(column.isNull(row) ? (byte) 1 : (byte) 0);
      out.add(column.isNull(row) ? 0 : column.number(row));
    } else {
      PackedObjects.write(column.value(row), out);
    }
  }

  /** Reads the column that comes next. */
  static Column read(DataType type, int rows, ByteBuffer in) {
    return Column.isLong(type)
        ? PackedNumbers.read(type, rows, in)
        : PackedObjects.read(type, rows, in);
  }
}
