package org.districtassessment.stage.vector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a step on their way to another task or to the driver.
 *
 * @param step number of the step
 * @param place number of the place where they go
 * @param bytes the columns
 */
record Block(int step, int place, int rows, byte[] bytes) implements Serializable {

  private static final int NULL = -1;

  static Block of(int step, int place, List<Column> columns, int rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + rows * columns.size() * 8);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Column column : columns) {
        write(column, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Block(step, place, rows, bytes.toByteArray());
  }

  List<Column> columns(List<DataType> types) {
    List<Column> columns = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (DataType type : types) {
        columns.add(read(type, in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return columns;
  }

  private static void write(Column column, DataOutputStream out) throws IOException {
    for (int i = 0; i < column.rows(); i++) {
      boolean isNull = column.isNull(i);
      if (Column.isLong(column.type())) {
        out.writeBoolean(isNull);
        if (!isNull) {
          out.writeLong(column.number(i));
        }
        continue;
      }

      Object value = column.value(i);
      if (value instanceof Double number) {
        out.writeInt(Double.BYTES);
        out.writeDouble(number);
      } else {
        byte[] bytes = value == null ? new byte[0] : bytes(value);
        out.writeInt(value == null ? NULL : bytes.length);
        out.write(bytes);
      }
    }
  }

  private static byte[] bytes(Object value) {
    if (value instanceof UTF8String text) {
      return text.getBytes();
    }
    if (value instanceof Decimal decimal) {
      return decimal.toJavaBigDecimal().unscaledValue().toByteArray();
    }

    throw new IllegalStateException("No value of a rule: " + value.getClass());
  }

  private Column read(DataType type, DataInputStream in) throws IOException {
    ColumnBuilder builder = new ColumnBuilder(type, rows);
    for (int i = 0; i < rows; i++) {
      if (Column.isLong(type)) {
        if (in.readBoolean()) {
          builder.setNull(i);
        } else {
          builder.setNumber(i, in.readLong());
        }
      } else {
        builder.set(i, value(type, in));
      }
    }
    return builder.build();
  }

  private static @Nullable Object value(DataType type, DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    if (type == org.apache.spark.sql.types.DataTypes.DoubleType) {
      return in.readDouble();
    }

    byte[] bytes = in.readNBytes(length);
    return type instanceof DecimalType decimal
        ? Decimal.apply(
            new BigDecimal(new BigInteger(bytes), decimal.scale()),
            decimal.precision(),
            decimal.scale())
        : UTF8String.fromBytes(bytes);
  }
}
