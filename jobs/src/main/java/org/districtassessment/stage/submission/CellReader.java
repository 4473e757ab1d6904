package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trimmed, present cell of one type exactly: nothing is rounded, guessed or repaired.
 *
 * <p>The value is a {@code long}: a whole number, an unscaled number with the field's decimals, 0
 * or 1, days since 1970-01-01, or a year. A text has none; it is a range of bytes.
 *
 * <p>A cell in canonical spelling takes a short way. Any other is read by a {@link Conversion}, or
 * not at all. What the last {@link #reads} found out stays until the next.
 */
abstract class CellReader {

  private static final int MOST_DIGITS = 18;

  /** What is wrong with the type of a cell, as "is not ..." wants it. */
  private final Text expected;

  private final EnumSet<Conversion> conversions = EnumSet.noneOf(Conversion.class);

  private long value;
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private boolean isPlain = true;
  private @Nullable OtherUnit unit;
  private @Nullable FindingCode warning;
  private FindingCode failure = FindingCode.TYPE_ERROR;

  private CellReader(Text expected) {
    this.expected = expected;
  }

  /** Returns a reader of a field that is part of no key. */
  static CellReader of(Field field) {
    return of(field, false);
  }

  /**
   * @param isKey whether the field is part of a key or refers to one
   */
  static CellReader of(Field field, boolean isKey) {
    return switch (field.type()) {
      case STRING -> new OfText(field, isKey);
      case INTEGER -> new OfInteger(field);
      case NUMBER -> new OfNumber(field);
      case BOOLEAN -> new OfBoolean(field);
      case DATE -> new OfDate();
      case YEAR -> new OfYear();
    };
  }

  /** Whether a cell of a text file is of the type. */
  final boolean reads(byte[] cell, int start, int end) {
    return reads(cell, start, end, CellKind.TEXT, null);
  }

  /**
   * Whether the cell is of the type; if so {@link #value()}, or for a text {@link #bytes()}, is
   * what it says, else {@link #failure()} why it is not.
   *
   * @param columnUnit the unit that the header names, one of the field's; null for the stored one
   */
  final boolean reads(
      byte[] cell, int start, int end, CellKind kind, @Nullable OtherUnit columnUnit) {
    bytes = cell;
    from = start;
    to = end;
    unit = columnUnit;
    if (!isPlain) {
      conversions.clear();
      warning = null;
      failure = FindingCode.TYPE_ERROR;
      isPlain = true;
    }
    if ((columnUnit == null || columnUnit.isStored())
        && takesStrictly(kind)
        && readsStrictly(cell, start, end)) {
      return true;
    }

    isPlain = false;
    boolean reads = readsOtherwise(kind, columnUnit);
    if (!reads) {
      conversions.clear();
    }
    return reads;
  }

  /** Whether the canonical spelling may come in a cell of this kind. */
  boolean takesStrictly(CellKind kind) {
    return kind == CellKind.TEXT || kind == CellKind.NUMBER;
  }

  /** Reads the canonical spelling; allocates nothing. */
  abstract boolean readsStrictly(byte[] cell, int start, int end);

  /** Reads a folded cell that is not spelled canonically; adds what it converts. */
  abstract boolean readsFolded(
      String folded, CellKind kind, @Nullable OtherUnit columnUnit, Set<Conversion> done);

  boolean readsOtherwise(CellKind kind, @Nullable OtherUnit columnUnit) {
    if (kind == CellKind.ERROR) {
      return fails(FindingCode.SPREADSHEET_ERROR);
    }

    if (kind == CellKind.MERGED) {
      return fails(FindingCode.MERGED_CELL);
    }

    String folded = FoldedCell.of(Cells.text(bytes, from, to), conversions);
    if (SpreadsheetText.isError(folded)) {
      return fails(FindingCode.SPREADSHEET_ERROR);
    }

    return readsFolded(folded, kind, columnUnit, conversions);
  }

  final boolean fails(FindingCode code) {
    failure = code;
    return false;
  }

  final void warns(FindingCode code) {
    warning = code;
  }

  final void takes(long newValue) {
    value = newValue;
  }

  final void takes(@Nullable OtherUnit newUnit) {
    unit = newUnit;
  }

  final void takes(String text) {
    bytes = Cells.utf8(text);
    from = 0;
    to = bytes.length;
  }

  final long value() {
    return value;
  }

  /** Holds the text, normalised where that was due. */
  final byte[] bytes() {
    return bytes;
  }

  final int from() {
    return from;
  }

  final int to() {
    return to;
  }

  /** What was converted; empty where the cell was spelled canonically or could not be read. */
  final Set<Conversion> conversions() {
    return Collections.unmodifiableSet(conversions);
  }

  /** The unit in which the number was sent; null if neither header nor cell named one. */
  final @Nullable OtherUnit unit() {
    return unit;
  }

  /** What somebody should look at although the cell was read; null for nothing. */
  final @Nullable FindingCode warning() {
    return warning;
  }

  /** Why the cell was not read. */
  final FindingCode failure() {
    return failure;
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
    byte[] cell = Cells.utf8(written);
    if (!readsStrictly(cell, 0, cell.length)) {
      throw new IllegalArgumentException(written + " is not " + expected.en());
    }

    return value;
  }

  /** Returns the value in one spelling, so that equal values have equal keys. */
  String canonical(long ofValue) {
    return Long.toString(ofValue);
  }

  private static final class OfText extends CellReader {

    private static final boolean[] MAY_FOLD = new boolean[256];

    static {
      for (int b = 0; b <= ' '; b++) {
        MAY_FOLD[b] = true;
      }
      for (int b : new int[] {'\'', '=', '#', '+', 0xC2, 0xE2, 0xE3, 0xEF}) {
        MAY_FOLD[b] = true;
      }
    }

    private final TextForm form;
    private final boolean hasFoldedWords;

    private OfText(Field field, boolean isKey) {
      super(Text.same(""));
      form = new TextForm(field, isKey);
      hasFoldedWords = form.hasFoldedWords();
    }

    @Override
    boolean isText() {
      return true;
    }

    @Override
    boolean takesStrictly(CellKind kind) {
      return kind == CellKind.TEXT || kind == CellKind.BOOLEAN;
    }

    @Override
    boolean readsStrictly(byte[] cell, int start, int end) {
      if (!form.isStrict()) {
        return cell[start] != '#';
      }

      if (hasFoldedWords) {
        return false;
      }

      for (int i = start; i < end; i++) {
        if (MAY_FOLD[cell[i] & 0xFF]) {
          return false;
        }
      }
      return true;
    }

    @Override
    boolean readsOtherwise(CellKind kind, @Nullable OtherUnit columnUnit) {
      Set<Conversion> done = super.conversions;
      String text = Cells.text(super.bytes, super.from, super.to);
      if (kind == CellKind.ERROR || SpreadsheetText.isError(text)) {
        return fails(FindingCode.SPREADSHEET_ERROR);
      }

      if (kind == CellKind.DATE
          || (kind == CellKind.NUMBER && !form.takesNumber(text))
          || (form.isStrict() && !form.fits(text) && SpreadsheetText.isLargeNumber(text))) {
        return fails(FindingCode.NUMBER_AS_ID);
      }

      if (kind == CellKind.NUMBER) {
        done.add(Conversion.NUMBER_AS_TEXT);
      }
      if (kind == CellKind.MERGED) {
        warns(FindingCode.MERGED_CELL_FILLED);
        done.add(Conversion.MERGED_TEXT);
      }
      return readsFolded(text, kind, columnUnit, done);
    }

    @Override
    boolean readsFolded(
        String text, CellKind kind, @Nullable OtherUnit columnUnit, Set<Conversion> done) {
      if (form.isStrict()) {
        String normalised = form.normalised(text, done);
        if (!normalised.equals(text)) {
          takes(normalised);
        }
      }
      return true;
    }
  }

  /** Numbers of both types: a whole number is one without decimals. */
  private abstract static class OfDecimal extends CellReader {

    private final int decimals;
    private final NumberText number;

    private @Nullable OtherUnit lastUnit;
    private long factorDigits = 1;
    private int factorScale;

    private OfDecimal(Text expected, Field field) {
      super(expected);
      decimals = field.decimals();
      number = new NumberText(field);
    }

    /** A plain number in a column of another unit is read without allocating anything, too. */
    @Override
    final boolean readsOtherwise(CellKind kind, @Nullable OtherUnit columnUnit) {
      if (columnUnit != null && takesStrictly(kind) && readsPlain(columnUnit)) {
        super.conversions.add(Conversion.UNIT_IN_HEADER);
        return true;
      }

      return super.readsOtherwise(kind, columnUnit);
    }

    private boolean readsPlain(OtherUnit columnUnit) {
      byte[] bytes = super.bytes;
      boolean negative = bytes[super.from] == '-';
      long digits = 0;
      int count = 0;
      int behindPoint = -1;
      for (int at = negative ? super.from + 1 : super.from; at < super.to; at++) {
        if (bytes[at] == '.' && behindPoint < 0) {
          behindPoint = 0;
          continue;
        }

        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9 || count == MOST_DIGITS) {
          return false;
        }

        digits = digits * 10 + digit;
        count++;
        if (behindPoint >= 0) {
          behindPoint++;
        }
      }
      long scaled =
          count == 0 ? Decimals.NONE : scaled(digits, Math.max(behindPoint, 0), columnUnit);
      takes(negative ? -scaled : scaled);
      return scaled != Decimals.NONE;
    }

    private long scaled(long digits, int behindPoint, @Nullable OtherUnit unit) {
      if (unit == null) {
        return Decimals.scaled(digits, behindPoint, 1, 0, decimals);
      }

      if (!unit.equals(lastUnit)) {
        lastUnit = unit;
        factorDigits = unit.factor().unscaledValue().longValueExact();
        factorScale = unit.factor().scale();
      }
      return Decimals.scaled(digits, behindPoint, factorDigits, factorScale, decimals);
    }

    @Override
    final boolean readsFolded(
        String folded, CellKind kind, @Nullable OtherUnit columnUnit, Set<Conversion> done) {
      if (kind == CellKind.BOOLEAN || kind == CellKind.DATE) {
        return false;
      }

      if (SpreadsheetText.hasExponent(folded)) {
        return fails(FindingCode.SCIENTIFIC_NOTATION);
      }

      if (!number.reads(folded, done)) {
        return false;
      }

      OtherUnit own = number.unit();
      boolean areTwoUnits =
          own != null && columnUnit != null && own.factor().compareTo(columnUnit.factor()) != 0;
      if (areTwoUnits) {
        return false;
      }

      OtherUnit used = own == null ? columnUnit : own;
      long scaled = scaled(number.digits(), number.decimals(), used);
      if (scaled == Decimals.NONE) {
        return false;
      }

      if (own == null && used != null && !used.isStored()) {
        done.add(Conversion.UNIT_IN_HEADER);
      }
      if (number.decimals() > decimals && used == null) {
        done.add(Conversion.ZERO_DECIMALS);
      }
      takes(used);
      takes(number.negative() ? -scaled : scaled);
      return true;
    }

    /** The units that may stand behind the number, as the end of a sentence. */
    static Text units(Field field) {
      List<OtherUnit> units = field.intake().units();
      if (units.isEmpty()) {
        return Text.same("");
      }

      String zh = units.stream().map(OtherUnit::unit).collect(Collectors.joining("、"));
      String en = units.stream().map(OtherUnit::unit).collect(Collectors.joining(", "));
      return new Text("，可带单位：" + zh, "; units: " + en);
    }
  }

  private static final class OfInteger extends OfDecimal {
    private OfInteger(Field field) {
      super(
          new Text(
              "整数（如 12000" + units(field).zh() + "）",
              "a whole number (such as 12000" + units(field).en() + ")"),
          field);
    }

    @Override
    boolean readsStrictly(byte[] bytes, int from, int to) {
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

      takes(negative ? sum : -sum);
      return true;
    }
  }

  private static final class OfNumber extends OfDecimal {
    private final int decimals;

    private OfNumber(Field field) {
      super(
          new Text(
              "最多 "
                  + MOST_DIGITS
                  + " 位、小数不超过 "
                  + field.decimals()
                  + " 位的数（如 12000.5"
                  + units(field).zh()
                  + "）",
              "a number of at most "
                  + MOST_DIGITS
                  + " digits with at most "
                  + field.decimals()
                  + " decimals (such as 12000.5"
                  + units(field).en()
                  + ")"),
          field);
      this.decimals = field.decimals();
    }

    @Override
    boolean readsStrictly(byte[] bytes, int from, int to) {
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
      takes(negative ? -scaled : scaled);
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
    private final Field field;

    private OfBoolean(Field field) {
      super(
          new Text(
              "“是/否”型（真写 " + trueWords(field, "、") + "，假写 " + falseWords(field, "、") + "）",
              "yes or no (write "
                  + trueWords(field, ", ")
                  + " for yes, "
                  + falseWords(field, ", ")
                  + " for no)"));
      this.field = field;
      trueValues = Cells.utf8(BooleanWords.ofTrue(field));
      falseValues = Cells.utf8(BooleanWords.ofFalse(field));
    }

    @Override
    boolean takesStrictly(CellKind kind) {
      return super.takesStrictly(kind) || kind == CellKind.BOOLEAN;
    }

    @Override
    boolean readsStrictly(byte[] bytes, int from, int to) {
      if (Cells.isOneOf(trueValues, bytes, from, to)) {
        takes(1);
        return true;
      }

      takes(0);
      return Cells.isOneOf(falseValues, bytes, from, to);
    }

    @Override
    boolean readsFolded(
        String folded, CellKind kind, @Nullable OtherUnit columnUnit, Set<Conversion> done) {
      byte[] cell = Cells.utf8(folded);
      if (kind == CellKind.DATE) {
        return false;
      }

      if (cell.length > 0 && readsStrictly(cell, 0, cell.length)) {
        return true; // a word of the field, once folded
      }

      Boolean common = BooleanWords.common(folded, field);
      if (common == null) {
        return false;
      }

      done.add(Conversion.BOOLEAN_WORD);
      takes(common ? 1 : 0);
      return true;
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
    boolean readsStrictly(byte[] bytes, int from, int to) {
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
        takes(LocalDate.of(year, month, day).toEpochDay());
        return true;
      } catch (DateTimeException e) {
        return false; // such as 2023-02-29
      }
    }

    @Override
    boolean takesStrictly(CellKind kind) {
      return kind == CellKind.TEXT || kind == CellKind.DATE;
    }

    @Override
    boolean readsFolded(
        String folded, CellKind kind, @Nullable OtherUnit columnUnit, Set<Conversion> done) {
      LocalDate date = kind == CellKind.BOOLEAN ? null : DateText.read(folded, kind, done);
      if (date == null) {
        return false;
      }

      if (done.contains(Conversion.SERIAL_DATE)) {
        warns(FindingCode.EXCEL_SERIAL_DATE);
      }
      takes(date.toEpochDay());
      return true;
    }

    @Override
    String canonical(long ofValue) {
      return LocalDate.ofEpochDay(ofValue).toString();
    }
  }

  private static final class OfYear extends CellReader {
    private static final Pattern WORD = Pattern.compile(" ?年度?$");

    private OfYear() {
      super(new Text("年份（四位数字，如 2024）", "a year (four digits, such as 2024)"));
    }

    @Override
    boolean readsStrictly(byte[] bytes, int from, int to) {
      int year = to - from == 4 ? digits(bytes, from, to) : -1;
      takes(year);
      return year > 0;
    }

    @Override
    boolean readsFolded(
        String folded, CellKind kind, @Nullable OtherUnit columnUnit, Set<Conversion> done) {
      if (kind == CellKind.BOOLEAN || kind == CellKind.DATE) {
        return false;
      }

      String year = WORD.matcher(folded).replaceFirst("");
      if (year.length() < folded.length()) {
        done.add(Conversion.YEAR_WORD);
      }
      byte[] cell = Cells.utf8(year);
      return readsStrictly(cell, 0, cell.length);
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
