package org.districtassessment.stage.submission;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/** Numbers of both types: a whole number is one without decimals. */
abstract class DecimalReader extends CellReader {

  private final int decimals;
  private final NumberText number;

  private @Nullable OtherUnit lastUnit;
  private long factorDigits = 1;
  private int factorScale;

  DecimalReader(Text expected, Field field) {
    super(expected);
    decimals = field.decimals();
    number = new NumberText(field);
  }

  /** A plain number in a column of another unit is read without allocating anything, too. */
  @Override
  final boolean readsOtherwise(CellKind kind, @Nullable OtherUnit columnUnit) {
    if (columnUnit != null && takesStrictly(kind) && readsPlain(columnUnit)) {
      converted().add(Conversion.UNIT_IN_HEADER);
      return true;
    }

    return super.readsOtherwise(kind, columnUnit);
  }

  private boolean readsPlain(OtherUnit columnUnit) {
    byte[] bytes = bytes();
    boolean negative = bytes[from()] == '-';
    long digits = 0;
    int count = 0;
    int behindPoint = -1;
    for (int at = negative ? from() + 1 : from(); at < to(); at++) {
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
    long scaled = count == 0 ? Decimals.NONE : scaled(digits, Math.max(behindPoint, 0), columnUnit);
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
