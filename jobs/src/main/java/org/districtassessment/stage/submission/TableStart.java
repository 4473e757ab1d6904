package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.districtassessment.stage.record.Records;

/**
 * Where the table begins in a file: title rows may stand above the header, and the header may take
 * two rows.
 *
 * <p>The header is the record, of the first {@value #MOST_RECORDS} that are not blank, most of
 * whose cells name fields; the upper one on a tie, the first one if none names any. Two records
 * together are the header if they name more fields than each alone: the lower label counts, or the
 * upper one where the lower is blank. In a worksheet the lower row may hold all labels, because
 * cells of the upper one are merged with those below.
 *
 * @param delimiter between cells of a text file
 * @param header number of records in front of the header; {@link #NONE} if the file is blank or its
 *     first record never ends
 * @param depth records that the header takes, 1 or 2
 */
record TableStart(byte delimiter, int header, int depth) implements Serializable {

  static final int NONE = -1;

  private static final int MOST_RECORDS = 20;

  /** Opens the records of a text file anew, as a delimiter separates them. */
  interface Opener {
    Records open(byte delimiter) throws IOException;
  }

  private record Found(TableStart start, int named, int labels) {}

  /** Looks for the header of a workbook's sheet. */
  static TableStart ofSheet(Records records, Labels labels) throws IOException {
    return find(records, labels, (byte) 0).start;
  }

  /**
   * Looks for the header of a text, whose cells may be separated by commas, tabs or semicolons: by
   * whichever makes more cells name fields, in this order on a tie.
   */
  static TableStart ofText(Opener opener, Labels labels) throws IOException {
    Found best = null;
    for (char delimiter : new char[] {',', '\t', ';'}) {
      Found found;
      try (Records records = opener.open((byte) delimiter)) {
        found = find(records, labels, (byte) delimiter);
      }
      if (best == null || found.named > best.named) {
        best = found;
      }
      if (found.named > 1 && found.named == found.labels) {
        return found.start;
      }
    }
    if (best == null) {
      throw new IllegalStateException("No delimiter was tried");
    }

    return best.start;
  }

  private static Found find(Records records, Labels labels, byte delimiter) throws IOException {
    Found best = new Found(new TableStart(delimiter, NONE, 1), 0, 0);
    List<String> above = List.of();
    int namedAbove = 0;
    int seen = 0;
    for (int i = 0; seen < MOST_RECORDS && records.next(); i++) {
      if (records.unclosed()) {
        break;
      }

      List<String> cells = Labels.cells(records);
      boolean covered = isCovered(records, above, cells, labels);
      boolean blank = cells.stream().allMatch(String::isEmpty);
      int named = blank ? 0 : labels.named(cells);
      if (!blank) {
        seen++;
        if (named > best.named || best.start.header == NONE) {
          TableStart start =
              covered ? new TableStart(delimiter, i - 1, 2) : new TableStart(delimiter, i, 1);
          best = new Found(start, named, filled(cells));
        }
      }
      if (!blank && namedAbove > 0) {
        List<String> both = labels.together(above, cells);
        int namedByBoth = labels.named(both);
        if (namedByBoth > Math.max(best.named, Math.max(named, namedAbove))) {
          best = new Found(new TableStart(delimiter, i - 1, 2), namedByBoth, filled(both));
        }
      }
      if (best.start.header == i - 1 && best.start.depth == 1 && labels.areUnits(above, cells)) {
        best = new Found(new TableStart(delimiter, i - 1, 2), best.named, best.labels);
      }
      if (best.named == labels.fields() && best.start.header < i) {
        break; // nothing names more
      }

      above = cells;
      namedAbove = named;
    }
    return best;
  }

  /** Whether labels of the row above are merged with cells of the row below. */
  private static boolean isCovered(
      Records lower, List<String> above, List<String> cells, Labels labels) {
    for (int i = 0; i < Math.min(above.size(), cells.size()); i++) {
      String cell = cells.get(i);
      boolean isMerged = lower.kind(i).isCopy() && cell.equals(above.get(i));
      if (isMerged && labels.find(cell).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static int filled(List<String> cells) {
    return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
  }
}
