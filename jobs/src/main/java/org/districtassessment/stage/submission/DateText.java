package org.districtassessment.stage.submission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates that are written otherwise than {@code 2024-03-05}, year first and of four digits.
 */
final class DateText {

  /** Serial number 0 of the 1900 date system, for numbers behind its 29 February 1900. */
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** Serial numbers that a text may be: 1954-10-03 to 2119-01-11. */
  private static final int FIRST_SERIAL_TEXT = 20_000;

  /** Serial numbers that a numeric cell may be: from 1927-05-18 on. */
  private static final int FIRST_SERIAL_NUMBER = 10_000;

  private static final int LAST_SERIAL = 80_000;

  private static final Pattern MIDNIGHT =
      Pattern.compile("(.*\\d\\D?)[ T]0?0:00(?::00(?:\\.0+)?)?");
  private static final Pattern WORDS =
      Pattern.compile("(\\d{4}) ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?[日号]?");
  private static final Pattern SEPARATED =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern COMPACT = Pattern.compile("((?:18|19|20|21)\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern SERIAL = Pattern.compile("\\d{5}");

  private DateText() {}

  /** Returns the date that a folded cell names, or null. */
  static @Nullable LocalDate read(String cell, CellKind kind, Set<Conversion> conversions) {
    Matcher midnight = MIDNIGHT.matcher(cell);
    boolean isMidnight = kind != CellKind.NUMBER && midnight.matches();
    String day = isMidnight ? midnight.group(1).strip() : cell;
    if (isMidnight) {
      conversions.add(Conversion.MIDNIGHT);
    }
    Matcher words = WORDS.matcher(day);
    if (words.matches()) {
      conversions.add(Conversion.DATE_WORDS);
      return date(words.group(1), words.group(2), words.group(3));
    }

    Matcher separated = SEPARATED.matcher(day);
    if (separated.matches()) {
      boolean isCanonical = separated.group().length() == 10 && separated.group(2).equals("-");
      if (!isCanonical) {
        conversions.add(Conversion.DATE_SEPARATORS);
      }
      return date(separated.group(1), separated.group(3), separated.group(4));
    }

    Matcher compact = COMPACT.matcher(day);
    if (compact.matches()) {
      conversions.add(Conversion.COMPACT_DATE);
      return date(compact.group(1), compact.group(2), compact.group(3));
    }

    return isMidnight ? null : serial(day, kind, conversions);
  }

  private static @Nullable LocalDate serial(
      String text, CellKind kind, Set<Conversion> conversions) {
    if (!SERIAL.matcher(text).matches()) {
      return null;
    }

    int number = Integer.parseInt(text);
    int first = kind == CellKind.NUMBER ? FIRST_SERIAL_NUMBER : FIRST_SERIAL_TEXT;
    if (number < first || number > LAST_SERIAL) {
      return null;
    }

    conversions.add(Conversion.SERIAL_DATE);
    return SERIAL_ZERO.plusDays(number);
  }

  private static @Nullable LocalDate date(String year, String month, String day) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date.getYear() < 1 ? null : date;
    } catch (DateTimeException e) {
      return null; // such as 2024-02-30
    }
  }
}
