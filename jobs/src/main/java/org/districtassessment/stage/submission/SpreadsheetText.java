package org.districtassessment.stage.submission;

import java.util.Set;
import java.util.regex.Pattern;

/** What a spreadsheet writes where it cannot or will not show a value. */
final class SpreadsheetText {

  private static final Set<String> ERRORS =
      Set.of(
          "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");
  private static final Pattern TOO_NARROW = Pattern.compile("#{2,}");
  private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d+(\\.\\d*)?[eE][+-]?\\d{1,3}");

  /**
   * As a spreadsheet shows a number of many digits: one digit before the point, a sign behind E.
   */
  private static final Pattern LARGE = Pattern.compile("[1-9](\\.\\d+)?[eE]\\+\\d{2,3}");

  private SpreadsheetText() {}

  /** Whether the text is the mark of a failed formula or of a column too narrow. */
  static boolean isError(String text) {
    return text.startsWith("#") && (ERRORS.contains(text) || TOO_NARROW.matcher(text).matches());
  }

  static boolean hasExponent(String text) {
    return EXPONENT.matcher(text).matches();
  }

  /** Whether the text is how a spreadsheet shows digits that were meant as a text. */
  static boolean isLargeNumber(String text) {
    return LARGE.matcher(text).matches();
  }
}
