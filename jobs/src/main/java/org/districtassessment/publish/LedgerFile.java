package org.districtassessment.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.LedgerRule;
import org.districtassessment.core.targeting.reconciliation.Entry;
import org.districtassessment.stage.submission.OfficeTable;
import org.districtassessment.stage.submission.OfficeTable.Line;
import org.districtassessment.stage.workbook.WorkbookException;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as finance offices send it: a text in UTF-8, UTF-16 or GB18030, or a workbook, whose
 * first visible sheet is read. The header stands among the first lines, one entry a line below it;
 * amounts with a point, commas between thousands allowed; days as submissions may write them.
 */
public final class LedgerFile {

  private final String file;
  private final LedgerRule rule;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Problems problems = new Problems();

  private LedgerFile(String file, LedgerRule rule) {
    this.file = file;
    this.rule = rule;
  }

  /**
   * Returns the entries, in the file's order; the key of each is its line.
   *
   * @throws RefusedException with every cell that cannot be read
   */
  public static List<Entry> read(Path file, LedgerRule rule) throws IOException {
    LedgerFile ledger = new LedgerFile(file.toString(), rule);
    try {
      ledger.read(OfficeTable.read(file));
    } catch (NoSuchFileException e) {
      throw refused(file, "The ledger is missing. Name another file");
    } catch (CharacterCodingException e) {
      throw refused(file, "The ledger is no text in UTF-8, UTF-16 or GB18030. Save it as UTF-8");
    } catch (WorkbookException e) {
      throw refused(
          file,
          "The ledger is a workbook that cannot be read (%s). Save it as .xlsx without password"
              .formatted(e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    ledger.problems.throwIfAny();
    return ledger.entries;
  }

  private void read(List<Line> lines) {
    int header = 0;
    for (int i = Math.min(OfficeTable.FIRST_LINES, lines.size()) - 1; i >= 0; i--) {
      header = lines.get(i).cells().contains(rule.amount()) ? i : header;
    }
    addHeader(lines.isEmpty() ? new Line(1, List.of()) : lines.get(header));
    lines.stream().skip(header + 1L).forEach(this::add);
  }

  private void add(Line line) {
    String unit = rule.unit();
    String id = cell(line, rule.id());
    BigDecimal amount = amount(line);
    LocalDate date = date(line);
    if (amount != null) {
      entries.add(
          new Entry(
              String.format(Locale.ROOT, "line %07d", line.line()),
              unit == null || id.isEmpty() ? id : cell(line, unit) + "/" + id,
              cell(line, rule.name()),
              date,
              amount));
    }
  }

  private void addHeader(Line header) {
    for (int i = 0; i < header.cells().size(); i++) {
      columns.putIfAbsent(header.cells().get(i), i);
    }
    List<@Nullable String> wanted = new ArrayList<>();
    wanted.add(rule.unit());
    wanted.add(rule.id());
    wanted.add(rule.name());
    wanted.add(rule.date());
    wanted.add(rule.amount());
    for (String column : wanted) {
      if (column != null && !columns.containsKey(column)) {
        problems.add(
            new SourceLocation(file, header.line(), 0),
            "The ledger has no column %s. Name its columns in reconciliation of funding.yaml",
            column);
      }
    }
    problems.throwIfAny();
  }

  private String cell(Line line, String column) {
    int at = columns.getOrDefault(column, -1);
    return at < 0 || at >= line.cells().size() ? "" : line.cells().get(at);
  }

  private @Nullable BigDecimal amount(Line line) {
    String cell = cell(line, rule.amount());
    try {
      return new BigDecimal(cell.replace(",", ""));
    } catch (NumberFormatException e) {
      problems.add(
          at(rule.amount(), line),
          "%s is not a number: \"%s\". Write it like 1234.50",
          rule.amount(),
          cell);
      return null;
    }
  }

  private @Nullable LocalDate date(Line line) {
    String column = rule.date();
    if (column == null || cell(line, column).isEmpty()) {
      return null;
    }

    Optional<LocalDate> day = OfficeTable.day(cell(line, column));
    if (day.isEmpty()) {
      problems.add(
          at(column, line),
          "%s is not a day: \"%s\". Write it like 2024-06-30",
          column,
          cell(line, column));
    }
    return day.orElse(null);
  }

  private SourceLocation at(String column, Line line) {
    return new SourceLocation(file, line.line(), columns.getOrDefault(column, -1) + 1);
  }

  private static RefusedException refused(Path file, String message) {
    return new RefusedException(
        List.of(new Problem(SourceLocation.ofFile(file.toString()), message)));
  }
}
