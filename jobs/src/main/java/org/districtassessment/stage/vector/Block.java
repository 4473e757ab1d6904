package org.districtassessment.stage.vector;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Rows of a step on their way to another task or to the driver. */
final class Block implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final int NULL = -1;

  private final int step;
  private final int place;
  private final int rows;
  private final byte[] bytes;

  private Block(int step, int place, int rows, byte[] bytes) {
    this.step = step;
    this.place = place;
    this.rows = rows;
    this.bytes = bytes;
  }

  /** Returns a block without rows. */
  static Block none(int step, int place) {
    return new Block(step, place, 0, new byte[0]);
  }

  /** Number of the step. */
  int step() {
    return step;
  }

  /** Number of the place where the rows go. */
  int place() {
    return place;
  }

  int rows() {
    return rows;
  }

  int size() {
    return bytes.length;
  }

  static Block of(int step, int place, List<Column> columns, int rows) {
    Bytes out = new Bytes(64 + rows * columns.size() * Long.BYTES);
    for (Column column : columns) {
      write(column, out);
    }
    return new Block(step, place, rows, out.all());
  }

  List<Column> columns(List<DataType> types) {
    List<Column> columns = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (DataType type : types) {
      columns.add(read(type, in));
    }
    return columns;
  }

  private static void write(Column column, Bytes out) {
    if (Column.isLong(column.type())) {
      write(Kernels.longs(column), out);
      return;
    }

    for (int i = 0; i < column.rows(); i++) {
      Object value = column.value(i);
      if (value instanceof Double number) {
        out.add(Double.BYTES);
        out.add(Double.doubleToRawLongBits(number));
      } else if (value == null) {
        out.add(NULL);
      } else {
        byte[] bytes = bytes(value);
        out.add(bytes.length);
        out.add(bytes);
      }
    }
  }

  private static void write(LongColumn longs, Bytes out) {
    out.add(longs.nulls == null ? (byte) 0 : (byte) 1);
    for (int i = 0; i < longs.rows() && longs.nulls != null; i++) {
      out.add(longs.nulls[i] ? (byte) 1 : (byte) 0);
    }
    out.add(longs.values);
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

  private Column read(DataType type, ByteBuffer in) {
    if (Column.isLong(type)) {
      return longs(type, in);
    }

    @Nullable Object[] values = new Object[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = value(type, in);
    }
    return new ObjectColumn(type, values);
  }

  private Column longs(DataType type, ByteBuffer in) {
    boolean[] nulls = in.get() == 0 ? null : new boolean[rows];
    for (int i = 0; i < rows && nulls != null; i++) {
      nulls[i] = in.get() != 0;
    }
    long[] values = new long[rows];
    in.asLongBuffer().get(values);
    in.position(in.position() + Long.BYTES * rows);
    return new LongColumn(type, rows, values, nulls);
  }

  private static @Nullable Object value(DataType type, ByteBuffer in) {
    int length = in.getInt();
    if (length == NULL) {
      return null;
    }
    if (type == DataTypes.DoubleType) {
      return Double.longBitsToDouble(in.getLong());
    }

    byte[] bytes = new byte[length];
    in.get(bytes);
    return type instanceof DecimalType decimal
        ? Decimal.apply(
            new BigDecimal(new BigInteger(bytes), decimal.scale()),
            decimal.precision(),
            decimal.scale())
        : UTF8String.fromBytes(bytes);
  }

  /** Bytes of which more and more come. */
  private static final class Bytes {

    private ByteBuffer bytes;

    private Bytes(int expected) {
      bytes = ByteBuffer.allocate(expected);
    }

    private ByteBuffer room(int length) {
      if (bytes.remaining() < length) {
        ByteBuffer more = ByteBuffer.allocate(2 * bytes.capacity() + length);
        bytes.flip();
        more.put(bytes);
        bytes = more;
      }
      return bytes;
    }

    private void add(byte value) {
      room(Byte.BYTES).put(value);
    }

    private void add(int value) {
      room(Integer.BYTES).putInt(value);
    }

    private void add(long value) {
      room(Long.BYTES).putLong(value);
    }

    private void add(long[] values) {
      ByteBuffer room = room(Long.BYTES * values.length);
      room.asLongBuffer().put(values);
      room.position(room.position() + Long.BYTES * values.length);
    }

    private void add(byte[] value) {
      room(value.length).put(value);
    }

    private byte[] all() {
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }
}
