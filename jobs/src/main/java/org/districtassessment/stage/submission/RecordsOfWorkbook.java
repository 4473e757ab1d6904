package org.districtassessment.stage.submission;

import java.io.IOException;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.record.Records;
import org.districtassessment.stage.workbook.Workbook;

/** The records of one worksheet; closes the workbook with them. */
final class RecordsOfWorkbook implements Records {

  private final Workbook workbook;
  private final Records sheet;

  RecordsOfWorkbook(Workbook workbook, Records sheet) {
    this.workbook = workbook;
    this.sheet = sheet;
  }

  @Override
  public boolean next() throws IOException {
    return sheet.next();
  }

  @Override
  public byte[] bytes() {
    return sheet.bytes();
  }

  @Override
  public int cells() {
    return sheet.cells();
  }

  @Override
  public int start(int cell) {
    return sheet.start(cell);
  }

  @Override
  public int end(int cell) {
    return sheet.end(cell);
  }

  @Override
  public CellKind kind(int cell) {
    return sheet.kind(cell);
  }

  @Override
  public long line() {
    return sheet.line();
  }

  @Override
  public boolean unclosed() {
    return sheet.unclosed();
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    workbook.close();
  }
}
