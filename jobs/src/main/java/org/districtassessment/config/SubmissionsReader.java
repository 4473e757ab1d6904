package org.districtassessment.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.SubmissionRules.Newest;

/** Reads {@code submissions}: which version counts, what is due and by when. */
final class SubmissionsReader {

  private SubmissionsReader() {}

  /** Returns the rules of the block; those of an edition that says nothing where it is absent. */
  static Optional<SubmissionRules> read(Mapping file) {
    if (!file.has("submissions")) {
      return Optional.of(SubmissionRules.none(file.at()));
    }

    return file.findMapping("submissions").flatMap(SubmissionsReader::block);
  }

  private static Optional<SubmissionRules> block(Mapping block) {
    Newest newest = block.oneOf("newest", Choices.of(Newest.class));
    SortedMap<Integer, LocalDate> deadlines = deadlines(block);
    List<String> due = due(block);
    Severity missing =
        block.findOneOf("missing", Choices.of(Severity.class)).orElse(Severity.ERROR);
    SortedSet<LocalDate> holidays = days(block, "holidays");
    SortedSet<LocalDate> workingDays = days(block, "working-days");
    ProfileLimits profile =
        block.has("profile")
            ? block.required(
                block.findMapping("profile").flatMap(SubmissionsReader::profile),
                ProfileLimits.DEFAULT)
            : ProfileLimits.DEFAULT;
    String source = block.text("source");
    boolean verified = Status.verified(block);
    return block.build(
        () ->
            new SubmissionRules(
                newest,
                deadlines,
                due,
                missing,
                holidays,
                workingDays,
                profile,
                verified,
                source,
                block.at()));
  }

  private static SortedMap<Integer, LocalDate> deadlines(Mapping block) {
    SortedMap<Integer, LocalDate> deadlines = new TreeMap<>();
    Optional<Mapping> byYear = block.findMapping("deadline");
    if (byYear.isEmpty()) {
      return deadlines;
    }

    for (Node.Entry entry : byYear.get().entries()) {
      Optional<Integer> year = Numbers.whole(entry.key()).filter(Years::valid);
      if (year.isEmpty()) {
        block.refuse(entry.at(), "deadline goes by year such as 2024, not " + entry.key());
      } else if (entry.value() instanceof Node.Scalar scalar) {
        date(scalar, "deadline", block).ifPresent(date -> deadlines.put(year.get(), date));
      } else {
        block.refuse(entry.value().at(), notADate("deadline", entry.value()));
      }
    }
    return deadlines;
  }

  private static List<String> due(Mapping block) {
    Unique unique = new Unique("due table");
    List<String> due = new ArrayList<>();
    for (Node.Scalar table : block.scalars("due")) {
      if (!Names.SNAKE_CASE.allow(table.text())) {
        block.refuse(
            table.at(),
            "Invalid due table: %s (%s)".formatted(table.text(), Names.SNAKE_CASE.words()));
      }
      if (unique.add(table.text(), table.at(), block.problems())) {
        due.add(table.text());
      }
    }
    return due;
  }

  private static SortedSet<LocalDate> days(Mapping block, String key) {
    Unique unique = new Unique("day of " + key);
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Node.Scalar day : block.scalars(key)) {
      unique.add(day.text(), day.at(), block.problems());
      date(day, key, block).ifPresent(days::add);
    }
    return days;
  }

  private static Optional<LocalDate> date(Node.Scalar scalar, String key, Mapping block) {
    try {
      return Optional.of(LocalDate.parse(scalar.text()));
    } catch (DateTimeParseException e) {
      block.refuse(scalar.at(), notADate(key, scalar));
      return Optional.empty();
    }
  }

  private static String notADate(String key, Node value) {
    return key + " needs a date such as 2025-01-31, not " + value.kind();
  }

  private static Optional<ProfileLimits> profile(Mapping profile) {
    Optional<BigDecimal> missingShare = profile.findNumber("missing-share");
    Optional<BigDecimal> medianRatio = profile.findNumber("median-ratio");
    Optional<BigDecimal> categoryShare = profile.findNumber("category-share");
    return profile.build(
        () ->
            new ProfileLimits(
                missingShare.orElse(ProfileLimits.DEFAULT.missingShare()),
                medianRatio.orElse(ProfileLimits.DEFAULT.medianRatio()),
                categoryShare.orElse(ProfileLimits.DEFAULT.categoryShare())));
  }
}
