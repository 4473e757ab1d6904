package org.districtassessment.core.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.SubmissionRules;

/** Who has not sent what was due, and what came late. */
public final class Completeness {

  private Completeness() {}

  /** All versions of one submission of a unit. */
  private record Submission(String table, String unit, String identity) {}

  /**
   * Returns a finding for each unit and due table without a file of the unit and without a row of
   * it in a file of several units.
   *
   * @param read the files that are read
   * @param unitsInRows by table, the units that rows of its files name
   * @param nameOf the name that a file of a table should have
   */
  public static List<Finding> missing(
      Collection<SentFile> read,
      Map<String, Set<String>> unitsInRows,
      Collection<Unit> units,
      SubmissionRules rules,
      int year,
      UnaryOperator<String> nameOf,
      Language language) {
    List<Finding> findings = new ArrayList<>();
    for (String table : rules.due()) {
      Set<String> senders = new HashSet<>(unitsInRows.getOrDefault(table, Set.of()));
      for (SentFile file : read) {
        String unit = file.unit();
        if (unit != null && file.table().equals(table)) {
          senders.add(unit);
        }
      }
      for (Unit unit : units) {
        if (!senders.contains(unit.key())) {
          findings.add(missing(unit, table, rules, year, nameOf.apply(table), language));
        }
      }
    }
    findings.sort(Finding.ORDER);
    return findings;
  }

  private static Finding missing(
      Unit unit, String table, SubmissionRules rules, int year, String name, Language language) {
    FindingCode code = FindingCode.MISSING_SUBMISSION;
    return new Finding(
        code.code(),
        rules.missing(),
        table,
        unit.key(),
        Integer.toString(year),
        null,
        0,
        null,
        null,
        null,
        code.message(language, unit.name() + " (" + unit.key() + ")", name));
  }

  /**
   * Returns a finding for each submission of a unit that came late, about the version that came
   * first: a version that mends an earlier one which was on time is not late, and one without a
   * date was.
   *
   * @param sent all files, whether they are read or not
   */
  public static List<Finding> late(
      Collection<SentFile> sent, SubmissionRules rules, int year, Language language) {
    Map<Submission, SentFile> first = new LinkedHashMap<>();
    Comparator<SentFile> order =
        Comparator.<SentFile, LocalDate>comparing(
                file -> file.receipt().received(),
                Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparingInt(file -> file.receipt().version())
            .thenComparing(SentFile.BY_PLACE);
    for (SentFile file : sent) {
      String unit = file.unit();
      if (unit != null) {
        first.merge(
            new Submission(file.table(), unit, file.receipt().identity()),
            file,
            (left, right) -> order.compare(left, right) <= 0 ? left : right);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (SentFile file : first.values()) {
      OptionalLong days = workingDaysLate(file, rules, year);
      if (days.isPresent() && days.getAsLong() > 0) {
        findings.add(late(file, days.getAsLong(), rules.deadlineOf(year).orElseThrow(), language));
      }
    }
    findings.sort(Finding.ORDER);
    return findings;
  }

  /**
   * Returns how many working days had begun after the deadline of the year when a file came, 0 for
   * one on time; empty where the path has no date, the year no deadline, or no one unit sent it.
   */
  public static OptionalLong workingDaysLate(SentFile file, SubmissionRules rules, int year) {
    LocalDate received = file.receipt().received();
    Optional<LocalDate> deadline = rules.deadlineOf(year);
    if (file.unit() == null || received == null || deadline.isEmpty()) {
      return OptionalLong.empty();
    }

    WorkingDays calendar = new WorkingDays(rules.holidays(), rules.workingDays());
    return OptionalLong.of(calendar.begunAfter(deadline.get(), received));
  }

  private static Finding late(SentFile file, long days, LocalDate deadline, Language language) {
    FindingCode code = FindingCode.LATE_FILE;
    String received = String.valueOf(file.receipt().received());
    Text late =
        new Text(
            "截止日期 " + deadline + "，迟 " + days + " 个工作日",
            (days == 1 ? "1 working day" : days + " working days") + " after " + deadline);
    return new Finding(
        code.code(),
        code.severity(),
        file.table(),
        file.unit(),
        file.path(),
        file.sheet(),
        0,
        null,
        null,
        null,
        code.message(language, received, late.in(language)));
  }
}
