package org.districtassessment.stage.submission;

import java.util.Set;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/** Reads yes and no as 1 and 0. */
final class BooleanReader extends CellReader {
  private final byte[][] trueValues;
  private final byte[][] falseValues;
  private final Field field;

  BooleanReader(Field field) {
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
