package org.districtassessment.stage.workbook;

import java.util.Locale;

/** What a number format makes of a number. */
enum NumberFormat {
  PLAIN,
  DATE,
  PERCENT;

  /**
   * Returns what a format without code of its own does (ISO 29500-1, 18.8.30); 27 to 36 and 50 to
   * 58 are the dates of the Chinese, Japanese and Korean editions.
   */
  static NumberFormat builtIn(int id) {
    boolean date =
        (id >= 14 && id <= 22)
            || (id >= 27 && id <= 36)
            || (id >= 45 && id <= 47)
            || (id >= 50 && id <= 58);
    if (date) {
      return DATE;
    }

    return id == 9 || id == 10 ? PERCENT : PLAIN;
  }

  /**
   * Reads a format code such as {@code yyyy"-"m;@}. Letters of years, months, days, hours and
   * seconds make a date, wherever they stand but in quotes, escapes and brackets; so do the weekday
   * {@code aaaa} and an elapsed time such as {@code [h]}. Chinese editions escape by {@code !},
   * too.
   */
  static NumberFormat of(String code) {
    String lower = code.toLowerCase(Locale.ROOT).replace("general", "");
    boolean percent = false;
    int at = 0;
    while (at < lower.length()) {
      switch (lower.charAt(at)) {
        case '"' -> at = closing(lower, at, '"');
        case '\\', '!', '_', '*' -> at++;
        case '[' -> {
          int end = closing(lower, at, ']');
          if (isElapsedTime(lower, at + 1, end)) {
            return DATE;
          }

          at = end;
        }
        case 'y', 'm', 'd', 'h', 's' -> {
          return DATE;
        }
        case 'a' -> {
          if (lower.startsWith("aaa", at)) {
            return DATE;
          }
        }
        case '%' -> percent = true;
        default -> {
          // Digits, separators, currency signs: a number as it stands.
        }
      }
      at++;
    }
    return percent ? PERCENT : PLAIN;
  }

  private static int closing(String code, int from, char end) {
    int at = code.indexOf(end, from + 1);
    return at < 0 ? code.length() : at;
  }

  private static boolean isElapsedTime(String code, int from, int to) {
    if (from >= to) {
      return false;
    }

    char unit = code.charAt(from);
    boolean known = unit == 'h' || unit == 'm' || unit == 's';
    for (int i = from; i < to; i++) {
      known &= code.charAt(i) == unit;
    }
    return known;
  }
}
