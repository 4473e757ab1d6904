package org.districtassessment.publish.returns;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.spreadsheet.Cell;
import org.districtassessment.spreadsheet.Look;
import org.districtassessment.spreadsheet.Sheet;
import org.districtassessment.spreadsheet.Spreadsheet;

/**
 * The return list of one unit: a summary that says who it is for, what came of its files and how to
 * use the list, then its rows, then the lists that it is to act on.
 */
final class UnitWorkbook implements Closeable {

  /** Columns of the summary: table, code or file, severity, count or place, words, first place. */
  private static final List<Integer> WIDTHS = List.of(18, 30, 10, 10, 66, 36);

  private final Spreadsheet workbook;
  private final Sheet summary;
  private final TableSheets rows;
  private final ListSheets listed;
  private final List<MonitoringList> lists;
  private final Schemas schemas;
  private final Meanings meanings;
  private final Language language;
  private final Tally tally = new Tally();

  UnitWorkbook(
      Path file,
      String title,
      Schemas schemas,
      Meanings meanings,
      List<MonitoringList> lists,
      int mostRows)
      throws IOException {
    this.lists = lists;
    this.schemas = schemas;
    this.meanings = meanings;
    this.language = meanings.language();
    this.workbook = Spreadsheet.create(file, title);
    this.summary = workbook.sheet(Words.SUMMARY.in(language));
    this.rows = new TableSheets(workbook, schemas, language, mostRows);
    this.listed = new ListSheets(workbook, lists, language, mostRows);
  }

  void write(ReturnedRow row) throws IOException {
    tally.add(row);
    rows.write(row);
  }

  /** Adds a row of a list, behind all returned rows. */
  void write(ListedRow row) throws IOException {
    rows.close();
    listed.write(row);
  }

  /**
   * Ends the list.
   *
   * @param title whose list it is
   * @param subtitle of which assessment and year
   * @param findings about whole files, in order
   */
  Tally finish(String title, String subtitle, UnitFigures figures, List<Finding> findings)
      throws IOException {
    rows.close();
    listed.close();
    findings.forEach(tally::add);
    for (int column = 0; column < WIDTHS.size(); column++) {
      summary.width(column, WIDTHS.get(column));
    }
    summary.landscape();
    summary.withoutGridLines();
    summary.write(List.of(Cell.text(title, Look.TITLE)));
    summary.write(List.of(Cell.text(subtitle, Look.SUBTITLE)));
    summary.skip();
    figures(figures);
    steps();
    kinds();
    wholeFiles(findings);
    lists();
    return tally;
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private void figures(UnitFigures figures) {
    figure(Words.FILES, figures.files());
    figure(Words.READ, figures.read());
    figure(Words.ACCEPTED, figures.accepted());
    figure(Words.REJECTED, figures.rejected());
    figure(Words.DOUBTFUL, tally.doubtfulRows());
    summary.skip();
  }

  private void figure(Words what, long count) {
    summary.write(
        List.of(Cell.text(what.in(language), Look.LABEL), Cell.number(count, Look.FIGURE)));
  }

  private void steps() {
    section(Words.HOW_TO);
    for (String step : Words.steps(language)) {
      summary.writeAcross(step, Look.PLAIN, WIDTHS.size());
    }
    summary.skip();
  }

  private void kinds() {
    section(Words.BY_CODE);
    header(Words.TABLE, Words.CODE, Words.SEVERITY, Words.COUNT, Words.MEANING, Words.FIRST);
    for (Tally.Counted each : tally.kinds()) {
      Tally.Kind kind = each.kind();
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(TableSheets.title(kind.table(), schemas, language), Look.TEXT));
      cells.add(Cell.text(kind.code(), Look.TEXT));
      cells.add(Cell.text(Words.of(kind.severity(), language), Words.lookOf(kind.severity())));
      cells.add(Cell.number(each.count(), Look.NUMBER));
      cells.add(
          Cell.text(meanings.of(kind.table(), kind.code()).orElse(each.message()), Look.TEXT));
      cells.add(Cell.text(place(each), Look.TEXT));
      summary.write(cells);
    }
    summary.skip();
  }

  private String place(Tally.Counted first) {
    String sheet = first.sheet();
    if (first.line() == 0) {
      return first.file();
    }

    return sheet == null
        ? Words.AT_LINE.in(language, first.file(), first.line())
        : Words.IN_SHEET.in(language, first.file(), sheet, first.line());
  }

  private void wholeFiles(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }

    section(Words.WHOLE_FILES);
    header(Words.TABLE, Words.FILE, Words.SEVERITY, Words.PLACE, Words.PROBLEMS, Words.SHEET);
    for (Finding finding : findings) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(TableSheets.title(finding.table(), schemas, language), Look.TEXT));
      cells.add(Cell.text(finding.file(), Look.TEXT));
      cells.add(
          Cell.text(Words.of(finding.severity(), language), Words.lookOf(finding.severity())));
      cells.add(Cell.text(place(finding), Look.CENTRED));
      cells.add(Cell.text(problem(finding), Look.TEXT));
      String sheet = finding.sheet();
      cells.add(Cell.text(sheet == null ? "" : sheet, Look.TEXT));
      summary.write(cells);
    }
  }

  private void lists() {
    List<MonitoringList> filled =
        lists.stream().filter(each -> listed.count(each.id()) > 0).toList();
    if (filled.isEmpty()) {
      return;
    }

    summary.skip();
    section(Words.LISTS);
    summary.writeAcross(Words.LISTED.in(language), Look.PLAIN, WIDTHS.size());
    header(Words.LIST_CODE, Words.LIST, Words.NOTHING, Words.COUNT, Words.WHAT_TO_DO);
    for (MonitoringList list : filled) {
      summary.write(
          List.of(
              Cell.text(list.code(), Look.TEXT),
              Cell.text(list.title().in(language), Look.TEXT),
              Cell.blank(Look.TEXT),
              Cell.number(listed.count(list.id()), Look.NUMBER),
              Cell.text(list.description().in(language), Look.TEXT)));
    }
  }

  private String place(Finding finding) {
    return finding.line() == 0 ? "" : Words.LINE_ONLY.in(language, finding.line());
  }

  private String problem(Finding finding) {
    String column = finding.column();
    return column == null
        ? finding.message()
        : Words.COLUMN_ONLY.in(language, column, finding.message());
  }

  private void section(Words words) {
    summary.write(List.of(Cell.text(words.in(language), Look.SECTION)));
  }

  private void header(Words... words) {
    List<Cell> cells = new ArrayList<>();
    for (Words each : words) {
      cells.add(Cell.text(each.in(language), Look.HEADER));
    }
    summary.write(cells);
  }
}
