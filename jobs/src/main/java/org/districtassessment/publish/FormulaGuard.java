package org.districtassessment.publish;

/**
 * Keeps a spreadsheet from taking a text for a formula, without losing a character of it.
 *
 * <p>A text is risky when, after any apostrophes and then any blanks, it goes on with {@code = +
 * - @}, one of their full-width forms (some spreadsheets turn those into the plain ones), a tab, a
 * line break or a NUL (which a spreadsheet drops, so that what follows comes first). A risky text
 * gets one apostrophe in front; since texts that already have apostrophes get one more, taking one
 * away gives back exactly the text there was.
 *
 * <p>Source: OWASP Application Security Verification Standard 5.0, 1.2.10.
 */
public final class FormulaGuard {

  private static final String RISKY = "=+-@\t\r\n\0＝＋－＠";
  private static final String BLANKS = " \u00a0\u3000";

  private FormulaGuard() {}

  /** Returns the text, with one apostrophe in front where it is risky. */
  public static String guard(String text) {
    return isRisky(text) ? "'" + text : text;
  }

  /** Returns the text that {@link #guard} was given. */
  public static String unguard(String cell) {
    return cell.startsWith("'") && isRisky(cell) ? cell.substring(1) : cell;
  }

  private static boolean isRisky(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && RISKY.indexOf(text.charAt(at)) >= 0;
  }
}
