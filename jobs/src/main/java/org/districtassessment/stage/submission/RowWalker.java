package org.districtassessment.stage.submission;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.record.Records;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the rows of one file: the one way in which rows are read, whether to validate them, to
 * scan the accepted ones or to list the rejected ones.
 *
 * <p>Every record behind the header has an ordinal, from 0, blank ones too; so a pass can name rows
 * to the next one. Blank records that follow each other are one step of the walk, and those at the
 * end of the file none.
 */
final class RowWalker implements Closeable {

  /** What a record is. */
  enum Kind {
    /** As many cells as the header; cells that are missing or blank at the end do not matter. */
    ROW,
    /** Only white space. */
    BLANK,
    /** Adds up other rows. */
    TOTAL,
    /** A remark or a signature. */
    NOTE,
    /** The header once more, as at the top of a printed page. */
    HEADER,
    EXTRA_CELLS,
    MISSING_CELLS,
    /** Something that never closes, such as a quote: the rest of the file. */
    UNCLOSED;

    /** Whether it counts as a row that was sent. */
    boolean isData() {
      return this == ROW || this == EXTRA_CELLS || this == MISSING_CELLS || this == UNCLOSED;
    }
  }

  /**
   * A row above the header.
   *
   * @param text of its first filled cell
   * @param filled number of different texts in it
   * @param numbers how many of them may be data
   */
  record Above(long line, String text, int filled, int numbers) {}

  private final TableLayout layout;
  private final boolean isRagged;
  private final @Nullable Header header;
  private final List<Above> above = new ArrayList<>();
  private final long headerLine;

  private Records records;
  private Kind kind = Kind.BLANK;
  private int ordinal = -1;
  private int end = Integer.MAX_VALUE;
  private boolean unclosedHeader;

  /** First line of a run of blank records that has been passed; the record behind it comes next. */
  private long blankLine;

  private boolean isBehindBlanks;
  private int from;
  private int to;

  /** Number of the record in the walk, and in which one each field was last looked at. */
  private int step;

  private final int[] lookedAt;
  private final boolean[] hasValue;

  /**
   * Reads up to the header.
   *
   * @param isRagged whether a row may have fewer cells than the header: a worksheet stores no blank
   *     cells at its end
   */
  RowWalker(TableLayout layout, Records records, TableStart start, boolean isRagged)
      throws IOException {
    this.layout = layout;
    this.records = records;
    this.isRagged = isRagged;
    lookedAt = new int[layout.fields().size()];
    hasValue = new boolean[lookedAt.length];
    if (start.header() == TableStart.NONE) {
      header = null;
      unclosedHeader = hasUnclosedRecord();
      headerLine = unclosedHeader ? records.line() : 0;
      return;
    }

    Set<String> units = new LinkedHashSet<>();
    for (int i = 0; i < start.header(); i++) {
      next("above its header");
      readAbove(units);
    }
    next("at its header");
    headerLine = records.line();
    List<String> labels = Labels.cells(records);
    for (int i = 1; i < start.depth(); i++) {
      next("at the second row of its header");
      labels = layout.labels().together(labels, Labels.cells(records));
    }
    header = new Header(layout, labels, units, dataAbove(labels));
  }

  private boolean hasUnclosedRecord() throws IOException {
    while (records.next()) {
      if (records.unclosed()) {
        return true;
      }
    }
    return false;
  }

  private void next(String place) throws IOException {
    if (!records.next()) {
      throw new IOException("The file ends " + place + "; was it replaced?");
    }
  }

  private void readAbove(Set<String> units) {
    Set<String> filled = new LinkedHashSet<>(Labels.cells(records));
    filled.remove("");
    filled.forEach(cell -> units.addAll(UnitWords.above(cell)));
    if (!filled.isEmpty()) {
      int numbers = (int) filled.stream().filter(RowWalker::mayBeData).count();
      String first = filled.iterator().next();
      above.add(new Above(records.line(), first, filled.size(), numbers));
    }
  }

