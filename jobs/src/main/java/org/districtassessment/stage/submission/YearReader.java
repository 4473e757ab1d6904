package org.districtassessment.stage.submission;

import java.util.Set;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/** Reads calendar years of four digits. */
final class YearReader extends CellReader {
  private static final Pattern WORD = Pattern.compile(" ?年度?$");

  YearReader() {
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
