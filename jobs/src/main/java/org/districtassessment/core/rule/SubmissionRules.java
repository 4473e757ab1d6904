package org.districtassessment.core.rule;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.Checks.check;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;

/**
 * What an edition says of how files come in: which of several versions counts, by when they are
 * due, and from whom.
 *
 * @param deadlines last day on time, by assessed year; empty where nothing is ever late
 * @param due tables that every unit must send
 * @param missing severity of a due table that did not come
 * @param holidays days that are no working days although they are Monday to Friday
 * @param workingDays Saturdays and Sundays that are worked to make up for holidays
 * @param verified false where dates are placeholders for the evaluation staff to replace
 */
public record SubmissionRules(
    Newest newest,
    SortedMap<Integer, LocalDate> deadlines,
    List<String> due,
    Severity missing,
    SortedSet<LocalDate> holidays,
    SortedSet<LocalDate> workingDays,
    ProfileLimits profile,
    boolean verified,
    String source,
    SourceLocation at) {

  /** By what the later of two versions of the same submission is told. */
  public enum Newest {
    /** The version in the file's name, then the received date. */
    VERSION,
    /** The received date, then the version in the file's name. */
    RECEIVED
  }

  public SubmissionRules {
    requireNonNull(newest, "newest");
    requireNonNull(profile, "profile");
    deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
    due = List.copyOf(due);
    holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
    workingDays = Collections.unmodifiableSortedSet(new TreeSet<>(workingDays));
    for (LocalDate day : workingDays) {
      check(
          !holidays.contains(day),
          "Invalid working-days: %s (it stands among the holidays too)",
          day);
    }
  }

  /** The rules of an edition that says nothing: the version counts, nothing is due or late. */
  public static SubmissionRules none(SourceLocation at) {
    return new SubmissionRules(
        Newest.VERSION,
        new TreeMap<>(),
        List.of(),
        Severity.ERROR,
        new TreeSet<>(),
        new TreeSet<>(),
        ProfileLimits.DEFAULT,
        true,
        "",
        at);
  }

  /** Returns the last day on which submissions of a year are on time; empty where there is none. */
  public Optional<LocalDate> deadlineOf(int year) {
    return Optional.ofNullable(deadlines.get(year));
  }
}
