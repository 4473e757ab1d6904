package org.districtassessment.stage.submission;

import java.time.LocalDate;
import java.util.Set;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.EpochDays;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/** Reads calendar days as days since 1970-01-01. */
final class DateReader extends CellReader {
  DateReader() {
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
    long epochDay = year < 1 ? EpochDays.NONE : EpochDays.of(year, month, day);
    takes(epochDay);
    return epochDay != EpochDays.NONE;
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
