package org.districtassessment.stage.submission;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A column of some rows in few bytes, for {@link KeptColumn}, on this machine and for this run.
 *
 * <p>Numbers stand as their difference to the least one, in as many bytes as the greatest
 * difference needs. Up to 256 different texts stand once each, with a byte for each row; more stand
 * one behind the other. Which rows are null is a bitmap, where any is.
 */
final class ColumnBytes {

  /** Index of what the column is packed as. */
  static final int FORM = 0;

  /** Index of whether there is a bitmap of nulls. */
  static final int HAS_NULL = 1;

  /** Index of how many bytes a number, or that of a word, takes: 0, 1, 2, 4 or 8. */
  static final int WIDTH = 2;

  /** Index of the least number, or of how many words there are. */
  static final int LEAST = 8;

  static final int HEADER = 16;

  static final byte NUMBERS = 0;
  static final byte WORDS = 1;
  static final byte TEXTS = 2;

  private static final int MOST_WORDS = 256;

  /** So many rows show whether words come again. */
  private static final int FIRST_ROWS = 64;

  private ColumnBytes() {}

  /** Returns how many bytes a bitmap of rows takes, such that what follows it is aligned. */
  static int bitmap(int rows) {
    return (rows + 63) / 64 * Long.BYTES;
  }

  /** Packs the first rows of a column. */
  static byte[] pack(ColumnVector column, int rows) {
    if (!(column.dataType() instanceof StringType)) {
      return numbers(column, rows);
    }

    byte[] words = words(column, rows);
    return words == null ? texts(column, rows) : words;
  }

  private static byte[] numbers(ColumnVector column, int rows) {
    long[] values = new long[rows];
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < rows; i++) {
      if (!column.isNullAt(i)) {
        values[i] = number(column, i);
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
    }
    int width = least > greatest ? 0 : width(greatest - least);
    byte[] bytes = packed(column, rows, NUMBERS, width, width * rows, least);
    long at = bodyOf(bytes, rows);
    for (int i = 0; i < rows; i++) {
      long above = column.isNullAt(i) ? 0 : values[i] - least;
      switch (width) {
        case 0 -> {}
        case Byte.BYTES -> Platform.putByte(bytes, at + i, (byte) above);
        case Short.BYTES -> Platform.putShort(bytes, at + 2L * i, (short) above);
        case Integer.BYTES -> Platform.putInt(bytes, at + 4L * i, (int) above);
        default -> Platform.putLong(bytes, at + 8L * i, values[i]);
      }
    }
    return bytes;
  }

  private static long number(ColumnVector column, int row) {
    if (column.dataType() instanceof BooleanType) {
      return column.getBoolean(row) ? 1 : 0;
    }

    return column.dataType() instanceof IntegerType || column.dataType() instanceof DateType
        ? column.getInt(row)
        : column.getLong(row);
  }

  /** A range that does not fit into a long, which looks negative, takes all bytes, too. */
  private static int width(long range) {
    if (range < 0 || range > 0xFFFF_FFFFL) {
      return Long.BYTES;
    }
    if (range > 0xFFFF) {
      return Integer.BYTES;
    }
    if (range > 0xFF) {
      return Short.BYTES;
    }

    return range == 0 ? 0 : Byte.BYTES;
  }

  private static byte @Nullable [] words(ColumnVector column, int rows) {
    Map<UTF8String, Integer> words = new HashMap<>();
    byte[] of = new byte[rows];
    int length = 0;
    UTF8String last = null;
    byte lastWord = 0;
    for (int i = 0; i < rows; i++) {
      if (column.isNullAt(i)) {
        continue;
      }

      UTF8String text = column.getUTF8String(i);
      if (last != null && last.equals(text)) {
        of[i] = lastWord;
        continue;
      }

      Integer known = words.get(text);
      if (known == null) {
        known = words.size();
        if (known == MOST_WORDS || (i >= FIRST_ROWS && 2 * known > i)) {
          return null;
        }

        words.put(text, known);
        length += Integer.BYTES + text.numBytes();
      }
      last = text;
      lastWord = known.byteValue();
      of[i] = lastWord;
    }
    int width = words.size() > 1 ? Byte.BYTES : 0;
    byte[] bytes = packed(column, rows, WORDS, width, length + width * rows, words.size());
    long at = bodyOf(bytes, rows);
    UTF8String[] inOrder = new UTF8String[words.size()];
    words.forEach((word, number) -> inOrder[number] = word);
    for (UTF8String word : inOrder) {
      Platform.putInt(bytes, at, word.numBytes());
      word.writeToMemory(bytes, at + Integer.BYTES);
      at += Integer.BYTES + word.numBytes();
    }
    if (width > 0) {
      Platform.copyMemory(of, Platform.BYTE_ARRAY_OFFSET, bytes, at, rows);
    }
    return bytes;
  }

  private static byte[] texts(ColumnVector column, int rows) {
    int length = 0;
    for (int i = 0; i < rows; i++) {
      length += column.isNullAt(i) ? 0 : column.getUTF8String(i).numBytes();
    }
    int ends = Integer.BYTES * (rows + 1);
    byte[] bytes = packed(column, rows, TEXTS, 0, ends + length, 0);
    long body = bodyOf(bytes, rows);
    int end = 0;
    for (int i = 0; i < rows; i++) {
      if (!column.isNullAt(i)) {
        UTF8String text = column.getUTF8String(i);
        text.writeToMemory(bytes, body + ends + end);
        end += text.numBytes();
      }
      Platform.putInt(bytes, body + Integer.BYTES * (i + 1L), end);
    }
    return bytes;
  }

  /** Returns header and nulls, with room for the rest. */
  private static byte[] packed(
      ColumnVector column, int rows, byte form, int width, int length, long least) {
    boolean hasNull = false;
    for (int i = 0; i < rows && !hasNull; i++) {
      hasNull = column.isNullAt(i);
    }
    byte[] bytes = new byte[HEADER + (hasNull ? bitmap(rows) : 0) + length];
    bytes[FORM] = form;
    bytes[HAS_NULL] = (byte) (hasNull ? 1 : 0);
    bytes[WIDTH] = (byte) width;
    Platform.putLong(bytes, Platform.BYTE_ARRAY_OFFSET + (long) LEAST, least);
    for (int i = 0; i < rows && hasNull; i++) {
      if (column.isNullAt(i)) {
        bytes[HEADER + (i >> 3)] |= (byte) (1 << (i & 7));
      }
    }
    return bytes;
  }

  private static long bodyOf(byte[] bytes, int rows) {
    return Platform.BYTE_ARRAY_OFFSET + (long) HEADER + (bytes[HAS_NULL] != 0 ? bitmap(rows) : 0);
  }
}
