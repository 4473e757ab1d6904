package org.districtassessment.config;

import java.util.regex.Pattern;

/** Which names the fields of a table may have. */
enum FieldNames {
  /** {@code snake_case}. */
  PLAIN("[a-z][a-z0-9_]*", "snake_case"),

  /** {@code snake_case} in which {@code {dimension}} or {@code {amount}} may stand once. */
  WITH_DIMENSION(
      "[a-z][a-z0-9_]*(\\{(dimension|amount)\\}[a-z0-9_]*)?",
      "snake_case, with {dimension} or {amount} once");

  private final Pattern pattern;
  private final String words;

  FieldNames(String pattern, String words) {
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
