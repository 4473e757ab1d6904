package org.districtassessment.stage.submission;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.schema.OtherUnit;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the rows of one file: the one way in which rows are read, whether to validate them, to
 * scan the accepted ones or to list the rejected ones.
 *
 * <p>Every record behind the header has an ordinal, from 0, blank ones too; so a pass can name rows
 * to the next one. The header is the first record that is not blank.
 */
final class RowWalker implements Closeable {

  /** What a record is. */
  enum Kind {
    /** As many cells as the header. */
    ROW,
    /** Only white space; neither read nor rejected. */
    BLANK,
    EXTRA_CELLS,
    MISSING_CELLS,
    /** A quote that never closes: the rest of the file. */
    UNCLOSED
  }

  private final TableLayout layout;
  private final RecordReader records;
  private final @Nullable Header header;
  private final long headerLine;
  private Kind kind = Kind.BLANK;
  private int ordinal = -1;
  private boolean unclosedHeader;
  private int from;
  private int to;

  /**
   * Reads the header.
   *
   * @param expectedBytes about how many bytes the stream holds
   */
  RowWalker(TableLayout layout, InputStream utf8, long expectedBytes) throws IOException {
    this.layout = layout;
    this.records = new RecordReader(utf8, expectedBytes);
    boolean found = records.next();
    while (found && isBlank()) {
      found = records.next();
    }
    unclosedHeader = found && records.unclosed();
    header = found && !unclosedHeader ? new Header(layout, labels()) : null;
    headerLine = found ? records.line() : 0;
  }

  /** Whether there is no header: the file is blank, or a quote in its header never closes. */
  boolean isHeaderless() {
    return header == null;
  }

  /**
   * Returns the header.
   *
   * @throws IllegalStateException if there is none
   */
  Header header() {
    if (header == null) {
      throw new IllegalStateException("The file has no header");
    }

    return header;
  }

  long headerLine() {
    return headerLine;
  }

  TableLayout layout() {
    return layout;
  }

  /**
   * Goes to the next record. Of a file whose header never closes, all of it is one record of kind
   * {@link Kind#UNCLOSED}.
   */
  boolean next() throws IOException {
    if (unclosedHeader) {
      unclosedHeader = false;
      ordinal = 0;
      kind = Kind.UNCLOSED;
      return true;
    }

    if (header == null || !records.next()) {
      return false;
    }

    ordinal++;
    kind = kindOf(header.columns());
    return true;
  }

  Kind kind() {
    return kind;
  }

  int ordinal() {
    return ordinal;
  }

  /** Physical line where the record starts; the header is line 1. */
  long line() {
    return records.line();
  }

  /**
   * Finds the trimmed cell of a field in a record of kind {@link Kind#ROW}; false if it is missing.
   */
  boolean find(int field) {
    int column = header().columnOf(field);
    if (column == TableLayout.NONE) {
      from = 0;
      to = 0;
      return false;
    }

    byte[] bytes = records.bytes();
    from = Cells.trimmedStart(bytes, records.start(column), records.end(column));
    to = Cells.trimmedEnd(bytes, from, records.end(column));
    return !layout.isMissing(field, bytes, from, to);
  }

  /** Whether the cell found last, a field's, is of its type; the field's reader then has it. */
  boolean reads(int field) {
    return layout.reader(field).reads(bytes(), from, to, kindOfCell(), unitOfCell());
  }

  /** What the sender's program said the cell found last is. */
  private CellKind kindOfCell() {
    return CellKind.TEXT;
  }

  /** The unit that the header names for the cell found last; null for the stored one. */
  private @Nullable OtherUnit unitOfCell() {
    return null;
  }

  /** Holds the cell found last. */
  byte[] bytes() {
    return records.bytes();
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Number of cells of the record, whatever its kind. */
  int cells() {
    return records.cells();
  }

  /** Returns a cell as it came, without its quotes. */
  String cell(int column) {
    return Cells.text(records.bytes(), records.start(column), records.end(column));
  }

  private Kind kindOf(int columns) {
    if (records.unclosed()) {
      return Kind.UNCLOSED;
    }

    if (isBlank()) {
      return Kind.BLANK;
    }

    if (records.cells() == columns) {
      return Kind.ROW;
    }

    return records.cells() > columns ? Kind.EXTRA_CELLS : Kind.MISSING_CELLS;
  }

  private boolean isBlank() {
    for (int i = 0; i < records.cells(); i++) {
      int end = records.end(i);
      if (Cells.trimmedStart(records.bytes(), records.start(i), end) < end) {
        return false;
      }
    }

    return !records.unclosed();
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < records.cells(); i++) {
      labels.add(Cells.trimmed(records.bytes(), records.start(i), records.end(i)));
    }
    return labels;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
