package org.districtassessment.core.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.SubmissionRules.Newest;
import org.districtassessment.core.submission.Succession.Status;
import org.districtassessment.core.submission.Succession.Unread;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of several files of one table and one unit are read.
 *
 * <ol>
 *   <li>Of files with the same identity ({@link Receipt}) the newest is read; the others are
 *       superseded. A file without a received date is older than one with a date.
 *   <li>Of the rest, files with the same bytes are read once, the first by path and sheet.
 *   <li>What is left with the same identity, version and date is no succession: all of it is read,
 *       with the warning that it was sent twice.
 * </ol>
 *
 * <p>Files of different identities are parts of one table; all are read.
 */
public final class Supersede {

  private Supersede() {}

  /** Files of one table and unit that are compared with each other. */
  private record Sent(String table, @Nullable String unit, String what) {}

  /** Decides; the order of {@code files} does not matter. */
  public static Succession supersede(Collection<SentFile> files, Newest newest, Language language) {
    List<SentFile> byPlace = files.stream().sorted(SentFile.BY_PLACE).toList();
    Comparator<SentFile> order = order(newest);
    List<SentFile> left = new ArrayList<>();
    Map<SentFile, SentFile> superseded = new LinkedHashMap<>();
    for (List<SentFile> versions : grouped(byPlace, Supersede::identityOf).values()) {
      SentFile newestOne = versions.stream().max(order).orElseThrow();
      List<SentFile> newestOnes =
          versions.stream().filter(file -> order.compare(file, newestOne) == 0).toList();
      left.addAll(newestOnes);
      versions.stream()
          .filter(file -> order.compare(file, newestOne) < 0)
          .forEach(file -> superseded.put(file, newestOnes.get(0)));
    }

    left.sort(SentFile.BY_PLACE);
    Map<SentFile, SentFile> duplicates = new LinkedHashMap<>();
    for (List<SentFile> same : grouped(left, Supersede::bytesOf).values()) {
      same.stream().skip(1).forEach(file -> duplicates.put(file, same.get(0)));
    }

    left.removeAll(duplicates.keySet());
    List<Finding> findings = new ArrayList<>();
    for (List<SentFile> same : grouped(left, Supersede::identityOf).values()) {
      same.stream()
          .skip(1)
          .forEach(
              file ->
                  findings.add(about(file, FindingCode.SENT_TWICE, same.get(0).place(), language)));
    }

    SortedMap<String, Unread> unread = new TreeMap<>();
    duplicates.forEach(
        (file, first) -> {
          unread.put(file.place(), new Unread(Status.DUPLICATE, first.place()));
          findings.add(about(file, FindingCode.DUPLICATE_FILE, first.place(), language));
        });
    superseded.forEach(
        (file, newestOne) -> {
          SentFile read = duplicates.getOrDefault(newestOne, newestOne);
          unread.put(file.place(), new Unread(Status.SUPERSEDED, read.place()));
          findings.add(about(file, FindingCode.SUPERSEDED_FILE, read.place(), language));
        });
    return new Succession(unread, findings);
  }

  /**
   * Returns the places of files that may have the same bytes as another one of their table and
   * unit, because their lengths are equal: only they need a hash.
   */
  public static SortedSet<String> needHash(Collection<SentFile> files) {
    SortedSet<String> places = new TreeSet<>();
    for (List<SentFile> same :
        grouped(files, file -> Optional.of(file.bytes() + sheetOf(file))).values()) {
      if (same.size() > 1) {
        same.forEach(file -> places.add(file.place()));
      }
    }
    return places;
  }

  /** From the older to the newer; equal where neither is. */
  private static Comparator<SentFile> order(Newest newest) {
    Comparator<SentFile> byVersion = Comparator.comparingInt(file -> file.receipt().version());
    Comparator<SentFile> byDate =
        Comparator.comparing(
            file -> file.receipt().received(),
            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));
    return newest == Newest.VERSION
        ? byVersion.thenComparing(byDate)
        : byDate.thenComparing(byVersion);
  }

  private static Optional<String> identityOf(SentFile file) {
    return Optional.of(file.receipt().identity());
  }

  private static Optional<String> bytesOf(SentFile file) {
    return Optional.ofNullable(file.sha256()).map(hash -> hash + sheetOf(file));
  }

  /** So that worksheets of one workbook, whose bytes they share, are no duplicates. */
  private static String sheetOf(SentFile file) {
    return file.sheet() == null ? "" : " " + file.sheet();
  }

  /** Files of the same table, unit and property, in their order; none without the property. */
  private static Map<Sent, List<SentFile>> grouped(
      Collection<SentFile> files, Function<SentFile, Optional<String>> property) {
    Map<Sent, List<SentFile>> groups = new LinkedHashMap<>();
    for (SentFile file : files) {
      property
          .apply(file)
          .map(what -> new Sent(file.table(), file.unit(), what))
          .ifPresent(sent -> groups.computeIfAbsent(sent, each -> new ArrayList<>()).add(file));
    }
    return groups;
  }

  private static Finding about(SentFile file, FindingCode code, String other, Language language) {
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
        code.message(language, "", other));
  }
}
