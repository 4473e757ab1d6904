package org.districtassessment.core.submission;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.Checks.check;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the path of a file says of which version it is and when it came.
 *
 * <p><b>Version:</b> a token of the file's name such as {@code v2}, {@code V3}, {@code 第2版}, {@code
 * 第二版}, {@code 版本2}, {@code 修订2}, {@code (2)}; of several the greatest. <b>Received date:</b> a
 * date of 2000 to 2099 as {@code 20250115}, {@code 2025-01-15} (also with dots or underscores) or
 * {@code 2025年1月15日}: the whole name of a folder below the year, since a receiving office sorts
 * what comes into dated folders; where no folder has one, a token of the file's name. Of several
 * the latest. A file within an archive ({@code 2024/x/report_v2.zip!person.csv}) has the version
 * and the date of the archive where its own name has none.
 *
 * <p>Width of characters does not matter: {@code （２）} is {@code (2)}. A number such as {@code
 * (2024)} or {@code v1.2} is no version, a number such as {@code 20251340} no date.
 *
 * @param identity the path without versions, dates, dated folders and extensions, in lower case:
 *     the same for all versions of one submission
 * @param name the last part of the file's name likewise, in which its table and unit are looked for
 * @param version at least 1; 1 where the path says nothing
 * @param received null where the path says nothing
 */
public record Receipt(String identity, String name, int version, @Nullable LocalDate received) {

  /** Separates an archive's path from the path within it. */
  private static final Pattern WITHIN = Pattern.compile("(?i)(?<=\\.zip)!");

  private static final String CHINESE_DIGITS = "一二三四五六七八九";
  private static final Pattern VERSION =
      Pattern.compile(
          "(?<![a-z0-9])v([1-9]\\d{0,2})(?![a-z0-9]|\\.\\d)"
              + "|第([1-9]\\d{0,2}|["
              + CHINESE_DIGITS
              + "十])版"
              + "|版本([1-9]\\d{0,2})(?!\\d|\\.\\d)"
              + "|修订([1-9]\\d{0,2})(?!\\d|\\.\\d)"
              + "|\\(([1-9]\\d?)\\)");
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(20\\d\\d)(?:(\\d\\d)(\\d\\d)|([-._])(\\d{1,2})\\4(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)"
              + "(?!\\d)");
  private static final Pattern EXTENSION = Pattern.compile("(?:\\.[a-z][a-z0-9]{0,4})?(?:\\.gz)?$");
  private static final Pattern SEPARATORS = Pattern.compile("[-_. ]+");
  private static final Pattern ENDS = Pattern.compile("^[-_. ]+|[-_. ]+$");
  private static final Pattern EMPTY_BRACKETS = Pattern.compile("[(\\[【][-_. ]*[)\\]】]");

  public Receipt {
    requireNonNull(identity, "identity");
    requireNonNull(name, "name");
    check(version >= 1, "Invalid version: %s (must be >= 1)", version);
  }

  /**
   * Reads a path.
   *
   * @param path relative to the input folder, with forward slashes; its first part is the year
   */
  public static Receipt of(String path) {
    List<String> identity = new ArrayList<>();
    LocalDate byFolder = null;
    LocalDate byName = null;
    Integer version = null;
    String name = "";
    for (String file : WITHIN.split(path, -1)) {
      List<String> parts = List.of(file.split("/", -1));
      boolean belowYear = identity.isEmpty();
      for (int i = 0; i < parts.size() - 1; i++) {
        String folder = normal(parts.get(i));
        Optional<LocalDate> date = belowYear && i == 0 ? Optional.empty() : whole(folder);
        byFolder = latest(byFolder, date.orElse(null));
        if (date.isEmpty()) {
          identity.add(folder);
        }
      }
      Tokens tokens =
          Tokens.in(EXTENSION.matcher(normal(parts.get(parts.size() - 1))).replaceFirst(""));
      name = tokens.rest;
      identity.add(joined(name));
      version = tokens.version == null ? version : tokens.version;
      byName = tokens.date == null ? byName : tokens.date;
    }
    return new Receipt(
        String.join("/", identity),
        name,
        version == null ? 1 : version,
        byFolder == null ? byName : byFolder);
  }

  /** Returns the receipt of one of several worksheets of the same table in one workbook. */
  public Receipt ofSheet(String sheet) {
    return new Receipt(identity + "/" + normal(sheet), name, version, received);
  }

  /**
   * Returns what is left of a name without extension, as {@link #name}: where a version or a date
   * stands behind the name of a table, the table's name is found in this.
   */
  public static String nameIn(String stem) {
    return Tokens.in(normal(stem)).rest;
  }

  /** One width for all characters, in lower case. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<LocalDate> whole(String folder) {
    Matcher date = DATE.matcher(folder);
    return date.matches() ? dateOf(date) : Optional.empty();
  }

  /** What the tokens of a name say, and what is left of it. */
  private record Tokens(@Nullable Integer version, @Nullable LocalDate date, String rest) {

    static Tokens in(String name) {
      Matcher dates = DATE.matcher(name);
      StringBuilder withoutDates = new StringBuilder();
      LocalDate latest = null;
      while (dates.find()) {
        Optional<LocalDate> date = dateOf(dates);
        latest = latest(latest, date.orElse(null));
        dates.appendReplacement(
            withoutDates, date.isPresent() ? " " : Matcher.quoteReplacement(dates.group()));
      }
      dates.appendTail(withoutDates);

      Matcher versions = VERSION.matcher(withoutDates);
      StringBuilder rest = new StringBuilder();
      Integer greatest = null;
      while (versions.find()) {
        int version = versionOf(versions);
        greatest = greatest == null ? version : Math.max(greatest, version);
        versions.appendReplacement(rest, " ");
      }
      versions.appendTail(rest);
      return new Tokens(greatest, latest, trimmed(rest.toString()));
    }
  }

  /** Without what tokens leave behind: empty brackets, separators at the ends. */
  private static String trimmed(String name) {
    return ENDS.matcher(EMPTY_BRACKETS.matcher(name).replaceAll(" ")).replaceAll("");
  }

  /** Words between separators, with one separator each, whatever they were. */
  private static String joined(String name) {
    return SEPARATORS
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("_"));
  }

  private static Optional<LocalDate> dateOf(Matcher date) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(date.group(1)),
              Integer.parseInt(first(date, 2, 5, 7)),
              Integer.parseInt(first(date, 3, 6, 8))));
    } catch (DateTimeException e) {
      return Optional.empty(); // such as month 13: a number like any other
    }
  }

  private static int versionOf(Matcher version) {
    String text = first(version, 1, 2, 3, 4, 5);
    if (text.equals("十")) {
      return CHINESE_DIGITS.length() + 1;
    }

    int chinese = CHINESE_DIGITS.indexOf(text);
    return chinese < 0 ? Integer.parseInt(text) : chinese + 1;
  }

  /** The first of the groups that matched; one always does. */
  private static String first(Matcher matcher, int... groups) {
    for (int group : groups) {
      String text = matcher.group(group);
      if (text != null) {
        return text;
      }
    }
    throw new IllegalStateException("No group of " + matcher.pattern() + " matched");
  }

  private static @Nullable LocalDate latest(@Nullable LocalDate left, @Nullable LocalDate right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }

    return left.isBefore(right) ? right : left;
  }
}
