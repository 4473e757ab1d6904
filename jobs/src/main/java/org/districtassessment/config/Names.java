package org.districtassessment.config;

import java.util.regex.Pattern;

/** How names are written. */
enum Names {
  /** {@code clinics-per-1000}: rules, checks, codes of findings. */
  KEBAB_CASE("[a-z][a-z0-9]*(-[a-z0-9]+)*", "kebab-case"),

  /** {@code clinic_visit}: whatever becomes a table, a column or a name in SQL. */
  SNAKE_CASE("[a-z][a-z0-9]*(_[a-z0-9]+)*", "snake_case"),

  /** {@code A01}: what is shown beside titles. */
  CODE("[A-Za-z0-9][A-Za-z0-9.-]*", "letters, digits, . and -");

  private final Pattern pattern;
  private final String words;

  Names(String pattern, String words) {
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  boolean allow(String name) {
    return pattern.matcher(name).matches();
  }

  String words() {
    return words;
  }
}
