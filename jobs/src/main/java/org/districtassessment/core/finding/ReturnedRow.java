package org.districtassessment.core.finding;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that goes back to its sender: not accepted, or accepted and doubtful.
 *
 * @param unit key of the unit whose row it is; null where unknown
 * @param table the table its file was taken for
 * @param file path relative to the input folder, with forward slashes
 * @param sheet name of the worksheet; null for a text file
 * @param line where the row starts in the file, from 1
 * @param labels the header of the file, one per column; may be shorter than the row
 * @param cells as they came, sensitive ones masked already; column 0 of the file is the first
 * @param marks what is wrong, at least one
 */
public record ReturnedRow(
    @Nullable String unit,
    String table,
    String file,
    @Nullable String sheet,
    long line,
    List<String> labels,
    List<String> cells,
    List<Mark> marks)
    implements Serializable {

  /**
   * The order in which rows go into return lists: by unit, unknown ones last, then table, file,
   * sheet and line.
   */
  public static final Comparator<ReturnedRow> ORDER =
      Comparator.comparing(
              ReturnedRow::unit, Comparator.nullsLast(Comparator.<String>naturalOrder()))
          .thenComparing(ReturnedRow::table)
          .thenComparing(ReturnedRow::file)
          .thenComparing(ReturnedRow::sheet, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(ReturnedRow::line);

  public ReturnedRow {
    check(line > 0, "Invalid line of %s: %s (must be > 0)", file, line);
    check(!marks.isEmpty(), "Nothing is wrong with line %s of %s", line, file);
    labels = List.copyOf(labels);
    cells = List.copyOf(cells);
    marks = List.copyOf(marks);
  }

  /** Returns how much the gravest of the marks weighs. */
  public Severity severity() {
    return marks.stream().map(Mark::severity).min(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * Something wrong with a row or with one of its cells.
   *
   * @param code stable, kebab-case: of {@link FindingCode}, or of a row rule in a schema
   * @param column position of the cell, from 0; {@link #WHOLE_ROW} where none is to blame
   * @param field name of the field in the schema; null for a whole row
   * @param message what is wrong and what to do; shows no sensitive value
   */
  public record Mark(
      String code, Severity severity, int column, @Nullable String field, String message)
      implements Serializable {

    public static final int WHOLE_ROW = -1;

    public Mark {
      check(column >= WHOLE_ROW, "Invalid column: %s (must be >= -1)", column);
    }
  }
}
