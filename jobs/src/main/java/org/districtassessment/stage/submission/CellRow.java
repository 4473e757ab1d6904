package org.districtassessment.stage.submission;

import java.io.Serial;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The cells that readers of a table's fields hold, as a row of Spark: what nobody asks for is not
 * made. Columns are the fields in their order; those without a value are null.
 */
final class CellRow extends GenericInternalRow {

  @Serial private static final long serialVersionUID = 1;

  private final Field[] fields;
  private final transient CellReader[] readers;
  private final transient RowBatch.Present present;

  CellRow(TableLayout layout, RowBatch.Present present) {
    TableSchema table = layout.schema();
    this.present = present;
    fields = table.fields().toArray(Field[]::new);
    readers = new CellReader[fields.length];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = layout.reader(i);
    }
  }

  @Override
  public int numFields() {
    return fields.length;
  }

  @Override
  public boolean isNullAt(int field) {
    return !present.has(field);
  }

  @Override
  public boolean getBoolean(int field) {
    return readers[field].value() != 0;
  }

  @Override
  public int getInt(int field) {
    return (int) readers[field].value();
  }

  @Override
  public long getLong(int field) {
    return readers[field].value();
  }

  @Override
  public @Nullable Decimal getDecimal(int field, int precision, int scale) {
    return isNullAt(field)
        ? null
        : Decimal.createUnsafe(
            readers[field].value(), Decimal.MAX_LONG_DIGITS(), fields[field].decimals());
  }

  @Override
  public @Nullable UTF8String getUTF8String(int field) {
    CellReader text = readers[field];
    return isNullAt(field)
        ? null
        : UTF8String.fromBytes(text.bytes(), text.from(), text.to() - text.from());
  }

  @Override
  public @Nullable Object get(int field, DataType type) {
    return genericGet(field);
  }

  @Override
  public @Nullable Object genericGet(int field) {
    if (isNullAt(field)) {
      return null;
    }

    return switch (fields[field].type()) {
      case STRING -> getUTF8String(field);
      case INTEGER -> (Object) getLong(field);
      case NUMBER -> getDecimal(field, Decimal.MAX_LONG_DIGITS(), fields[field].decimals());
      case BOOLEAN -> getBoolean(field);
      case DATE, YEAR -> getInt(field);
    };
  }
}
