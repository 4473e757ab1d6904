package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.record.Records;

/**
 * Splits UTF-8 bytes into the records and cells of RFC 4180, without making objects.
 *
 * <p>Cells are separated by commas, or another delimiter that is given; records end with LF, CRLF
 * or CR, also mixed. A cell that starts with a quote runs to its closing quote, over delimiters and
 * line ends; a quote in it is written twice. A quote elsewhere is an ordinary character, and a
 * quoted cell with text behind its closing quote is taken as it stands, quotes included, rather
 * than guessed at.
 *
 * <p>A quote that is never closed takes the rest of the file into its record, which is then {@link
 * #unclosed()}; so is a record longer than {@link #LONGEST_RECORD} bytes or with more than {@link
 * #MOST_CELLS} cells, whose rest is not read.
 *
 * <p>Offsets into {@link #bytes()} are good until the next call of {@link #next}.
 */
final class RecordReader implements Records {

  static final int LONGEST_RECORD = 8 << 20;

  /** As many as a worksheet has columns. */
  static final int MOST_CELLS = 16_384;

  private static final int LEAST_BUFFER = 1 << 10;
  private static final int MOST_BUFFER = 1 << 18;

  private final InputStream in;
  private final byte delimiter;
  private final boolean[] stops = new boolean[256];
  private byte[] bytes;
  private int limit;
  private int position;
  private boolean ended;

  private int recordStart;
  private int cellStart;
  private int written;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int cells;

  private long lineAtPosition;
  private long line;
  private boolean unclosed;

  /**
   * @param expectedBytes about how many bytes the stream holds
   * @param firstLine physical line in which the stream starts
   */
  RecordReader(InputStream in, long expectedBytes, byte delimiter, long firstLine) {
    this.in = in;
    this.delimiter = delimiter;
    for (byte stop : new byte[] {delimiter, '\n', '\r', '"'}) {
      stops[stop & 0xFF] = true;
    }
    lineAtPosition = firstLine;
    bytes = new byte[(int) Math.max(LEAST_BUFFER, Math.min(expectedBytes + 1, MOST_BUFFER))];
  }

  /** Goes to the next record; an empty line is a record of one empty cell. */
  @Override
  public boolean next() throws IOException {
    recordStart = position;
    cells = 0;
    if (position == limit && !fill()) {
      return false;
    }

    line = lineAtPosition;
    if (takesPlainRecord()) {
      return true;
    }

    cells = 0;
    boolean more = true;
    while (more) {
      boolean quoted = (position < limit || fill()) && bytes[position] == '"';
      more = quoted ? quotedCell() : plainCell();
      if (cells > MOST_CELLS) {
        unclosed = true;
        ended = true;
        position = limit;
        more = false;
      }
    }
    return true;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int cells() {
    return cells;
  }

  @Override
  public int start(int cell) {
    return starts[cell];
  }

  @Override
  public int end(int cell) {
    return ends[cell];
  }

  @Override
  public CellKind kind(int cell) {
    return CellKind.TEXT;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public boolean unclosed() {
    return unclosed;
  }

  /**
   * Reads a record that is whole in the buffer and has no cell in quotes, as most are; false,
   * having read nothing, where it is another one.
   */
  private boolean takesPlainRecord() {
    byte[] b = bytes;
    int end = limit;
    int start = position;
    for (int p = position; p < end; p++) {
      byte c = b[p];
      if (!stops[c & 0xFF]) {
        continue;
      }

      if (c == '"') {
        if (p == start) {
          return false;
        }
        continue;
      }

      if (cells == MOST_CELLS || (c == '\r' && p + 1 == end)) {
        return false;
      }

      addCell(start, p);
      start = p + 1;
      if (c != delimiter) {
        position = c == '\r' && b[start] == '\n' ? start + 1 : start;
        lineAtPosition++;
        return true;
      }
    }
    return false;
  }

  /** Reads an unquoted cell and what ends it; false if that ends the record. */
  private boolean plainCell() throws IOException {
    cellStart = position;
    while (true) {
      byte[] b = bytes;
      byte d = delimiter;
      int end = limit;
      int p = position;
      while (p < end) {
        byte c = b[p];
        if (c == d || c == '\n' || c == '\r') {
          position = p;
          addCell(cellStart, p);
          return separator(c);
        }

        p++;
      }
      position = p;
      if (!fill()) {
        addCell(cellStart, position);
        return false;
      }
    }
  }

  /** Reads a quoted cell, moving its bytes together where quotes are doubled. */
  private boolean quotedCell() throws IOException {
    position++;
    cellStart = position;
    written = position;
    boolean afterReturn = false;
    while (true) {
      if (position == limit && !fill()) {
        unclosed = true;
        addCell(cellStart, written);
        return false;
      }

      byte c = bytes[position++];
      if (c == '"') {
        if (position == limit && !fill()) {
          addCell(cellStart, written);
          return false;
        }

        if (bytes[position] != '"') {
          return afterClosingQuote();
        }

        position++;
      }
      if (c == '\r' || (c == '\n' && !afterReturn)) {
        lineAtPosition++;
      }
      afterReturn = c == '\r';
      bytes[written++] = c;
    }
  }

  private boolean afterClosingQuote() throws IOException {
    int length = written - cellStart;
    boolean onlyBlanks = true;
    bytes[written++] = '"';
    while (position < limit || fill()) {
      byte c = bytes[position];
      if (c == delimiter || c == '\n' || c == '\r') {
        addQuoted(onlyBlanks, length);
        return separator(c);
      }

      onlyBlanks &= c == ' ' || c == '\t';
      bytes[written++] = c;
      position++;
    }
    addQuoted(onlyBlanks, length);
    return false;
  }

  private void addQuoted(boolean onlyBlanks, int length) {
    if (onlyBlanks) {
      addCell(cellStart, cellStart + length);
      return;
    }

    addCell(cellStart - 1, written);
  }

  /** Steps over what ends a cell; false if it ends the record too. */
  private boolean separator(byte c) throws IOException {
    position++;
    if (c == delimiter) {
      return true;
    }

    lineAtPosition++;
    if (c == '\r' && (position < limit || fill()) && bytes[position] == '\n') {
      position++;
    }
    return false;
  }

  private void addCell(int start, int end) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, cells * 2);
      ends = Arrays.copyOf(ends, cells * 2);
    }
    starts[cells] = start;
    ends[cells] = end;
    cells++;
  }

  /** Reads on while keeping the current record, whose offsets may move; false at the end. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }

    if (recordStart > 0) {
      moveToFront();
    }
    if (limit == LONGEST_RECORD) {
      unclosed = true;
      ended = true;
      return false;
    }

    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit * 2, LONGEST_RECORD));
    }
    int count = in.read(bytes, limit, bytes.length - limit);
    ended = count < 0;
    limit += Math.max(count, 0);
    return !ended;
  }

  private void moveToFront() {
    int distance = recordStart;
    System.arraycopy(bytes, distance, bytes, 0, limit - distance);
    recordStart = 0;
    limit -= distance;
    position -= distance;
    cellStart -= distance;
    written -= distance;
    for (int i = 0; i < cells; i++) {
      starts[i] -= distance;
      ends[i] -= distance;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
