package org.districtassessment.stage.submission;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A column of some rows of a batch, in the given order; or one text in all of them. */
final class SelectedRows extends ColumnVector {

  private final @Nullable ColumnVector column;
  private final @Nullable UTF8String text;
  private final int[] rows;

  private SelectedRows(@Nullable ColumnVector column, @Nullable UTF8String text, int[] rows) {
    super(column == null ? DataTypes.StringType : column.dataType());
    this.column = column;
    this.text = text;
    this.rows = rows;
  }

  static SelectedRows of(ColumnVector column, int[] rows) {
    return new SelectedRows(column, null, rows);
  }

  static SelectedRows ofText(UTF8String text) {
    return new SelectedRows(null, text, new int[0]);
  }

  private ColumnVector column() {
    if (column == null) {
      throw new IllegalStateException("A text in all rows has no column");
    }

    return column;
  }

  @Override
  public void close() {
    // what is selected from is closed by its reader
  }

  @Override
  public boolean hasNull() {
    return column != null && column.hasNull();
  }

  @Override
  public int numNulls() {
    int nulls = 0;
    for (int i = 0; i < rows.length; i++) {
      nulls += isNullAt(i) ? 1 : 0;
    }
    return nulls;
  }

  @Override
  public boolean isNullAt(int row) {
    return column != null && column.isNullAt(rows[row]);
  }

  @Override
  public boolean getBoolean(int row) {
    return column().getBoolean(rows[row]);
  }

  @Override
  public byte getByte(int row) {
    return column().getByte(rows[row]);
  }

  @Override
  public short getShort(int row) {
    return column().getShort(rows[row]);
  }

  @Override
  public int getInt(int row) {
    return column().getInt(rows[row]);
  }

  @Override
  public long getLong(int row) {
    return column().getLong(rows[row]);
  }

  @Override
  public float getFloat(int row) {
    return column().getFloat(rows[row]);
  }

  @Override
  public double getDouble(int row) {
    return column().getDouble(rows[row]);
  }

  @Override
  public ColumnarArray getArray(int row) {
    return column().getArray(rows[row]);
  }

  @Override
  public ColumnarMap getMap(int row) {
    return column().getMap(rows[row]);
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    return column().getDecimal(rows[row], precision, scale);
  }

  @Override
  public UTF8String getUTF8String(int row) {
    return text != null ? text : column().getUTF8String(rows[row]);
  }

  @Override
  public byte[] getBinary(int row) {
    return column().getBinary(rows[row]);
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw new UnsupportedOperationException("Submitted columns have no children");
  }
}
