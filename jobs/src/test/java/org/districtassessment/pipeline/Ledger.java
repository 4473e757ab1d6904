package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Defects that were planted, and what a run found, in the same words. Only a screen says which of
 * several fields of a unit is doubtful; of all others the place says it all.
 */
final class Ledger {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Set<String> screens;

  /** A ledger in which these checks are screens. */
  Ledger(Set<String> screens) {
    this.screens = Set.copyOf(screens);
  }

  SortedSet<Mark> planted(Path ledger) throws IOException {
    return rows(ledger).stream()
        .map(
            row ->
                row.get("kind").equals("finding")
                    ? finding(row.get("code"), row)
                    : anomaly(row.get("code"), row))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Findings and anomalies of a run. */
  SortedSet<Mark> found(Path run) throws IOException {
    SortedSet<Mark> found = new TreeSet<>();
    for (CSVRecord row : rows(run.resolve("findings.csv"))) {
      found.add(finding(row.get("code"), row));
    }
    for (CSVRecord row : rows(run.resolve("anomalies.csv"))) {
      found.add(anomaly(row.get("check_id"), row));
    }
    return found;
  }

  private static Mark finding(String code, CSVRecord row) {
    return new Mark("finding", code, "", place(row), "");
  }

  /** An anomaly of a whole unit is in no line of a file of its own; its key names it. */
  private Mark anomaly(String code, CSVRecord row) {
    String unit = row.get("unit");
    boolean ofUnit = row.get("key").equals(unit);
    Mark mark = new Mark("anomaly", code, unit, ofUnit ? "" : place(row), row.get("field"));
    return screens.contains(code) ? mark : mark.anyField();
  }

  private static String place(CSVRecord row) {
    return row.get("file") + ":" + row.get("line");
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    String text = Files.readString(file);
    String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (CSVParser parser = CSV.parse(new StringReader(withoutMark))) {
      return parser.getRecords();
    }
  }
}
