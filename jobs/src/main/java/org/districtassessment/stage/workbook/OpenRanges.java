package org.districtassessment.stage.workbook;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.stage.record.CellKind;

/** The merged ranges that reach into the row being read, each with its text. */
final class OpenRanges {

  private static final class Open {

    private final MergedRange range;
    private final byte[] text;
    private final CellKind kind;

    Open(MergedRange range, byte[] text, CellKind kind) {
      this.range = range;
      this.text = text;
      this.kind = kind;
    }
  }

  private static final byte[] NO_TEXT = {};

  private final List<MergedRange> ranges;
  private final List<Open> open = new ArrayList<>();
  private int next;

  /**
   * @param ranges by place, none over another
   */
  OpenRanges(List<MergedRange> ranges) {
    this.ranges = ranges;
  }

  /** Whether a range with text that started before covers cells of the row. */
  boolean reachInto(int row) {
    for (Open one : open) {
      if (one.range.bottom() >= row && one.text.length > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives the covered cells of a row the text of their range's first cell.
   *
   * <p>Rows come in ascending order. Ranges whose first row never came have no text.
   *
   * @return false if the row got too long
   */
  boolean cover(RowBuffer row, int number) {
    open.removeIf(one -> one.range.bottom() < number);
    for (Open one : open) {
      int start = row.append(one.text, 0, one.text.length);
      if (start < 0) {
        return false;
      }

      place(row, one.range.left(), one.range.right(), one.kind, start, start + one.text.length);
    }
    while (next < ranges.size() && ranges.get(next).top() <= number) {
      MergedRange range = ranges.get(next++);
      if (range.bottom() >= number) {
        start(row, range, number);
      }
    }
    return true;
  }

  private void start(RowBuffer row, MergedRange range, int number) {
    if (range.top() < number) {
      place(row, range.left(), range.right(), CellKind.MERGED, row.length(), row.length());
      open.add(new Open(range, NO_TEXT, CellKind.MERGED));
      return;
    }

    boolean written = range.left() < row.filled();
    int start = written ? row.start(range.left()) : row.length();
    int end = written ? row.end(range.left()) : row.length();
    CellKind kind = (written ? row.kind(range.left()) : CellKind.TEXT).covered();
    place(row, range.left() + 1, range.right(), kind, start, end);
    if (range.bottom() > number) {
      if (written && row.kind(range.left()) == CellKind.NUMBER) {
        // It may be the sum of all the rows, so it is not the first row's either.
        place(row, range.left(), range.left(), kind, start, end);
      }
      byte[] text = new byte[end - start];
      System.arraycopy(row.bytes(), start, text, 0, text.length);
      open.add(new Open(range, text, kind));
    }
  }

  private static void place(RowBuffer row, int left, int right, CellKind kind, int start, int end) {
    for (int column = left; column <= right; column++) {
      row.place(column, kind, start, end);
    }
  }
}
