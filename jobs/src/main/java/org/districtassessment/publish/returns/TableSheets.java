package org.districtassessment.publish.returns;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.ReturnedRow.Mark;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.text.ColumnLetters;
import org.districtassessment.spreadsheet.Cell;
import org.districtassessment.spreadsheet.Look;
import org.districtassessment.spreadsheet.Sheet;
import org.districtassessment.spreadsheet.Spreadsheet;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a unit's returned rows, one per table; a table with more rows than a sheet holds
 * goes on in a further one. Columns: file, sheet, line, severity, problems, then the row as it came
 * under its own labels. Where the labels change, a new header is put in between.
 */
final class TableSheets implements Closeable {

  private static final int FILE_WIDTH = 26;
  private static final int SHEET_WIDTH = 12;
  private static final int LINE_WIDTH = 8;
  private static final int SEVERITY_WIDTH = 9;
  private static final int PROBLEMS_WIDTH = 56;

  /** Columns in front of the row as it came. */
  private static final int IN_FRONT = 5;

  private static final int FROZEN_COLUMNS = 4;
  private static final int MOST_CELLS = Sheet.MOST_COLUMNS - IN_FRONT;

  private final Spreadsheet workbook;
  private final Schemas schemas;
  private final Language language;
  private final int mostRows;
  private @Nullable Sheet sheet;
  private String table = "";
  private List<String> labels = List.of();
  private int columns;

  TableSheets(Spreadsheet workbook, Schemas schemas, Language language, int mostRows) {
    this.workbook = workbook;
    this.schemas = schemas;
    this.language = language;
    this.mostRows = mostRows;
  }

  /** Adds a row; rows of one table come together. */
  void write(ReturnedRow row) throws IOException {
    Sheet current = sheetFor(row);
    current.write(cells(row));
  }

  @Override
  public void close() throws IOException {
    Sheet last = sheet;
    if (last != null) {
      last.filter(0, columns);
      last.close();
      sheet = null;
    }
  }

  private Sheet sheetFor(ReturnedRow row) throws IOException {
    List<String> ownLabels = labelsOf(row);
    Sheet current = sheet;
    boolean sameLabels = ownLabels.equals(labels);
    boolean fits = current != null && current.rows() + (sameLabels ? 1 : 2) <= mostRows;
    if (current == null || !row.table().equals(table) || !fits) {
      close();
      table = row.table();
      current = workbook.streamingSheet(title(table, schemas, language));
      sheet = current;
      columns = 0;
      begin(current);
      header(current, ownLabels);
    } else if (!sameLabels) {
      header(current, ownLabels);
    }
    return current;
  }

  private static void begin(Sheet sheet) {
    sheet.width(0, FILE_WIDTH);
    sheet.width(1, SHEET_WIDTH);
    sheet.width(2, LINE_WIDTH);
    sheet.width(3, SEVERITY_WIDTH);
    sheet.width(4, PROBLEMS_WIDTH);
    sheet.freeze(1, FROZEN_COLUMNS);
    sheet.landscape();
    sheet.largePaper();
  }

  private void header(Sheet sheet, List<String> ownLabels) {
    labels = ownLabels;
    columns = Math.max(columns, IN_FRONT + ownLabels.size());
    List<Cell> header = new ArrayList<>();
    for (Words word :
        List.of(Words.FILE, Words.SHEET, Words.LINE, Words.SEVERITY, Words.PROBLEMS)) {
      header.add(Cell.text(word.in(language), Look.HEADER));
    }
    ownLabels.forEach(label -> header.add(Cell.text(label, Look.LIGHT_HEADER)));
    sheet.write(header);
  }

  /** The labels of the row's file, and one for each further cell of the row and of its marks. */
  private List<String> labelsOf(ReturnedRow row) {
    int size = Math.max(row.labels().size(), row.cells().size());
    for (Mark mark : row.marks()) {
      size = Math.max(size, mark.column() + 1);
    }
    List<String> all = new ArrayList<>();
    for (int column = 0; column < Math.min(size, MOST_CELLS); column++) {
      String label = column < row.labels().size() ? row.labels().get(column) : "";
      all.add(label.isBlank() ? Words.NO_LABEL.in(language, ColumnLetters.of(column)) : label);
    }
    return all;
  }

  private List<Cell> cells(ReturnedRow row) {
    Map<Integer, Severity> marked = new HashMap<>();
    for (Mark mark : row.marks()) {
      marked.merge(mark.column(), mark.severity(), TableSheets::graver);
    }
    Severity severity = row.severity();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.file(), Look.TEXT));
    String sheetName = row.sheet();
    cells.add(Cell.text(sheetName == null ? "" : sheetName, Look.TEXT));
    cells.add(Cell.number(row.line(), Look.LINE));
    cells.add(Cell.text(Words.of(severity, language), Words.lookOf(severity)));
    cells.add(Cell.text(problems(row), Look.TEXT));
    for (int column = 0; column < labels.size(); column++) {
      String text = column < row.cells().size() ? row.cells().get(column) : "";
      cells.add(Cell.text(text, look(marked.get(column))));
    }
    return cells;
  }

  private static Severity graver(Severity one, Severity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Look look(@Nullable Severity severity) {
    if (severity == null) {
      return Look.SENT;
    }

    return severity == Severity.ERROR ? Look.SENT_ERROR : Look.SENT_WARNING;
  }

  /** All messages, numbered, one a line. */
  private String problems(ReturnedRow row) {
    StringBuilder problems = new StringBuilder();
    int number = 0;
    for (Mark mark : row.marks()) {
      number++;
      problems.append(number == 1 ? "" : "\n").append(number).append(". ");
      problems.append(problem(row, mark));
    }
    return problems.toString();
  }

  private String problem(ReturnedRow row, Mark mark) {
    if (mark.column() == Mark.WHOLE_ROW) {
      return Words.WHOLE_ROW.in(language, mark.message());
    }

    String letters = ColumnLetters.of(mark.column());
    String label = mark.column() < row.labels().size() ? row.labels().get(mark.column()) : "";
    String name = label.isBlank() ? titleOf(row.table(), mark.field()).orElse("") : label;
    return name.isBlank()
        ? Words.COLUMN_ONLY.in(language, letters, mark.message())
        : Words.COLUMN.in(language, letters, name.strip(), mark.message());
  }

  private Optional<String> titleOf(String tableName, @Nullable String field) {
    return field == null
        ? Optional.empty()
        : schemas
            .table(tableName)
            .flatMap(schema -> schema.field(field))
            .map(each -> each.title().in(language));
  }

  /** Returns the title of a table, or its name where it has no schema. */
  static String title(String table, Schemas schemas, Language language) {
    return schemas
        .table(table)
        .map(TableSchema::title)
        .map(each -> each.in(language))
        .orElse(table);
  }
}
