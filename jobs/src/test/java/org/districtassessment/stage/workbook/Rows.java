package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.districtassessment.stage.archive.BytesChannel;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.record.Records;

/** Rows of a workbook as lines of text, such as {@code 2: a | number 1.5 | merged a}. */
final class Rows {

  private Rows() {}

  static List<String> ofFirstSheet(byte[] workbook) throws IOException {
    try (Workbook open = Workbook.open(new BytesChannel(workbook))) {
      return of(open, open.sheets().get(0));
    }
  }

  static List<String> of(Workbook workbook, Sheet sheet) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Records records = workbook.records(sheet)) {
      while (records.next()) {
        StringJoiner cells = new StringJoiner(" | ", records.line() + ": ", "");
        for (int i = 0; i < records.cells(); i++) {
          cells.add(cell(records, i));
        }
        rows.add(cells + (records.unclosed() ? " unclosed" : ""));
      }
    }
    return rows;
  }

  /** Reads all rows and keeps none. */
  static long count(Workbook workbook, Sheet sheet) throws IOException {
    long count = 0;
    try (Records records = workbook.records(sheet)) {
      while (records.next()) {
        count++;
      }
    }
    return count;
  }

  private static String cell(Records records, int cell) {
    int start = records.start(cell);
    String text =
        new String(records.bytes(), start, records.end(cell) - start, StandardCharsets.UTF_8);
    CellKind kind = records.kind(cell);
    return kind == CellKind.TEXT ? text : kind.name().toLowerCase(Locale.ROOT) + " " + text;
  }
}
