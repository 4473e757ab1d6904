package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.LedgerRule;
import org.districtassessment.core.targeting.reconciliation.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as CSV: UTF-8, a header, one entry a line; amounts with a point, commas between
 * thousands allowed; days as yyyy-MM-dd.
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
    try (Reader reader = Files.newBufferedReader(file, UTF_8);
        CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
      for (CSVRecord record : parser) {
        ledger.add(record, (int) parser.getCurrentLineNumber());
      }
    } catch (NoSuchFileException e) {
      throw refused(file, "The ledger is missing. Name another file");
    } catch (CharacterCodingException e) {
      throw refused(file, "The ledger is not UTF-8. Save it as UTF-8");
    }
    ledger.problems.throwIfAny();
    return ledger.entries;
  }

  private void add(CSVRecord record, int line) {
    if (columns.isEmpty()) {
      addHeader(record);
      return;
    }

    String unit = rule.unit();
    String id = cell(record, rule.id());
    BigDecimal amount = amount(record, line);
    LocalDate date = date(record, line);
    if (amount != null) {
      entries.add(
          new Entry(
              String.format(Locale.ROOT, "line %07d", line),
              unit == null || id.isEmpty() ? id : cell(record, unit) + "/" + id,
              cell(record, rule.name()),
              date,
              amount));
    }
  }

  private void addHeader(CSVRecord header) {
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(header.get(i).replace("\uFEFF", "").strip(), i);
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
            new SourceLocation(file, 1, 0),
            "The ledger has no column %s. Name its columns in reconciliation of funding.yaml",
            column);
      }
    }
    problems.throwIfAny();
  }

  private String cell(CSVRecord record, String column) {
    int at = columns.getOrDefault(column, -1);
    return at < 0 || at >= record.size() ? "" : record.get(at).strip();
  }

  private @Nullable BigDecimal amount(CSVRecord record, int line) {
    String cell = cell(record, rule.amount());
    try {
      return new BigDecimal(cell.replace(",", ""));
    } catch (NumberFormatException e) {
      problems.add(at(rule.amount(), line), "Not a number: \"%s\". Write it like 1234.50", cell);
      return null;
    }
  }

  private @Nullable LocalDate date(CSVRecord record, int line) {
    String column = rule.date();
    if (column == null || cell(record, column).isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(cell(record, column));
    } catch (DateTimeException e) {
      problems.add(
          at(column, line), "Not a day: \"%s\". Write it like 2024-06-30", cell(record, column));
      return null;
    }
  }

  private SourceLocation at(String column, int line) {
    return new SourceLocation(file, line, columns.getOrDefault(column, -1) + 1);
  }

  private static RefusedException refused(Path file, String message) {
    return new RefusedException(
        List.of(new Problem(SourceLocation.ofFile(file.toString()), message)));
  }
}
