package org.districtassessment.stage.submission;

import java.util.Arrays;

/**
 * A column of some rows, filled row by row, and then packed into few bytes for {@link KeptColumn},
 * on this machine and for this run.
 *
 * <p>Behind a header stands which rows are null as a bitmap, where any is, and then what {@link
 * NumberBytes} or {@link TextBytes} say.
 */
abstract class ColumnBytes {

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

  private static final int FIRST_CAPACITY = 64;

  private byte[] nulls = new byte[FIRST_CAPACITY / Byte.SIZE];
  private int capacity = FIRST_CAPACITY;
  private boolean hasNull;
  private int rows;

  /** Returns how many bytes a bitmap of rows takes, such that what follows it is aligned. */
  static int bitmap(int rows) {
    return (rows + 63) / 64 * Long.BYTES;
  }

  /** How many rows were put. */
  final int rows() {
    return rows;
  }

  final boolean hasNull() {
    return hasNull;
  }

  final boolean isNullAt(int row) {
    return (nulls[row >> 3] & (1 << (row & 7))) != 0;
  }

  /** Adds a row without a value. */
  final void putNull() {
    int row = addRow();
    nulls[row >> 3] |= (byte) (1 << (row & 7));
    hasNull = true;
    setNull(row);
  }

  /** Forgets all rows. */
  void clear() {
    if (hasNull) {
      Arrays.fill(nulls, (byte) 0);
      hasNull = false;
    }
    rows = 0;
  }

  /** Returns how many bytes the column takes. */
  final int length() {
    return HEADER + (hasNull ? bitmap(rows) : 0) + bodyLength();
  }

  /** Writes it behind what stands in the first bytes of a target that are all 0 from there on. */
  final void write(byte[] target, int at) {
    target[at + HAS_NULL] = (byte) (hasNull ? 1 : 0);
    int body = at + HEADER;
    if (hasNull) {
      System.arraycopy(nulls, 0, target, body, (rows + 7) / 8);
      body += bitmap(rows);
    }
    write(target, at, body);
  }

  /** Makes room for a row more, and returns its number. */
  final int addRow() {
    if (rows == capacity) {
      capacity *= 2;
      nulls = Arrays.copyOf(nulls, capacity / Byte.SIZE);
      reserve(capacity);
    }
    return rows++;
  }

  /** Makes room for so many rows. */
  abstract void reserve(int most);

  /** Takes what stands in a row that is null. */
  abstract void setNull(int row);

  /** Returns how many bytes stand behind the nulls. */
  abstract int bodyLength();

  /**
   * Writes the rest.
   *
   * @param header where the header begins, in which form, width and least number are missing
   * @param body where what stands behind the nulls begins
   */
  abstract void write(byte[] target, int header, int body);

  final int capacity() {
    return capacity;
  }
}
