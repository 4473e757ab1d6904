package org.districtassessment.stage.submission;

import java.util.Set;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/** Reads a text: the cell itself, or its one spelling where its form or a key asks for that. */
final class TextReader extends CellReader {

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

  TextReader(Field field, boolean isKey) {
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
    Set<Conversion> done = converted();
    String text = Cells.text(bytes(), from(), to());
    boolean isNumber = kind == CellKind.NUMBER || kind == CellKind.MERGED_NUMBER;
    if (kind == CellKind.ERROR || SpreadsheetText.isError(text)) {
      return fails(FindingCode.SPREADSHEET_ERROR);
    }

    if (kind == CellKind.DATE
        || (isNumber && !form.takesNumber(text))
        || (form.isStrict() && !form.fits(text) && SpreadsheetText.isLargeNumber(text))) {
      return fails(FindingCode.NUMBER_AS_ID);
    }

    if (isNumber) {
      done.add(Conversion.NUMBER_AS_TEXT);
    }
    if (kind.isCopy()) {
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