  /** Whether a cell above the header holds a digit and is no remark such as "name: value". */
  private static boolean mayBeData(String cell) {
    return cell.chars().anyMatch(Character::isDigit)
        && cell.indexOf(':') < 0
        && cell.indexOf('：') < 0;
  }

  /** The first row above the header that looks like those which belong below it; null for none. */
  private @Nullable Above dataAbove(List<String> labels) {
    long columns = labels.stream().filter(label -> !label.isEmpty()).count();
    return above.stream()
        .filter(row -> row.numbers > 1 && 3L * row.filled >= 2 * columns)
        .findFirst()
        .orElse(null);
  }

  /**
   * Goes on in the middle of the file.
   *
   * @param chunk its records
   * @param firstOrdinal of that record
   * @param endOrdinal of the first record that is not to be walked
   */
  void continueWith(Records chunk, int firstOrdinal, int endOrdinal) throws IOException {
    records.close();
    records = chunk;
    ordinal = firstOrdinal - 1;
    end = endOrdinal;
  }

  /** Whether there is no header: the file is blank, or its first record never ends. */
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

  /** Line of the header, the upper one of two; of a header that never ends where it starts. */
  long headerLine() {
    return headerLine;
  }

  /** Rows above the header that are not blank. */
  List<Above> above() {
    return above;
  }

  TableLayout layout() {
    return layout;
  }

  /**
   * Goes to the next record, or over a run of blank ones. Of a file whose header never closes, all
   * of it is one record of kind {@link Kind#UNCLOSED}.
   */
  boolean next() throws IOException {
    if (unclosedHeader) {
      unclosedHeader = false;
      ordinal = 0;
      kind = Kind.UNCLOSED;
      return true;
    }

    if (header == null) {
      return false;
    }

    if (isBehindBlanks) {
      isBehindBlanks = false;
      kind = kindOfFilled(header);
      return true;
    }

    if (!nextRecord()) {
      return false;
    }

    if (!isBlank()) {
      kind = kindOfFilled(header);
      return true;
    }

    blankLine = records.line();
    while (isBlank()) {
      if (!nextRecord()) {
        return false;
      }
    }
    isBehindBlanks = true;
    kind = Kind.BLANK;
    return true;
  }

  private boolean nextRecord() throws IOException {
    if (ordinal + 1 >= end || !records.next()) {
      return false;
    }

    ordinal++;
    step++;
    return true;
  }

  Kind kind() {
    return kind;
  }

  /** The record's ordinal; while blank records are passed, that of the record behind them. */
  int ordinal() {
    return ordinal;
  }

  /** Physical line, or row of the worksheet, where the record starts. */
  long line() {
    return kind == Kind.BLANK ? blankLine : records.line();
  }

  /**
   * Finds the trimmed cell of a field in a record of kind {@link Kind#ROW}; false if it is missing.
   */
  boolean find(int field) {
    int column = header().columnOf(field);
    if (column == TableLayout.NONE || column >= records.cells()) {
      from = 0;
      to = 0;
      return false;
    }

    byte[] bytes = records.bytes();
    from = Cells.trimmedStart(bytes, records.start(column), records.end(column));
    to = Cells.trimmedEnd(bytes, from, records.end(column));
    return !layout.isMissing(field, bytes, from, to);
  }

  /**
   * Looks for the cell of a field, in a record of kind {@link Kind#ROW}, among known ones; where it
   * is one with a value, the field's reader then has it.
   *
   * @return what {@link KnownCells#find} does
   */
  int recall(int field, KnownCells known) {
    Header now = header();
    int column = now.columnOf(field);
    if (column == TableLayout.NONE
        || column >= records.cells()
        || records.kind(column) != CellKind.TEXT
        || now.unitOf(field) != null) {
      return known.findNothing();
    }

    byte[] bytes = records.bytes();
    from = records.start(column);
    to = records.end(column);
    int found = known.find(bytes, from, to);
    if (found != KnownCells.UNKNOWN) {
      lookedAt[field] = step;
      hasValue[field] = found == KnownCells.VALUE;
    }
    if (found == KnownCells.VALUE) {
      layout.reader(field).recalls(bytes, from, to, known.value());
    }
    return found;
  }

