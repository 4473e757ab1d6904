package org.districtassessment.stage.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Values that are no longs as bytes: where few are different, these and a number for each row;
 * other texts one behind the other, behind their lengths; anything else one by one.
 */
final class PackedObjects {

  private static final byte VALUES = 0;
  private static final byte WORDS = 1;
  private static final byte TEXTS = 2;

  private static final int NULL = -1;

  /** As many as a short tells apart. */
  private static final int MOST_WORDS = 1 << 16;

  private static final int MOST_OF_A_BYTE = 1 << 8;

  private PackedObjects() {}

  static void write(Column column, GrowingBytes out) {
    if (column instanceof WordsColumn few
        && few.words.length <= MOST_WORDS
        && few.words.length <= Math.max(16, few.rows())) {
      writeWords(few, out);
    } else if (column.type() == DataTypes.StringType) {
      writeTexts(column, out);
    } else {
      out.add(VALUES);
      for (int i = 0; i < column.rows(); i++) {
        write(column.value(i), out);
      }
    }
  }

  /** Writes those words that stand in any row. */
  private static void writeWords(WordsColumn column, GrowingBytes out) {
    int[] numbers = new int[column.words.length];
    Arrays.fill(numbers, NULL);
    int[] used = new int[column.words.length];
    int count = 0;
    for (int word : column.numbers) {
      if (numbers[word] == NULL) {
        numbers[word] = count;
        used[count++] = word;
      }
    }
    out.add(WORDS);
    out.add(count);
    for (int i = 0; i < count; i++) {
      write(column.words[used[i]], out);
    }
    boolean isShort = count > MOST_OF_A_BYTE;
    ByteBuffer room = out.room((isShort ? Short.BYTES : Byte.BYTES) * column.numbers.length);
    for (int word : column.numbers) {
      if (isShort) {
        room.putShort((short) numbers[word]);
      } else {
        room.put((byte) numbers[word]);
      }
    }
  }

  private static void writeTexts(Column column, GrowingBytes out) {
    out.add(TEXTS);
    ByteBuffer lengths = out.room(Integer.BYTES * column.rows());
    int all = 0;
    for (int i = 0; i < column.rows(); i++) {
      UTF8String text = (UTF8String) column.value(i);
      lengths.putInt(text == null ? NULL : text.numBytes());
      all += text == null ? 0 : text.numBytes();
    }
    byte[] texts = new byte[all];
    int at = 0;
    for (int i = 0; i < column.rows(); i++) {
      UTF8String text = (UTF8String) column.value(i);
      if (text != null) {
        text.writeToMemory(texts, Platform.BYTE_ARRAY_OFFSET + (long) at);
        at += text.numBytes();
      }
    }
    out.add(texts);
  }

  /** Writes one value; equal values have equal bytes. */
  static void write(@Nullable Object value, GrowingBytes out) {
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

  private static byte[] bytes(Object value) {
    if (value instanceof UTF8String text) {
      return text.getBytes();
    }
    if (value instanceof Decimal decimal) {
      return decimal.toJavaBigDecimal().unscaledValue().toByteArray();
    }

    throw new IllegalStateException("No value of a rule: " + value.getClass());
  }

  static Column read(DataType type, int rows, ByteBuffer in) {
    byte form = in.get();
    if (form == WORDS) {
      return readWords(type, rows, in);
    }
    if (form == TEXTS) {
      return readTexts(rows, in);
    }

    return new ObjectColumn(type, values(type, rows, in));
  }

  private static Column readWords(DataType type, int rows, ByteBuffer in) {
    int count = in.getInt();
    @Nullable Object[] words = values(type, count, in);
    boolean isShort = count > MOST_OF_A_BYTE;
    int[] numbers = new int[rows];
    for (int i = 0; i < rows; i++) {
      numbers[i] = isShort ? in.getShort() & 0xFFFF : in.get() & 0xFF;
    }
    return new WordsColumn(type, words, numbers);
  }

  private static Column readTexts(int rows, ByteBuffer in) {
    int[] lengths = new int[rows];
    in.asIntBuffer().get(lengths);
    in.position(in.position() + Integer.BYTES * rows);
    int all = 0;
    for (int length : lengths) {
      all += Math.max(0, length);
    }
    byte[] texts = new byte[all];
    in.get(texts);
    return new TextsColumn(texts, lengths);
  }

  private static @Nullable Object[] values(DataType type, int count, ByteBuffer in) {
    @Nullable Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = value(type, in);
    }
    return values;
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
}
