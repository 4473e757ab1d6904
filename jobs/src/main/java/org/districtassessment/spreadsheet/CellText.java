package org.districtassessment.spreadsheet;

import java.util.regex.Pattern;

/**
 * Text as a cell can hold it: characters that XML forbids become U+FFFD, and of more than 32,767
 * UTF-16 units, the most that a cell holds, the rest is cut and … put at the end.
 */
final class CellText {

  static final int LONGEST = 32_767;

  private static final char REPLACEMENT = '\uFFFD';
  private static final String ELLIPSIS = "…";

  /** What a spreadsheet would read as one escaped character. */
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  static String of(String text) {
    String clean = clean(text);
    if (clean.length() <= LONGEST) {
      return clean;
    }

    int end = LONGEST - ELLIPSIS.length();
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }

  /** Returns the text as the file has to spell it, so that {@code _x0041_} does not become A. */
  static String escaped(String text) {
    return text.indexOf("_x") < 0 ? text : LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_");
  }

  private static String clean(String text) {
    int bad = firstForbidden(text);
    if (bad < 0) {
      return text;
    }

    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(each -> clean.appendCodePoint(isAllowed(each) ? each : REPLACEMENT));
    return clean.toString();
  }

  private static int firstForbidden(String text) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!isAllowed(codePoint)) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return -1;
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
