package org.districtassessment.stage.submission;

import java.util.Set;
import org.districtassessment.core.schema.Conversion;

/** A cell without what only its spelling adds: full-width forms, odd blanks, marks of a text. */
final class FoldedCell {

  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private FoldedCell() {}

  /**
   * Returns the cell with full-width ASCII as ASCII, every blank as a space, zero-width characters
   * left out, trimmed, and without a spreadsheet's mark of a text.
   *
   * @param conversions takes what was done
   */
  static String of(String cell, Set<Conversion> conversions) {
    StringBuilder folded = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '\uFF01' && c <= '\uFF5E') {
        conversions.add(Conversion.FULL_WIDTH);
        folded.append((char) (c - FULL_WIDTH_OFFSET));
      } else if (isInvisible(c)) {
        conversions.add(Conversion.BLANKS);
      } else if (isOddBlank(c)) {
        conversions.add(Conversion.BLANKS);
        folded.append(' ');
      } else {
        folded.append(c);
      }
    }
    return withoutTextMark(folded.toString().strip(), conversions);
  }

  private static String withoutTextMark(String text, Set<Conversion> conversions) {
    if (text.length() > 1 && text.charAt(0) == '\'') {
      conversions.add(Conversion.TEXT_MARK);
      return text.substring(1).strip();
    }

    if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
      conversions.add(Conversion.TEXT_MARK);
      return text.substring(2, text.length() - 1).strip();
    }

    return text;
  }

  private static boolean isInvisible(char c) {
    return (c >= '\u200B' && c <= '\u200D') || c == '\u2060' || c == '\uFEFF';
  }

  private static boolean isOddBlank(char c) {
    return c == '\u00A0'
        || c == '\u3000'
        || (c >= '\u2000' && c <= '\u200A')
        || c == '\u202F'
        || c == '\u205F'
        || (c >= '\t' && c <= '\r');
  }
}
