package org.districtassessment.reference;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.text.DisplayWidth;
import org.districtassessment.core.text.WrapText;

/**
 * A table for a terminal. Counts Chinese characters and other wide ones as two columns, so that
 * columns line up; cuts the widest left-aligned columns with … until the table fits, or breaks
 * their cells into lines.
 *
 * <p>Lines end with {@code \n}, whatever the system; there are no spaces at their ends.
 */
public final class TextTable {

  private static final String GAP = "  ";
  private static final int LEAST_WIDTH = 4;

  /** How the cells of a column stand. */
  public enum Align {
    LEFT,
    /** The same, broken into lines where it is too long. */
    WRAPPED,
    /** For numbers; never cut. */
    RIGHT
  }

  private final List<String> header = new ArrayList<>();
  private final List<Align> aligns = new ArrayList<>();
  private final List<Integer> greatest = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable left(String title) {
    return column(title, Align.LEFT);
  }

  public TextTable wrapped(String title) {
    return wrapped(title, Integer.MAX_VALUE);
  }

  /**
   * Adds a column whose cells are broken into lines.
   *
   * @param most how wide it becomes at most, whatever room there is
   */
  public TextTable wrapped(String title, int most) {
    column(title, Align.WRAPPED);
    greatest.set(greatest.size() - 1, most);
    return this;
  }

  public TextTable right(String title) {
    return column(title, Align.RIGHT);
  }

  private TextTable column(String title, Align align) {
    header.add(title);
    aligns.add(align);
    greatest.add(Integer.MAX_VALUE);
    return this;
  }

  /**
   * Adds a row; line breaks inside a cell become spaces.
   *
   * @throws IllegalArgumentException unless there are as many cells as columns
   */
  public TextTable row(List<String> cells) {
    check(cells.size() == header.size(), "A row has %s cells, not %s", cells.size(), header.size());
    rows.add(cells.stream().map(cell -> cell.strip().replaceAll("\\s+", " ")).toList());
    return this;
  }

  public TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /**
   * Returns the table: a header, a rule, the rows.
   *
   * @param columns width of the terminal; a table whose uncut columns need more is wider
   */
  public String fitting(int columns) {
    List<Integer> widths = widths(columns);
    StringBuilder text = new StringBuilder();
    append(header, widths, text);
    append(widths.stream().map("─"::repeat).toList(), widths, text);
    rows.forEach(row -> append(row, widths, text));
    return text.toString();
  }

  private List<Integer> widths(int columns) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> DisplayWidth.of(row.get(column))).max().orElse(0);
      widths.add(Math.max(DisplayWidth.of(header.get(i)), Math.min(widest, greatest.get(i))));
    }
    int tooMany = total(widths) - columns;
    for (; tooMany > 0 && widest(widths) >= 0; tooMany--) {
      int widest = widest(widths);
      widths.set(widest, widths.get(widest) - 1);
    }
    return widths;
  }

  private static int total(List<Integer> widths) {
    int gaps = GAP.length() * Math.max(0, widths.size() - 1);
    return gaps + widths.stream().mapToInt(Integer::intValue).sum();
  }

  /** The widest column that may be cut, the last of equal ones; -1 for none. */
  private int widest(List<Integer> widths) {
    int widest = -1;
    for (int i = 0; i < widths.size(); i++) {
      boolean cuttable = aligns.get(i) != Align.RIGHT && widths.get(i) > LEAST_WIDTH;
      if (cuttable && (widest < 0 || widths.get(i) >= widths.get(widest))) {
        widest = i;
      }
    }
    return widest;
  }

  private void append(List<String> cells, List<Integer> widths, StringBuilder text) {
    List<List<String>> broken = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      broken.add(
          aligns.get(i) == Align.WRAPPED
              ? WrapText.wrap(cells.get(i), Math.max(2, widths.get(i)))
              : List.of(DisplayWidth.cut(cells.get(i), widths.get(i))));
    }
    int lines = broken.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < lines; line++) {
      appendLine(line, broken, widths, text);
    }
  }

  private void appendLine(
      int number, List<List<String>> cells, List<Integer> widths, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = number < cells.get(i).size() ? cells.get(i).get(number) : "";
      String padding = " ".repeat(Math.max(0, widths.get(i) - DisplayWidth.of(cell)));
      line.append(i == 0 ? "" : GAP);
      line.append(aligns.get(i) == Align.RIGHT ? padding + cell : cell + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
