package org.districtassessment.publish.returns;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.spreadsheet.Cell;
import org.districtassessment.spreadsheet.Look;
import org.districtassessment.spreadsheet.Sheet;
import org.districtassessment.spreadsheet.Spreadsheet;
import org.jspecify.annotations.Nullable;

/**
 * The page for those who run the evaluation: units × codes, those with nothing to return too, with
 * the totals first; and a sheet that says what the codes mean.
 */
final class SummaryWorkbook {

  /** A unit on the page. */
  record Line(
      @Nullable String unit,
      String name,
      String group,
      UnitFigures figures,
      Tally tally,
      @Nullable String file) {}

  /** A column of the page. */
  private record Code(String code, Severity severity) {
    private static final Comparator<Code> ORDER =
        Comparator.comparing(Code::severity).thenComparing(Code::code);
  }

  private static final List<Words> IN_FRONT =
      List.of(
          Words.UNIT_KEY,
          Words.UNIT_NAME,
          Words.GROUP,
          Words.FILES,
          Words.READ,
          Words.ACCEPTED,
          Words.REJECTED,
          Words.DOUBTFUL,
          Words.RETURNED,
          Words.ERRORS,
          Words.WARNINGS,
          Words.WORKBOOK);

  private static final List<Integer> WIDTHS =
      List.of(13, 18, 14, 10, 10, 10, 10, 10, 10, 10, 10, 16);
  private static final int CODE_WIDTH = 14;
  private static final List<Integer> CODE_WIDTHS = List.of(22, 30, 10, 10, 10, 90);

  private SummaryWorkbook() {}

  static void write(Path file, String title, List<Line> lines, Schemas schemas, Meanings meanings)
      throws IOException {
    Language language = meanings.language();
    try (Spreadsheet workbook = Spreadsheet.create(file, title)) {
      units(workbook.sheet(Words.RETURNS.in(language)), lines, language);
      codes(workbook.sheet(Words.CODES.in(language)), lines, schemas, meanings);
    }
  }

  private static void units(Sheet sheet, List<Line> lines, Language language) {
    SortedSet<Code> codes = new TreeSet<>(Code.ORDER);
    for (Line line : lines) {
      line.tally.kinds().forEach(each -> codes.add(code(each.kind())));
    }
    for (int column = 0; column < WIDTHS.size(); column++) {
      sheet.width(column, WIDTHS.get(column));
    }
    List<Cell> header = new ArrayList<>();
    IN_FRONT.forEach(word -> header.add(Cell.text(word.in(language), Look.HEADER)));
    for (Code code : codes) {
      sheet.width(header.size(), CODE_WIDTH);
      boolean isError = code.severity == Severity.ERROR;
      header.add(Cell.text(code.code, isError ? Look.ERROR_HEADER : Look.WARNING_HEADER));
    }
    sheet.freeze(2, 2);
    sheet.landscape();
    sheet.write(header);
    sheet.write(total(lines, codes, language));
    lines.forEach(line -> sheet.write(unit(line, codes)));
    sheet.filter(1, header.size());
  }

  private static List<Cell> total(List<Line> lines, SortedSet<Code> codes, Language language) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(Words.TOTAL.in(language), Look.TOTAL_TEXT));
    cells.add(Cell.blank(Look.TOTAL_TEXT));
    cells.add(Cell.blank(Look.TOTAL_TEXT));
    List<Long> sums = new ArrayList<>();
    for (Line line : lines) {
      List<Long> figures = figures(line);
      for (int i = 0; i < figures.size(); i++) {
        if (sums.size() <= i) {
          sums.add(0L);
        }
        sums.set(i, sums.get(i) + figures.get(i));
      }
    }
    sums.forEach(sum -> cells.add(Cell.number(sum, Look.TOTAL)));
    cells.add(Cell.blank(Look.TOTAL_TEXT));
    for (Code code : codes) {
      long sum = lines.stream().mapToLong(line -> counts(line).getOrDefault(code, 0L)).sum();
      cells.add(Cell.number(sum, Look.TOTAL));
    }
    return cells;
  }

  private static List<Cell> unit(Line line, SortedSet<Code> codes) {
    List<Cell> cells = new ArrayList<>();
    String unit = line.unit;
    cells.add(Cell.text(unit == null ? "" : unit, Look.TEXT));
    cells.add(Cell.text(line.name, Look.TEXT));
    cells.add(Cell.text(line.group, Look.TEXT));
    figures(line).forEach(figure -> cells.add(Cell.number(figure, Look.NUMBER)));
    String file = line.file;
    cells.add(Cell.text(file == null ? "" : file, Look.TEXT));
    Map<Code, Long> counts = counts(line);
    for (Code code : codes) {
      Long count = counts.get(code);
      cells.add(count == null ? Cell.blank(Look.NUMBER) : Cell.number(count, Look.NUMBER));
    }
    return cells;
  }

  private static List<Long> figures(Line line) {
    Tally tally = line.tally;
    return List.of(
        line.figures.files(),
        line.figures.read(),
        line.figures.accepted(),
        line.figures.rejected(),
        tally.doubtfulRows(),
        tally.rejectedRows() + tally.doubtfulRows(),
        tally.problems(Severity.ERROR),
        tally.problems(Severity.WARNING));
  }

  private static Map<Code, Long> counts(Line line) {
    Map<Code, Long> counts = new HashMap<>();
    line.tally.kinds().forEach(each -> counts.merge(code(each.kind()), each.count(), Long::sum));
    return counts;
  }

  private static Code code(Tally.Kind kind) {
    return new Code(kind.code(), kind.severity());
  }

  private static void codes(Sheet sheet, List<Line> lines, Schemas schemas, Meanings meanings) {
    SortedMap<Tally.Kind, Tally.Counted> first = new TreeMap<>(Tally.Kind.ORDER);
    Map<Tally.Kind, Long> counts = new HashMap<>();
    Map<Tally.Kind, Long> units = new HashMap<>();
    for (Line line : lines) {
      for (Tally.Counted each : line.tally.kinds()) {
        first.putIfAbsent(each.kind(), each);
        counts.merge(each.kind(), each.count(), Long::sum);
        units.merge(each.kind(), 1L, Long::sum);
      }
    }
    Language language = meanings.language();
    for (int column = 0; column < CODE_WIDTHS.size(); column++) {
      sheet.width(column, CODE_WIDTHS.get(column));
    }
    List<Cell> header = new ArrayList<>();
    for (Words word :
        List.of(Words.TABLE, Words.CODE, Words.SEVERITY, Words.COUNT, Words.UNITS, Words.MEANING)) {
      header.add(Cell.text(word.in(language), Look.HEADER));
    }
    sheet.freeze(1, 0);
    sheet.landscape();
    sheet.write(header);
    first.forEach(
        (kind, counted) ->
            sheet.write(
                List.of(
                    Cell.text(TableSheets.title(kind.table(), schemas, language), Look.TEXT),
                    Cell.text(kind.code(), Look.TEXT),
                    Cell.text(Words.of(kind.severity(), language), Words.lookOf(kind.severity())),
                    Cell.number(counts.getOrDefault(kind, 0L), Look.NUMBER),
                    Cell.number(units.getOrDefault(kind, 0L), Look.NUMBER),
                    Cell.text(
                        meanings.of(kind.table(), kind.code()).orElse(counted.message()),
                        Look.TEXT))));
    sheet.filter(0, header.size());
  }
}
