package org.districtassessment.stage.vector;

import java.nio.ByteBuffer;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as bytes: which are null, as a bitmap where any is; then each as its difference to the
 * least one ({@link NarrowLongs}), or, where few are different, these and a byte for each row.
 */
final class PackedNumbers {

  private static final byte WORDS = -1;
  private static final int MOST_WORDS = 256;

  /** So many rows show whether numbers come again. */
  private static final int FIRST_ROWS = 64;

  /** How many bits of a hash tell a place: four places for each word. */
  private static final int PLACE_BITS = 10;

  private final long[] words = new long[MOST_WORDS];
  private final short[] places = new short[1 << PLACE_BITS];
  private final byte[] numbers;
  private int count;

  private PackedNumbers(int rows) {
    numbers = new byte[rows];
  }

  static void write(LongColumn column, GrowingBytes out) {
    writeNulls(column, out);
    int rows = column.rows();
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < rows; i++) {
      least = Math.min(least, column.values[i]);
      greatest = Math.max(greatest, column.values[i]);
    }
    int width = NarrowLongs.width(least, greatest);
    PackedNumbers few = width > Byte.BYTES && rows > FIRST_ROWS ? few(column.values, rows) : null;
    if (few != null && Long.BYTES * few.count + rows < width * rows) {
      few.write(out);
    } else {
      write(column.values, rows, least, width, out);
    }
  }

  private static void writeNulls(LongColumn column, GrowingBytes out) {
    boolean[] nulls = column.nulls;
    out.add(nulls == null ? (byte) 0 : (byte) 1);
    if (nulls != null) {
      byte[] bits = new byte[bytesOf(column.rows())];
      for (int i = 0; i < column.rows(); i++) {
        bits[i >> 3] |= (byte) (nulls[i] ? 1 << (i & 7) : 0);
      }
      out.add(bits);
    }
  }

  private static int bytesOf(int bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** Returns the different numbers; null where they are many. */
  private static @Nullable PackedNumbers few(long[] values, int rows) {
    PackedNumbers few = new PackedNumbers(rows);
    int last = 0;
    for (int i = 0; i < rows; i++) {
      if (few.count == 0 || few.words[last] != values[i]) {
        last = few.number(values[i]);
        if (last == MOST_WORDS || (i >= FIRST_ROWS && 2 * few.count > i)) {
          return null;
        }
      }
      few.numbers[i] = (byte) last;
    }
    return few;
  }

  private int number(long value) {
    int place = (int) (Column.mix(0, value) >>> (Long.SIZE - PLACE_BITS));
    while (places[place] != 0 && words[places[place] - 1] != value) {
      place = (place + 1) & (places.length - 1);
    }
    if (places[place] == 0) {
      if (count == MOST_WORDS) {
        return MOST_WORDS;
      }

      words[count++] = value;
      places[place] = (short) count;
    }
    return places[place] - 1;
  }

  private void write(GrowingBytes out) {
    out.add(WORDS);
    out.add((byte) (count - 1));
    for (int i = 0; i < count; i++) {
      out.add(words[i]);
    }
    out.add(numbers);
  }

  private static void write(long[] values, int rows, long least, int width, GrowingBytes out) {
    out.add((byte) width);
    out.add(least);
    byte[] narrow = new byte[width * rows];
    NarrowLongs.write(values, rows, least, width, narrow, 0);
    out.add(narrow);
  }

  static LongColumn read(DataType type, int rows, ByteBuffer in) {
    boolean[] nulls = in.get() == 0 ? null : readNulls(rows, in);
    int width = in.get();
    return new LongColumn(
        type, rows, width == WORDS ? readWords(rows, in) : readPlain(rows, width, in), nulls);
  }

  private static boolean[] readNulls(int rows, ByteBuffer in) {
    byte[] bits = new byte[bytesOf(rows)];
    in.get(bits);
    boolean[] nulls = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      nulls[i] = (bits[i >> 3] & (1 << (i & 7))) != 0;
    }
    return nulls;
  }

  private static long[] readWords(int rows, ByteBuffer in) {
    long[] words = new long[(in.get() & 0xFF) + 1];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.getLong();
    }
    long[] values = new long[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = words[in.get() & 0xFF];
    }
    return values;
  }

  private static long[] readPlain(int rows, int width, ByteBuffer in) {
    long least = in.getLong();
    byte[] narrow = new byte[width * rows];
    in.get(narrow);
    long[] values = new long[rows];
    NarrowLongs.read(narrow, 0, rows, least, width, values, 0);
    return values;
  }
}
