package org.districtassessment.stage.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Numbers as a spreadsheet shows them: doubles of 15 significant digits.
 *
 * <p>{@code 0.1+0.2} is stored as 0.30000000000000004 and means 0.3.
 */
final class Numbers {

  private static final int DIGITS = 15;
  private static final MathContext SHOWN = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

  /** More characters than any number needs that a program writes. */
  private static final int LONGEST = 400;

  private Numbers() {}

  /** Whether the text is already what {@link #plain} would make of its number. */
  static boolean isPlain(CharSequence text) {
    int length = text.length();
    int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int point = -1;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    int whole = (point < 0 ? length : point) - start;
    int digits = point < 0 ? whole : length - start - 1;
    if (whole < 1 || digits > DIGITS) {
      return false;
    }

    boolean leadingZero = text.charAt(start) == '0' && whole > 1;
    boolean trailingZero = point >= 0 && (point == length - 1 || text.charAt(length - 1) == '0');
    boolean negativeZero = start == 1 && whole == 1 && point < 0 && text.charAt(1) == '0';
    return !leadingZero && !trailingZero && !negativeZero;
  }

  /**
   * Returns the stored double, rounded to 15 significant digits; empty if the text is no number.
   */
  static Optional<BigDecimal> parse(CharSequence text) {
    if (!isNumber(text)) {
      return Optional.empty();
    }

    double value = Double.parseDouble(text.toString());
    return Double.isFinite(value)
        ? Optional.of(new BigDecimal(value).round(SHOWN))
        : Optional.empty();
  }

  /** Spells a number without exponent and without zeros that say nothing. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Spells a share as a percentage, exactly. */
  static String percent(BigDecimal value) {
    return plain(value.movePointRight(2)) + "%";
  }

  /** An XML Schema double other than NaN and infinity; Java takes more than that. */
  private static boolean isNumber(CharSequence text) {
    int at = sign(text, 0);
    int digits = digits(text, at);
    at += digits;
    if (at < text.length() && text.charAt(at) == '.') {
      int decimals = digits(text, at + 1);
      digits += decimals;
      at += 1 + decimals;
    }
    if (digits == 0) {
      return false;
    }

    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at = sign(text, at + 1);
      int exponent = digits(text, at);
      at += exponent;
      if (exponent == 0) {
        return false;
      }
    }
    return at == text.length() && at <= LONGEST;
  }

  private static int sign(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static int digits(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }
}
