package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;

/**
 * Reads a trimmed, present cell of one type exactly: nothing is rounded, guessed or repaired.
 *
 * <p>The value is a {@code long}: a whole number, an unscaled number with the field's decimals, 0
 * or 1, days since 1970-01-01, or a year. A text has none; it is the cell itself.
 */
abstract class CellReader {

  private static final int MOST_DIGITS = 18;

  private long value;

  /** What is wrong with the type of a cell, as "is not ..." wants it. */
  private final Text expected;

  private CellReader(Text expected) {
    this.expected = expected;
  }

  static CellReader of(Field field) {
    return switch (field.type()) {
      case STRING -> new OfText();
      case INTEGER -> new OfInteger();
      case NUMBER -> new OfNumber(field.decimals());
      case BOOLEAN -> new OfBoolean(field);
      case DATE -> new OfDate();
      case YEAR -> new OfYear();
    };
  }

  /** Whether the cell is of the type; if so {@link #value()} is what it says. */
  abstract boolean reads(byte[] bytes, int from, int to);

  final long value() {
    return value;
  }

  /** Whether the cell itself is the value. */
  boolean isText() {
    return false;
  }

  /** What a cell of the type looks like: ends the sentence "This is not ...". */
  final Text expected() {
    return expected;
  }

  /**
   * Returns the value of a bound written in the schema; of a number with more decimals than the
   * field has, the nearest value of the field below (or above) it.
   *
   * @throws IllegalArgumentException if it is not of the type
   */
  long bound(String written, boolean roundedUp) {
    byte[] bytes = Cells.utf8(written);
    if (!reads(bytes, 0, bytes.length)) {
      throw new IllegalArgumentException(written + " is not " + expected.en());
    }

    return value;
  }

  /** Returns the value in one spelling, so that equal values have equal keys. */
  String canonical(long ofValue) {
    return Long.toString(ofValue);
  }

  private static final class OfText extends CellReader {
    private OfText() {
      super(Text.same(""));
    }

    @Override
    boolean isText() {
      return true;
    }

    @Override
    boolean reads(byte[] bytes, int from, int to) {
      return true;
    }
  }

  private static final class OfInteger extends CellReader {
    private OfInteger() {
      super(
          new Text(
              "整数（只写数字，不用千分位、单位和全角字符，如 12000）",
              "a whole number (only digits, such as 12000: no separators, units or full-width"
                  + " characters)"));
    }

    @Override
    boolean reads(byte[] bytes, int from, int to) {
      int at = from;
      boolean negative = bytes[at] == '-';
      if (negative || bytes[at] == '+') {
        at++;
      }
      if (at == to) {
        return false;
      }

      long sum = 0; // kept negative, whose range is the wider one
      for (; at < to; at++) {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9 || sum < (Long.MIN_VALUE + digit) / 10) {
          return false;
        }

        sum = sum * 10 - digit;
      }
      if (!negative && sum == Long.MIN_VALUE) {
        return false;
      }

      super.value = negative ? sum : -sum;
      return true;
    }
  }

  private static final class OfNumber extends CellReader {
    private final int decimals;

    private OfNumber(int decimals) {
      super(
          new Text(
              "最多 "
                  + MOST_DIGITS
                  + " 位、小数不超过 "
                  + decimals
                  + " 位的数（只写数字和小数点，不用千分位、单位和全角字符，如 12000.5）",
              "a number of at most "
                  + MOST_DIGITS
                  + " digits with at most "
                  + decimals
                  + " decimals (only digits and a point, such as 12000.5: no separators, units or"
                  + " full-width characters)"));
      this.decimals = decimals;
    }

    @Override
    boolean reads(byte[] bytes, int from, int to) {
      int at = from;
      boolean negative = bytes[at] == '-';
      if (negative || bytes[at] == '+') {
        at++;
      }
      long sum = 0;
      int digits = 0;
      int behindPoint = -1;
      for (; at < to; at++) {
        byte c = bytes[at];
        if (c == '.' && behindPoint < 0) {
          behindPoint = 0;
          continue;
        }

        int digit = c - '0';
        if (digit < 0 || digit > 9 || sum > (Decimals.LARGEST - digit) / 10) {
          return false;
        }

        sum = sum * 10 + digit;
        digits++;
        if (behindPoint >= 0) {
          behindPoint++;
        }
      }
      int missing = decimals - Math.max(behindPoint, 0);
      if (digits == 0 || missing < 0 || sum > Decimals.LARGEST / Decimals.powerOfTen(missing)) {
        return false;
      }

      long scaled = sum * Decimals.powerOfTen(missing);
      super.value = negative ? -scaled : scaled;
      return true;
    }

    @Override
    long bound(String written, boolean roundedUp) {
      return Decimals.bound(new BigDecimal(written), decimals, roundedUp);
    }

    @Override
    String canonical(long ofValue) {
      return BigDecimal.valueOf(ofValue, decimals).stripTrailingZeros().toPlainString();
    }
  }

  private static final class OfBoolean extends CellReader {
    private final byte[][] trueValues;
    private final byte[][] falseValues;

    private OfBoolean(Field field) {
      super(
          new Text(
              "“是/否”型（真写 " + trueWords(field, "、") + "，假写 " + falseWords(field, "、") + "）",
              "yes or no (write "
                  + trueWords(field, ", ")
                  + " for yes, "
                  + falseWords(field, ", ")
                  + " for no)"));
      trueValues = Cells.utf8(BooleanWords.ofTrue(field));
      falseValues = Cells.utf8(BooleanWords.ofFalse(field));
    }

    @Override
    boolean reads(byte[] bytes, int from, int to) {
      if (Cells.isOneOf(trueValues, bytes, from, to)) {
        super.value = 1;
        return true;
      }

      super.value = 0;
      return Cells.isOneOf(falseValues, bytes, from, to);
    }

    private static String trueWords(Field field, String separator) {
      return String.join(separator, BooleanWords.ofTrue(field));
    }

    private static String falseWords(Field field, String separator) {
      return String.join(separator, BooleanWords.ofFalse(field));
    }
  }

  private static final class OfDate extends CellReader {
    private OfDate() {
      super(new Text("日期（写成 2024-03-31）", "a date (written 2024-03-31)"));
    }

    @Override
    boolean reads(byte[] bytes, int from, int to) {
      if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
        return false;
      }

      int year = digits(bytes, from, from + 4);
      int month = digits(bytes, from + 5, from + 7);
      int day = digits(bytes, from + 8, from + 10);
      if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
        return false;
      }

      try {
        super.value = LocalDate.of(year, month, day).toEpochDay();
        return true;
      } catch (DateTimeException e) {
        return false; // such as 2023-02-29
      }
    }
  }

  private static final class OfYear extends CellReader {
    private OfYear() {
      super(new Text("年份（四位数字，如 2024）", "a year (four digits, such as 2024)"));
    }

    @Override
    boolean reads(byte[] bytes, int from, int to) {
      super.value = to - from == 4 ? digits(bytes, from, to) : -1;
      return super.value > 0;
    }
  }

  /** The number that the digits spell, or -1 if one of them is no digit. */
  private static int digits(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }

      sum = sum * 10 + digit;
    }
    return sum;
  }
}
