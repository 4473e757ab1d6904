package org.districtassessment.generate;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file under way that knows its physical line. */
final class CsvFile implements Closeable {

  private final Writer writer;
  private final String lineEnd;
  private long line = 1;

  CsvFile(OutputStream out, Charset charset, boolean byteOrderMark, String lineEnd)
      throws IOException {
    this.writer = new BufferedWriter(new OutputStreamWriter(out, charset), 1 << 16);
    this.lineEnd = lineEnd;
    if (byteOrderMark) {
      writer.write('\uFEFF');
    }
  }

  /** The line where the next record will start. */
  long line() {
    return line;
  }

  /** Writes a record; cells that {@code quoted} marks stand in quotes though they need none. */
  void write(List<String> cells, boolean @Nullable [] quoted) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      write(cells.get(i), quoted != null && i < quoted.length && quoted[i]);
    }
    endLine();
  }

  void blankLine() throws IOException {
    endLine();
  }

  private void endLine() throws IOException {
    writer.write(lineEnd);
    line++;
  }

  private void write(String cell, boolean quoted) throws IOException {
    if (!quoted && !needsQuotes(cell)) {
      writer.write(cell);
      return;
    }

    writer.write('"');
    writer.write(cell.replace("\"", "\"\""));
    writer.write('"');
    line += cell.chars().filter(c -> c == '\n').count();
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
