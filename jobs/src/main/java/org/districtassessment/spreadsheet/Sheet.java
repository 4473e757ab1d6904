package org.districtassessment.spreadsheet;

import static org.districtassessment.core.Checks.check;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;
import org.districtassessment.core.text.DisplayWidth;
import org.jspecify.annotations.Nullable;

/**
 * A worksheet in the making, row after row.
 *
 * <p>A column is as wide as the widest of the first {@value #ROWS_IN_MEMORY} rows wants it, within
 * bounds, unless its width is set; a row is as high as its wrapped texts need it, as not every
 * spreadsheet finds that out by itself. A streaming sheet keeps no more rows than that in memory,
 * and heights of the first {@value #ROWS_WITH_HEIGHT}; widths and frozen panes of it have to be set
 * before.
 */
public final class Sheet implements Closeable {

  /** Rows of a worksheet; a spreadsheet opens no more. */
  public static final int MOST_ROWS = Worksheet.MAX_ROWS;

  /** Columns of a worksheet. */
  public static final int MOST_COLUMNS = Worksheet.MAX_COLS;

  /** What may stand in a list of choices that is written into the validation itself. */
  private static final int LONGEST_LIST = 255;

  private static final int ROWS_IN_MEMORY = 256;
  private static final int NARROWEST = 7;
  private static final int WIDEST = 32;
  private static final int MARGIN = 2;

  /** Points. */
  private static final double LOWEST = 15;

  private static final int ROWS_WITH_HEIGHT = 100_000;

  /**
   * What fits a column in the fonts that are not as wide as they should be, and between margins.
   */
  private static final double USABLE = 0.92;

  private final Worksheet sheet;
  private final boolean streaming;
  private final SortedMap<Integer, Integer> wanted = new TreeMap<>();
  private final SortedMap<Integer, Integer> fixed = new TreeMap<>();
  private final List<List<Cell>> untilWidthsAreSet = new ArrayList<>();
  private int rows;
  private boolean widthsAreSet;
  private boolean closed;

  Sheet(Worksheet sheet, boolean streaming) {
    this.sheet = sheet;
    this.streaming = streaming;
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.setAutoPageBreaks(true);
  }

  public String name() {
    return sheet.getName();
  }

  /** Rows written so far. */
  public int rows() {
    return rows;
  }

  /** Prints all columns on one page, the long side of the paper at the top. */
  public void landscape() {
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToHeight((short) 0);
  }

  /** Prints on paper twice the size, for sheets of many columns. */
  public void largePaper() {
    sheet.paperSize(PaperSize.A3_PAPER);
  }

  /** Leaves out the lines between cells that have no frame. */
  public void withoutGridLines() {
    sheet.hideGridLines();
  }

  /** Keeps the first rows and columns in view, and repeats the rows on every printed page. */
  public void freeze(int firstRows, int firstColumns) {
    sheet.freezePane(firstColumns, firstRows);
    sheet.repeatRows(0, firstRows - 1);
  }

  /**
   * Sets the width of a column.
   *
   * @param characters that fit, a Chinese one counting as two
   */
  public void width(int column, int characters) {
    fixed.put(column, characters);
  }

  /** Puts a filter on the columns from the left, from a row to the last one written. */
  public void filter(int firstRow, int columns) {
    sheet.setAutoFilter(firstRow, 0, Math.max(firstRow, rows - 1), columns - 1);
  }

