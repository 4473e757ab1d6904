package org.districtassessment.stage.workbook;

import java.util.Arrays;
import org.districtassessment.stage.record.CellKind;

/** The cells of one row while they are gathered, used again for every row. */
final class RowBuffer {

  /** As long as a record of a text file may be. */
  static final int LONGEST_RECORD = 8 << 20;

  private byte[] bytes = new byte[1 << 12];
  private int length;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private CellKind[] kinds = new CellKind[64];
  private int filled;
  private int added;

  void clear() {
    length = 0;
    filled = 0;
    added = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Number of cells that have been written, empty ones included. */
  int filled() {
    return filled;
  }

  /** Number of cells that have been added with a text of their own. */
  int added() {
    return added;
  }

  /** Number of cells up to the last one that is not empty. */
  int cells() {
    int cells = filled;
    while (cells > 0 && starts[cells - 1] == ends[cells - 1]) {
      cells--;
    }
    return cells;
  }

  int start(int column) {
    return starts[column];
  }

  int end(int column) {
    return ends[column];
  }

  CellKind kind(int column) {
    return kinds[column];
  }

  /** Adds a cell; false if the row would get too long. */
  boolean add(int column, CellKind kind, CellText text) {
    if (text.overflown() || !reserve(text.mostBytes())) {
      return false;
    }

    int start = length;
    length = text.encode(bytes, start);
    place(column, kind, start, length);
    added++;
    return true;
  }

  /** Adds a cell of ASCII text; false if the row would get too long. */
  boolean add(int column, CellKind kind, String ascii) {
    if (!reserve(ascii.length())) {
      return false;
    }

    int start = length;
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    place(column, kind, start, length);
    added++;
    return true;
  }

  /** Adds a cell of UTF-8 bytes; false if the row would get too long. */
  boolean add(int column, CellKind kind, byte[] source, int from, int to) {
    int start = append(source, from, to);
    if (start < 0) {
      return false;
    }

    place(column, kind, start, length);
    added++;
    return true;
  }

  /** Adds bytes without a cell and returns where they start; negative if the row got too long. */
  int append(byte[] source, int from, int to) {
    if (!reserve(to - from)) {
      return -1;
    }

    int start = length;
    System.arraycopy(source, from, bytes, start, to - from);
    length += to - from;
    return start;
  }

  /** Makes a cell of bytes that are already there, in place of what the cell was. */
  void place(int column, CellKind kind, int start, int end) {
    if (column >= starts.length) {
      int capacity = Math.max(column + 1, starts.length * 2);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      kinds = Arrays.copyOf(kinds, capacity);
    }
    for (int i = filled; i < column; i++) {
      starts[i] = start;
      ends[i] = start;
      kinds[i] = CellKind.TEXT;
    }
    starts[column] = start;
    ends[column] = end;
    kinds[column] = kind;
    filled = Math.max(filled, column + 1);
  }

  private boolean reserve(int more) {
    if (more > LONGEST_RECORD - length) {
      return false;
    }

    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
    return true;
  }
}
