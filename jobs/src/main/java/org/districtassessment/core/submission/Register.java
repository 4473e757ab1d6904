package org.districtassessment.core.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.submission.Succession.Status;
import org.jspecify.annotations.Nullable;

/**
 * All files of a year that belong to tables, whether they are read or not.
 *
 * @param entries by path and sheet
 */
public record Register(List<Entry> entries) {

  /** Nobody sent anything. */
  public static final Register EMPTY = new Register(List.of());

  /**
   * A file.
   *
   * @param by place of the file that is read for it; null where it is read itself
   * @param workingDaysLate 0 on time; null where nothing is known, see {@link
   *     Completeness#workingDaysLate}
   */
  public record Entry(
      SentFile file, Status status, @Nullable String by, @Nullable Long workingDaysLate) {}

  public Register {
    entries = List.copyOf(entries);
  }

  /** Enters files of a year with what was decided about them. */
  public static Register of(
      Collection<SentFile> files, Succession succession, SubmissionRules rules, int year) {
    List<Entry> entries = new ArrayList<>();
    for (SentFile file : files.stream().sorted(SentFile.BY_PLACE).toList()) {
      Succession.Unread why = succession.unread().get(file.place());
      OptionalLong late = Completeness.workingDaysLate(file, rules, year);
      entries.add(
          new Entry(
              file,
              succession.statusOf(file),
              why == null ? null : why.by(),
              late.isPresent() ? Long.valueOf(late.getAsLong()) : null));
    }
    return new Register(entries);
  }
}
