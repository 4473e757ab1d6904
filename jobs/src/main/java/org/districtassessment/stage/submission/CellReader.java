package org.districtassessment.stage.submission;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
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

  static final int MOST_DIGITS = 18;

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

  CellReader(Text expected) {
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
      case STRING -> new TextReader(field, isKey);
      case INTEGER -> new IntegerReader(field);
      case NUMBER -> new NumberReader(field);
      case BOOLEAN -> new BooleanReader(field);
      case DATE -> new DateReader();
      case YEAR -> new YearReader();
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
    takes(cell, start, end);
    takes(columnUnit);
    if (!isPlain) {
      forgetOther();
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

  /** Takes a cell in canonical spelling, whose value is known, as if it had been read. */
  final void recalls(byte[] cell, int start, int end, long known) {
    takes(cell, start, end);
    takes((OtherUnit) null);
    value = known;
    if (!isPlain) {
      forgetOther();
    }
  }

  private void forgetOther() {
    conversions.clear();
    warning = null;
    failure = FindingCode.TYPE_ERROR;
    isPlain = true;
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

    if (kind.isCopy()) {
      return fails(FindingCode.MERGED_CELL);
    }

    String folded = FoldedCell.of(Cells.text(bytes, from, to), conversions);
    if (SpreadsheetText.isError(folded)) {
      return fails(FindingCode.SPREADSHEET_ERROR);
    }

    return readsFolded(folded, kind, columnUnit, conversions);
  }

  /** What has been converted so far, to be added to. */
  final Set<Conversion> converted() {
    return conversions;
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
    if (unit != null || newUnit != null) {
      unit = newUnit;
    }
  }

  /** A buffer holds thousands of cells; threads hinder each other where they write references. */
  private void takes(byte[] cell, int start, int end) {
    if (bytes != cell) {
      bytes = cell;
    }
    from = start;
    to = end;
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

  /** Whether the cell was spelled canonically, so that nothing was converted. */
  final boolean isPlain() {
    return isPlain;
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

  /** The number that the digits spell, or -1 if one of them is no digit. */
  static int digits(byte[] bytes, int from, int to) {
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
