package org.districtassessment.core.targeting.question;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as rows of money have them, such as {@code 2024-09-30}. */
final class Days {

  private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

  private Days() {}

  /** Returns null where it is no day of the calendar. */
  static @Nullable LocalDate of(@Nullable String text) {
    Matcher day = DAY.matcher(text == null ? "" : text);
    try {
      return day.matches() ? LocalDate.of(number(day, 1), number(day, 2), number(day, 3)) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher day, int group) {
    return Integer.parseInt(day.group(group));
  }
}
