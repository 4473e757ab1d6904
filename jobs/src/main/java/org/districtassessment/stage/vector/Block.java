package org.districtassessment.stage.vector;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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

  /** Returns a text that is the same where the blocks have the same rows, in whatever order. */
  static String sameRows(List<DataType> types, List<Block> blocks) {
    List<byte[]> rows = new ArrayList<>();
    for (Block block : blocks) {
      List<Column> columns = block.columns(types);
      for (int row = 0; row < block.rows; row++) {
        Bytes out = new Bytes(types.size() * Long.BYTES);
        for (Column column : columns) {
          write(column, row, out);
        }
        rows.add(out.all());
      }
    }
    rows.sort(Arrays::compare);
    Bytes all = new Bytes(1024);
    for (byte[] row : rows) {
      all.add(row.length);
      all.add(row);
    }
    return HexFormat.of().formatHex(all.all());
  }

  /** Returns blocks as bytes, but for the number of their step. */
  static byte[] pack(List<Block> blocks) {
    Bytes out = new Bytes(1024);
    for (Block block : blocks) {
      out.add(block.place);
      out.add(block.rows);
      out.add(block.bytes.length);
      out.add(block.bytes);
    }
    return out.all();
  }

  /** Returns packed blocks as those of a step. */
  static List<Block> unpack(byte[] packed, int step) {
    List<Block> blocks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.hasRemaining()) {
      int place = in.getInt();
      int rows = in.getInt();
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      blocks.add(new Block(step, place, rows, bytes));
    }
    return blocks;
  }

  private static void write(Column column, Bytes out) {
    if (Column.isLong(column.type())) {
      write(Kernels.longs(column), out);
      return;
    }

    for (int i = 0; i < column.rows(); i++) {
      write(column.value(i), out);
    }
  }

  private static void write(Column column, int row, Bytes out) {
    if (Column.isLong(column.type())) {
      out.add(column.isNull(row) ? (byte) 1 : (byte) 0);
      out.add(column.isNull(row) ? 0 : column.number(row));
      return;
    }

    write(column.value(row), out);
  }

  private static void write(@Nullable Object value, Bytes out) {
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
