package org.districtassessment.stage.workbook;

import java.util.Comparator;

/** Cells shown as one: columns from 0, rows from 1, ends included. */
record MergedRange(int top, int left, int bottom, int right) {

  static final Comparator<MergedRange> BY_PLACE =
      Comparator.comparingInt(MergedRange::top)
          .thenComparingInt(MergedRange::left)
          .thenComparingInt(MergedRange::bottom)
          .thenComparingInt(MergedRange::right);

  /**
   * Reads a reference such as {@code A2:B5}.
   *
   * @throws WorkbookException if it is none
   */
  static MergedRange parse(String reference) throws WorkbookException {
    int colon = reference.indexOf(':');
    String first = colon < 0 ? reference : reference.substring(0, colon);
    String last = reference.substring(colon + 1);
    int row = CellReference.row(first);
    int otherRow = CellReference.row(last);
    int column = CellReference.column(first);
    int otherColumn = CellReference.column(last);
    return new MergedRange(
        Math.min(row, otherRow),
        Math.min(column, otherColumn),
        Math.max(row, otherRow),
        Math.max(column, otherColumn));
  }

  boolean isSingleCell() {
    return top == bottom && left == right;
  }
}
