package org.districtassessment.stage.vector;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.GeographyVal;
import org.apache.spark.unsafe.types.GeometryVal;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;
import org.jspecify.annotations.Nullable;

/** One row of columns after the other, for Spark's expressions to look at. */
@SuppressWarnings("serial") // lives within a task
final class ColumnRow extends InternalRow {

  private final transient List<Column> columns;
  private int row;

  ColumnRow(List<Column> columns) {
    this.columns = columns;
  }

  /** Goes to a row. */
  ColumnRow at(int number) {
    row = number;
    return this;
  }

  @Override
  public int numFields() {
    return columns.size();
  }

  @Override
  public boolean isNullAt(int ordinal) {
    return columns.get(ordinal).isNull(row);
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return columns.get(ordinal).number(row) != 0;
  }

  @Override
  public byte getByte(int ordinal) {
    return (byte) columns.get(ordinal).number(row);
  }

  @Override
  public short getShort(int ordinal) {
    return (short) columns.get(ordinal).number(row);
  }

  @Override
  public int getInt(int ordinal) {
    return (int) columns.get(ordinal).number(row);
  }

  @Override
  public long getLong(int ordinal) {
    return columns.get(ordinal).number(row);
  }

  @Override
  public float getFloat(int ordinal) {
    return (Float) of(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return (Double) of(ordinal);
  }

  @Override
  public @Nullable Decimal getDecimal(int ordinal, int precision, int scale) {
    return (Decimal) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable UTF8String getUTF8String(int ordinal) {
    return (UTF8String) columns.get(ordinal).value(row);
  }

  @Override
  public byte @Nullable [] getBinary(int ordinal) {
    return (byte[]) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable CalendarInterval getInterval(int ordinal) {
    return (CalendarInterval) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable VariantVal getVariant(int ordinal) {
    return (VariantVal) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable GeographyVal getGeography(int ordinal) {
    return (GeographyVal) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable GeometryVal getGeometry(int ordinal) {
    return (GeometryVal) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable InternalRow getStruct(int ordinal, int fields) {
    return (InternalRow) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable ArrayData getArray(int ordinal) {
    return (ArrayData) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable MapData getMap(int ordinal) {
    return (MapData) columns.get(ordinal).value(row);
  }

  @Override
  public @Nullable Object get(int ordinal, DataType type) {
    return columns.get(ordinal).value(row);
  }

  @Override
  public void setNullAt(int ordinal) {
    throw readOnly();
  }

  @Override
  public void update(int ordinal, Object value) {
    throw readOnly();
  }

  @Override
  public InternalRow copy() {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value(row);
    }
    return new GenericInternalRow(values);
  }

  private Object of(int ordinal) {
    Object value = columns.get(ordinal).value(row);
    if (value == null) {
      throw new IllegalStateException("Column " + ordinal + " is null");
    }

    return value;
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("Rows of columns can only be read");
  }
}
