package org.districtassessment.stage;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Columns of the rows between counting and summarizing: how often a value was seen in a field of a
 * file or group. The same value may stand in several rows.
 *
 * <p>{@code number} is as {@code SummarizeValues.add} takes it; both it and {@code text} are null
 * for rows without a value. {@code name} is the path of a file or the key of a group, {@code file}
 * a file where the value was seen.
 */
final class CountedValue {

  static final int IS_FILE = 0;
  static final int IS_CURRENT = 1;
  static final int TABLE = 2;
  static final int FIELD = 3;
  static final int NAME = 4;
  static final int NUMBER = 5;
  static final int TEXT = 6;
  static final int FILE = 7;
  static final int COUNT = 8;

  static final StructType TYPE =
      new StructType()
          .add("is_file", DataTypes.BooleanType)
          .add("is_current", DataTypes.BooleanType)
          .add("table", DataTypes.IntegerType)
          .add("field", DataTypes.IntegerType)
          .add("name", DataTypes.StringType)
          .add("number", DataTypes.LongType)
          .add("text", DataTypes.StringType)
          .add("file", DataTypes.StringType)
          .add("seen", DataTypes.LongType);

  private CountedValue() {}

  static InternalRow row(
      boolean isFile,
      ProfiledTable table,
      int field,
      UTF8String name,
      @Nullable Object value,
      UTF8String file,
      long count) {
    @Nullable Object[] cells = {
      isFile,
      table.isCurrent(),
      table.position(),
      field,
      name,
      value instanceof Long ? value : null,
      value instanceof UTF8String ? value : null,
      file,
      count
    };
    return new GenericInternalRow(cells);
  }
}
