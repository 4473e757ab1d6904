package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNull;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.stage.vector.NarrowLongs;
import org.districtassessment.stage.vector.StayingVector;
import org.jspecify.annotations.Nullable;

/**
 * A column of some rows over the bytes that {@link ColumnBytes} packed it into; nothing is copied.
 */
final class KeptColumn extends ColumnVector implements StayingVector {

  private final byte[] bytes;
  private final int rows;
  private final boolean hasNull;
  private final int width;
  private final long least;
  private final long values;
  private final UTF8String @Nullable [] words;
  private final long texts;

  KeptColumn(byte[] bytes, int rows, DataType type) {
    super(type);
    this.bytes = bytes;
    this.rows = rows;
    this.hasNull = bytes[ColumnBytes.HAS_NULL] != 0;
    this.width = bytes[ColumnBytes.WIDTH];
    this.least = Platform.getLong(bytes, at(ColumnBytes.LEAST));
    int afterNulls = ColumnBytes.HEADER + (hasNull ? ColumnBytes.bitmap(rows) : 0);
    if (bytes[ColumnBytes.FORM] == ColumnBytes.WORDS) {
      words = new UTF8String[(int) least];
      values = at(wordsOf(afterNulls, words));
      texts = 0;
    } else {
      words = null;
      values = at(afterNulls);
      texts = values + (rows + 1L) * Integer.BYTES;
    }
  }

  private int wordsOf(int from, UTF8String[] read) {
    int next = from;
    for (int i = 0; i < read.length; i++) {
      int length = Platform.getInt(bytes, at(next));
      read[i] = UTF8String.fromBytes(bytes, next + Integer.BYTES, length);
      next += Integer.BYTES + length;
    }
    return next;
  }

  private static long at(int index) {
    return Platform.BYTE_ARRAY_OFFSET + (long) index;
  }

  @Override
  public void close() {
    // bytes need no closing
  }

  @Override
  public boolean hasNull() {
    return hasNull;
  }

  @Override
  public int numNulls() {
    int nulls = 0;
    for (int i = 0; i < rows; i++) {
      nulls += isNullAt(i) ? 1 : 0;
    }
    return nulls;
  }

  @Override
  public boolean isNullAt(int row) {
    return hasNull && (bytes[ColumnBytes.HEADER + (row >> 3)] & (1 << (row & 7))) != 0;
  }

  @Override
  public boolean getBoolean(int row) {
    return getLong(row) != 0;
  }

  @Override
  public byte getByte(int row) {
    return (byte) getLong(row);
  }

  @Override
  public short getShort(int row) {
    return (short) getLong(row);
  }

  @Override
  public int getInt(int row) {
    return (int) getLong(row);
  }

  @Override
  public long getLong(int row) {
    return switch (width) {
      case 0 -> least;
      case Byte.BYTES -> least + (Platform.getByte(bytes, values + row) & 0xFF);
      case Short.BYTES -> least + (Platform.getShort(bytes, values + 2L * row) & 0xFFFF);
      case Integer.BYTES -> least + (Platform.getInt(bytes, values + 4L * row) & 0xFFFF_FFFFL);
      default -> Platform.getLong(bytes, values + 8L * row);
    };
  }

  @Override
  public float getFloat(int row) {
    throw new UnsupportedOperationException("Submitted columns hold no binary fractions");
  }

  @Override
  public double getDouble(int row) {
    throw new UnsupportedOperationException("Submitted columns hold no binary fractions");
  }

  @Override
  public @Nullable Decimal getDecimal(int row, int precision, int scale) {
    return isNullAt(row) ? null : Decimal.createUnsafe(getLong(row), precision, scale);
  }

  @Override
  public @Nullable UTF8String getUTF8String(int row) {
    if (isNullAt(row)) {
      return null;
    }
    if (words != null) {
      return words[word(row)];
    }

    int from = Platform.getInt(bytes, values + 4L * row);
    int to = Platform.getInt(bytes, values + 4L * (row + 1));
    return UTF8String.fromAddress(bytes, texts + from, to - from);
  }

  @Override
  public boolean isWorded() {
    return words != null;
  }

  @Override
  public UTF8String[] words() {
    return requireNonNull(words);
  }

  private int word(int row) {
    return width == 0 ? 0 : Platform.getByte(bytes, values + row) & 0xFF;
  }

  @Override
  public void words(int[] into, int at, int[] numbers) {
    for (int row = 0; row < rows; row++) {
      into[at + row] = numbers[isNullAt(row) ? numbers.length - 1 : word(row)];
    }
  }

  @Override
  public void texts(@Nullable Object[] into, int at) {
    for (int row = 0; row < rows; row++) {
      into[at + row] = getUTF8String(row);
    }
  }

  @Override
  public void nulls(boolean[] into, int at) {
    for (int row = 0; row < rows; row++) {
      into[at + row] = isNullAt(row);
    }
  }

  @Override
  public void numbers(long[] into, int at) {
    NarrowLongs.read(bytes, (int) (values - at(0)), rows, least, width, into, at);
  }

  @Override
  public byte @Nullable [] getBinary(int row) {
    UTF8String text = getUTF8String(row);
    return text == null ? null : text.getBytes();
  }

  @Override
  public ColumnarArray getArray(int row) {
    throw new UnsupportedOperationException("Submitted columns hold no arrays");
  }

  @Override
  public ColumnarMap getMap(int row) {
    throw new UnsupportedOperationException("Submitted columns hold no maps");
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw new UnsupportedOperationException("Submitted columns have no children");
  }
}
