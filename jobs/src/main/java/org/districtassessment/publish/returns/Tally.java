package org.districtassessment.publish.returns;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.Severity;
import org.jspecify.annotations.Nullable;

/** Counts the problems of a unit by table, code and severity, and its returned rows. */
final class Tally {

  /** One kind of problem. */
  record Kind(String table, String code, Severity severity) {

    static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::table).thenComparing(Kind::severity).thenComparing(Kind::code);
  }

  /**
   * How often there was a problem of a kind, and the first one.
   *
   * @param line 0 for a whole file
   */
  record Counted(
      Kind kind, long count, String message, String file, @Nullable String sheet, long line) {

    private Counted oneMore() {
      return new Counted(kind, count + 1, message, file, sheet, line);
    }
  }

  private final Map<Kind, Counted> kinds = new HashMap<>();
  private long rejectedRows;
  private long doubtfulRows;

  void add(ReturnedRow row) {
    if (row.severity() == Severity.ERROR) {
      rejectedRows++;
    } else {
      doubtfulRows++;
    }
    for (ReturnedRow.Mark mark : row.marks()) {
      Kind kind = new Kind(row.table(), mark.code(), mark.severity());
      count(new Counted(kind, 1, mark.message(), row.file(), row.sheet(), row.line()));
    }
  }

  void add(Finding finding) {
    Kind kind = new Kind(finding.table(), finding.code(), finding.severity());
    count(new Counted(kind, 1, finding.message(), finding.file(), finding.sheet(), finding.line()));
  }

  /** Returns the kinds in order of table, severity and code. */
  List<Counted> kinds() {
    return kinds.values().stream().sorted(Comparator.comparing(Counted::kind, Kind.ORDER)).toList();
  }

  /** Returns the problems of a severity. */
  long problems(Severity severity) {
    return kinds.values().stream()
        .filter(each -> each.kind.severity == severity)
        .mapToLong(Counted::count)
        .sum();
  }

  long rejectedRows() {
    return rejectedRows;
  }

  long doubtfulRows() {
    return doubtfulRows;
  }

  boolean isEmpty() {
    return kinds.isEmpty();
  }

  private void count(Counted one) {
    kinds.merge(one.kind, one, (before, now) -> before.oneMore());
  }
}
