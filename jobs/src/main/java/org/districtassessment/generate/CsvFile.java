package org.districtassessment.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file under way that knows its physical line. Records are put together as UTF-8 bytes. */
final class CsvFile implements Closeable {

  private static final int FULL = 1 << 16;
  private static final int FIRST_FOUR_DIGITS = 1000;
  private static final int FIRST_FIVE_DIGITS = 10_000;

  private final OutputStream out;
  private final Charset charset;
  private final byte[] lineEnd;
  private byte[] buffer = new byte[FULL + (1 << 13)];
  private int size;
  private boolean inRecord;
  private long line = 1;

  CsvFile(OutputStream out, Charset charset, boolean byteOrderMark, String lineEnd) {
    this.out = out;
    this.charset = charset;
    this.lineEnd = lineEnd.getBytes(StandardCharsets.UTF_8);
    if (byteOrderMark) {
      append("\uFEFF".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The line where the next record will start. */
  long line() {
    return line;
  }

  /** Writes a record; cells that {@code quoted} marks stand in quotes though they need none. */
  void write(List<String> cells, boolean @Nullable [] quoted) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      boolean inQuotes = quoted != null && i < quoted.length && quoted[i];
      text(cells.get(i).getBytes(StandardCharsets.UTF_8), inQuotes ? Quotes.ALWAYS : Quotes.NEEDED);
    }
    endRecord();
  }

  /** When a cell stands in quotes. */
  enum Quotes {
    ALWAYS,
    NEEDED
  }

  /** Writes the next cell of a record. */
  void text(byte[] cell, Quotes quotes) {
    comma();
    if (quotes == Quotes.NEEDED && !needsQuotes(cell)) {
      append(cell);
      return;
    }

    room(2 * cell.length + 2);
    buffer[size++] = '"';
    for (byte b : cell) {
      if (b == '"') {
        buffer[size++] = '"';
      } else if (b == '\n') {
        line++;
      }
      buffer[size++] = b;
    }
    buffer[size++] = '"';
  }

  /** Writes a whole number as the next cell. */
  void whole(long cell, Quotes quotes) {
    if (cell < 0 || quotes == Quotes.ALWAYS) {
      text(Long.toString(cell).getBytes(StandardCharsets.UTF_8), quotes);
      return;
    }

    comma();
    int digits = 1;
    for (long rest = cell / 10; rest > 0; rest /= 10) {
      digits++;
    }
    room(digits);
    long rest = cell;
    for (int i = size + digits - 1; i >= size; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /**
   * Writes a date as the next cell.
   *
   * @param cell days since 1970-01-01
   */
  void day(int cell, Quotes quotes) {
    LocalDate day = LocalDate.ofEpochDay(cell);
    int year = day.getYear();
    if (quotes == Quotes.ALWAYS || year < FIRST_FOUR_DIGITS || year >= FIRST_FIVE_DIGITS) {
      text(day.toString().getBytes(StandardCharsets.UTF_8), quotes);
      return;
    }

    comma();
    room(10);
    twoDigits(year / 100);
    twoDigits(year % 100);
    buffer[size++] = '-';
    twoDigits(day.getMonthValue());
    buffer[size++] = '-';
    twoDigits(day.getDayOfMonth());
  }

  private void twoDigits(int number) {
    buffer[size++] = (byte) ('0' + number / 10);
    buffer[size++] = (byte) ('0' + number % 10);
  }

  /** Writes lines that are ready. */
  void lines(String lines, long count) throws IOException {
    append(lines.getBytes(StandardCharsets.UTF_8));
    line += count;
    if (size >= FULL) {
      flush();
    }
  }

  void blankLine() throws IOException {
    endRecord();
  }

  /** Ends the record, or a line without one. */
  void endRecord() throws IOException {
    append(lineEnd);
    line++;
    inRecord = false;
    if (size >= FULL) {
      flush();
    }
  }

  private void comma() {
    if (inRecord) {
      room(1);
      buffer[size++] = ',';
    }
    inRecord = true;
  }

  private void append(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private void room(int bytes) {
    if (buffer.length - size < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
    }
  }

  private static boolean needsQuotes(byte[] cell) {
    for (byte b : cell) {
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private void flush() throws IOException {
    if (charset.equals(StandardCharsets.UTF_8)) {
      out.write(buffer, 0, size);
    } else {
      out.write(new String(buffer, 0, size, StandardCharsets.UTF_8).getBytes(charset));
    }
    size = 0;
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