  /** Whether the cell of a field in the current record, which has one, has no blanks around. */
  boolean isTrimmed(int field) {
    int column = header().columnOf(field);
    return from == records.start(column) && to == records.end(column);
  }

  /** Whether the cell found last, a field's, is of its type; the field's reader then has it. */
  boolean reads(int field) {
    CellKind kindOfCell = records.kind(header().columnOf(field));
    lookedAt[field] = step;
    hasValue[field] =
        layout.reader(field).reads(bytes(), from, to, kindOfCell, header().unitOf(field));
    return hasValue[field];
  }

  /**
   * Whether a record of kind {@link Kind#ROW} has a readable value of a field; the field's reader
   * then has it. A cell that was read already is not read again.
   */
  boolean hasValue(int field) {
    return lookedAt[field] == step ? hasValue[field] : find(field) && reads(field);
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

  /** Returns a cell as it came, without its quotes; empty where the record has no such cell. */
  String cell(int column) {
    return column >= records.cells()
        ? ""
        : Cells.text(records.bytes(), records.start(column), records.end(column));
  }

  private Kind kindOfFilled(Header known) {
    if (records.unclosed()) {
      return Kind.UNCLOSED;
    }

    Kind around = kindAround(known);
    if (around != Kind.ROW) {
      return around;
    }

    int columns = known.columns();
    if (records.cells() < columns) {
      return isRagged ? Kind.ROW : Kind.MISSING_CELLS;
    }

    for (int i = columns; i < records.cells(); i++) {
      if (!isBlank(i)) {
        return Kind.EXTRA_CELLS;
      }
    }

    return Kind.ROW;
  }

  /** What a row is that only stands around the table; {@link Kind#ROW} for every other one. */
  private Kind kindAround(Header known) {
    int first = 0;
    while (first < records.cells() && isBlank(first)) {
      first++;
    }
    byte[] bytes = records.bytes();
    int start = Cells.trimmedStart(bytes, records.start(first), records.end(first));
    int cellEnd = Cells.trimmedEnd(bytes, start, records.end(first));
    if (!OfficeRows.isOrdinary(bytes, start, cellEnd)) {
      String cell = Cells.text(bytes, start, cellEnd);
      Kind around =
          OfficeRows.isTotal(cell) ? Kind.TOTAL : OfficeRows.isNote(cell) ? Kind.NOTE : Kind.ROW;
      if (around != Kind.ROW && !namesUnit(known, first)) {
        return around;
      }
    }

    return known.beginsWith(bytes, start, cellEnd) && repeats(known) ? Kind.HEADER : Kind.ROW;
  }

  /**
   * Whether a cell behind the first filled one tells the row's unit: so does only a row of data.
   */
  private boolean namesUnit(Header known, int first) {
    int field = layout.unitField();
    int column = field == TableLayout.NONE ? TableLayout.NONE : known.columnOf(field);
    if (column <= first
        || column >= records.cells()
        || isBlank(column)
        || records.kind(column).isCopy()) {
      return false;
    }

    String cell = cell(column);
    return !OfficeRows.isTotal(cell) && !OfficeRows.isNote(cell);
  }

  private boolean repeats(Header known) {
    List<String> cells = Labels.cells(records);
    int columns = known.columns();
    return cells.size() >= columns
        && cells.subList(0, columns).equals(known.labels())
        && cells.subList(columns, cells.size()).stream().allMatch(String::isEmpty);
  }

  private boolean isBlank() {
    for (int i = 0; i < records.cells(); i++) {
      if (!isBlank(i)) {
        return false;
      }
    }

    return !records.unclosed();
  }

  private boolean isBlank(int cell) {
    int cellEnd = records.end(cell);
    return Cells.trimmedStart(records.bytes(), records.start(cell), cellEnd) == cellEnd;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