  /** Adds a row. */
  public void write(List<Cell> cells) {
    check(rows < MOST_ROWS, "Sheet %s is full", name());
    int from = 0;
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      put(column, cell);
      if (column + 1 == cells.size() || cells.get(column + 1).look() != cell.look()) {
        cell.look().apply(sheet.range(rows, from, rows, column).style());
        from = column + 1;
      }
    }
    if (widthsAreSet) {
      fitHeight(rows, cells);
    } else {
      untilWidthsAreSet.add(cells);
    }
    next();
  }

  /** Adds a row of one text over several columns, as high as it needs. */
  public void writeAcross(String text, Look look, int columns) {
    put(text, 0);
    look.apply(sheet.range(rows, 0, rows, columns - 1).style());
    sheet.range(rows, 0, rows, columns - 1).merge();
    int width = 0;
    for (int column = 0; column < columns; column++) {
      width += fixed.getOrDefault(column, NARROWEST);
    }
    setHeight(rows, lines(text, width) * look.lineHeight());
    if (!widthsAreSet) {
      untilWidthsAreSet.add(List.of());
    }
    next();
  }

  /** Leaves a row blank. */
  public void skip() {
    write(List.of());
  }

  /** Formats the cells of a column that are filled in by hand, such as {@code @} for text. */
  public void format(int column, String format) {
    sheet.style(column).format(format).set();
  }

  /**
   * Lets a person choose from a list in the cells of a column, below the header.
   *
   * @return whether it was possible: the list is short, and no word holds a comma or quotes
   */
  public boolean choices(int column, List<String> words, String title, String message) {
    String list = String.join(",", words);
    boolean plain = words.stream().noneMatch(word -> word.matches("(?s)\\s.*|.*[,\"&<>].*|.*\\s"));
    if (!plain || list.length() > LONGEST_LIST) {
      return false;
    }

    sheet
        .range(rows, column, MOST_ROWS - 1, column)
        .validateWithListByFormula('"' + list + '"')
        .errorStyle(DataValidationErrorStyle.STOP)
        .showErrorMessage(true)
        .errorTitle(xml(title))
        .error(xml(message));
    return true;
  }

  /** Lets a person choose from the cells of a column of another sheet. */
  public void choices(
      int column, Sheet other, int otherColumn, int words, String title, String message) {
    sheet
        .range(rows, column, MOST_ROWS - 1, column)
        .validateWithList(other.sheet.range(1, otherColumn, words, otherColumn))
        .errorStyle(DataValidationErrorStyle.STOP)
        .showErrorMessage(true)
        .errorTitle(xml(title))
        .error(xml(message));
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      setWidths();
      sheet.close();
    }
  }

  boolean isStreaming() {
    return streaming && !closed;
  }

  private void put(int column, Cell cell) {
    @Nullable String text = cell.text();
    @Nullable Long number = cell.number();
    if (text != null) {
      put(text, column);
      want(column, text);
    } else if (number != null) {
      sheet.value(rows, column, number);
      want(column, number.toString());
    }
  }

  /** A blank text leaves the cell blank; other text is kept with the white space at its ends. */
  private void put(String raw, int column) {
    String text = CellText.escaped(CellText.of(raw));
    if (text.isEmpty()) {
      return;
    }

    boolean trims = text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ';
    if (!streaming) {
      sheet.value(rows, column, text);
    } else if (trims) {
      sheet.inlineString(rows, column, RichText.builder().run(text).end().build());
    } else {
      sheet.inlineString(rows, column, text);
    }
  }

  private void want(int column, String text) {
    if (widthsAreSet || fixed.containsKey(column)) {
      return;
    }

    int widest = text.lines().mapToInt(DisplayWidth::of).max().orElse(0);
    wanted.merge(column, widest, Math::max);
  }

  private void next() {
    rows++;
    if (streaming && rows % ROWS_IN_MEMORY == 0) {
      setWidths();
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void setWidths() {
    if (widthsAreSet) {
      return;
    }

    widthsAreSet = true;
    wanted.forEach(
        (column, width) ->
            fixed.putIfAbsent(column, Math.max(NARROWEST, Math.min(width, WIDEST)) + MARGIN));
    fixed.forEach((column, width) -> sheet.width(column, width));
    for (int row = 0; row < untilWidthsAreSet.size(); row++) {
      fitHeight(row, untilWidthsAreSet.get(row));
    }
    untilWidthsAreSet.clear();
  }

  private void fitHeight(int row, List<Cell> cells) {
    if (streaming && row >= ROWS_WITH_HEIGHT) {
      return;
    }

    double height = 0;
    for (int column = 0; column < cells.size(); column++) {
      Look look = cells.get(column).look();
      @Nullable String text = cells.get(column).text();
      int lines =
          text != null && look.isWrapped() ? lines(text, fixed.getOrDefault(column, NARROWEST)) : 1;
      height = Math.max(height, lines * look.lineHeight());
    }
    setHeight(row, height);
  }

  private void setHeight(int row, double points) {
    if (points > LOWEST) {
      sheet.rowHeight(row, Math.min(points + MARGIN * 2, Worksheet.MAX_ROW_HEIGHT));
    }
  }

  /** How many lines a text takes in a column. */
  private static int lines(String text, int width) {
    int usable = Math.max(1, (int) (width * USABLE));
    if (text.length() * 2 <= usable && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return 1; // as most cells
    }

    return text.lines()
        .mapToInt(line -> Math.max(1, (DisplayWidth.of(line) + usable - 1) / usable))
        .sum();
  }

  private static String xml(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
