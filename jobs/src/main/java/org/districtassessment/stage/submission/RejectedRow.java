package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not accepted.
 *
 * @param table the table its file was taken for
 * @param unit key of the unit whose row it is; null where unknown
 * @param file path relative to the input folder, with forward slashes
 * @param sheet name of the worksheet; null for a text file
 * @param line where its record starts
 * @param codes of the problems that reject it, sorted, joined by {@code ;}
 * @param header of its file, as RFC 4180 text
 * @param record its cells as they came, as RFC 4180 text; sensitive parts are pseudonyms
 */
public record RejectedRow(
    String table,
    @Nullable String unit,
    String file,
    @Nullable String sheet,
    long line,
    String codes,
    String header,
    String record)
    implements Serializable {

  /** Total order of the published table: by file, sheet and line. */
  public static final Comparator<RejectedRow> ORDER =
      Comparator.comparing(RejectedRow::file)
          .thenComparing(RejectedRow::sheet, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(RejectedRow::line);

  /** Characters shown of a cell that swallowed the rest of its file. */
  private static final int LONGEST_SWALLOWED = 32_000;

  /** Returns the validator's current row. */
  static RejectedRow of(BucketValidator rows, List<Finding> fileFindings, Redactor redactor) {
    OpenFile open = rows.file();
    RowWalker walker = open.walker();
    TreeSet<String> codes = new TreeSet<>();
    for (RowProblem problem : rows.problems()) {
      if (problem.severity() == Severity.ERROR) {
        codes.add(problem.code());
      }
    }
    for (Finding finding : fileFindings) {
      if (finding.severity() == Severity.ERROR) {
        codes.add(finding.code());
      }
    }
    String header =
        labels(walker, redactor).stream().map(RejectedRow::quoted).collect(Collectors.joining(","));
    return new RejectedRow(
        open.file().table(),
        rows.unit(),
        open.file().path(),
        open.file().sheet(),
        walker.line(),
        String.join(";", codes),
        header,
        record(walker, redactor));
  }

  private static String record(RowWalker walker, Redactor redactor) {
    return cells(walker, redactor).stream()
        .map(RejectedRow::quoted)
        .collect(Collectors.joining(","));
  }

  /** Returns the cells of the current row as they came, without what is sensitive. */
  static List<String> cells(RowWalker walker, Redactor redactor) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < walker.cells(); i++) {
      String cell = walker.cell(i);
      boolean swallowed = walker.kind() == RowWalker.Kind.UNCLOSED && i == walker.cells() - 1;
      if (swallowed && cell.length() > LONGEST_SWALLOWED) {
        cell = cell.substring(0, LONGEST_SWALLOWED) + "…";
      }
      boolean hidden = mayBeSensitive(walker, i);
      cells.add(hidden ? redactor.pseudonym(cell.strip()) : redactor.redact(cell));
    }
    return cells;
  }

  /** Returns the labels of the file's header, without what is sensitive; none without a header. */
  static List<String> labels(RowWalker walker, Redactor redactor) {
    return walker.isHeaderless()
        ? List.of()
        : walker.header().labels().stream().map(redactor::redact).toList();
  }

  /**
   * Whether the cell may hold the value of a sensitive field: it stands in its column; or in a
   * column nobody knows, while that of a sensitive field is missing; or cells have been split or
   * lost, so that the field may have moved there.
   */
  private static boolean mayBeSensitive(RowWalker walker, int cell) {
    List<Field> fields = walker.layout().fields();
    if (walker.isHeaderless() || walker.kind() == RowWalker.Kind.UNCLOSED) {
      return fields.stream().anyMatch(Field::sensitive);
    }

    Header header = walker.header();
    int surplus = walker.cells() - header.columns();
    for (int field = 0; field < fields.size(); field++) {
      if (!fields.get(field).sensitive()) {
        continue;
      }

      int first = Math.max(0, cell - Math.max(surplus, 0));
      int last = Math.min(header.columns() - 1, cell - Math.min(surplus, 0));
      for (int column = first; column <= last; column++) {
        if (header.fieldOf(column) == field) {
          return true;
        }
      }
      boolean isAbsent = header.columnOf(field) == TableLayout.NONE;
      if (isAbsent && (cell >= header.columns() || header.fieldOf(cell) == TableLayout.NONE)) {
        return true;
      }
    }

    return false;
  }

  private static String quoted(String cell) {
    boolean needsQuotes =
        cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
