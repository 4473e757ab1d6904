package org.districtassessment.stage.submission;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.record.Records;
import org.districtassessment.stage.workbook.Sheet;
import org.districtassessment.stage.workbook.Workbook;

/**
 * A table of another system than ours, such as a ledger, in any form that submissions have: a text
 * in UTF-8, UTF-16 or GB18030 whose cells commas, semicolons or tabs separate, or the first visible
 * worksheet of a workbook. Small enough to be held in memory.
 */
public final class OfficeTable {

  /** Among how many lines the header of a table stands, below titles. */
  public static final int FIRST_LINES = 10;

  private OfficeTable() {}

  /**
   * A line that is not empty.
   *
   * @param line of the text or worksheet, from 1
   * @param cells without odd blanks and full-width forms; days of a worksheet as yyyy-MM-dd
   */
  public record Line(int line, List<String> cells) {

    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Reads all lines.
   *
   * @throws CharacterCodingException if it is no text in one of the encodings
   * @throws org.districtassessment.stage.workbook.WorkbookException if it is a workbook that cannot
   *     be read as it came
   */
  public static List<Line> read(Path file) throws IOException {
    boolean isWorkbook =
        FileFormat.of(file.getFileName().toString())
            .filter(named -> named.format() == FileFormat.WORKBOOK)
            .isPresent();
    return isWorkbook ? readWorkbook(file) : readText(file);
  }

  /** Returns the day that a cell names, in any spelling that submissions may have. */
  public static Optional<LocalDate> day(String cell) {
    return Optional.ofNullable(
        DateText.read(cell, CellKind.TEXT, EnumSet.noneOf(Conversion.class)));
  }

  private static List<Line> readText(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ProbedFile probed = ProbedFile.of(ProbedFile.source(bytes));
    if (probed.encoding() == TextEncoding.UNKNOWN) {
      throw new MalformedInputException(Math.toIntExact(probed.unreadableAt()));
    }
    try (Records records = TextRecords.open(bytes, probed.encoding(), FIRST_LINES)) {
      return lines(records);
    }
  }

  private static List<Line> readWorkbook(Path file) throws IOException {
    try (Workbook workbook = Workbook.open(FileChannel.open(file))) {
      for (Sheet sheet : workbook.sheets()) {
        if (!sheet.hidden()) {
          try (Records records = workbook.records(sheet)) {
            return lines(records);
          }
        }
      }
    }
    return List.of();
  }

  private static List<Line> lines(Records records) throws IOException {
    List<Line> lines = new ArrayList<>();
    while (records.next()) {
      List<String> cells = new ArrayList<>(Labels.cells(records));
      for (int i = 0; i < cells.size(); i++) {
        String cell = FoldedCell.of(cells.get(i), EnumSet.noneOf(Conversion.class));
        cells.set(i, records.kind(i) == CellKind.DATE ? withoutTime(cell) : cell);
      }
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        lines.add(new Line(Math.toIntExact(records.line()), cells));
      }
    }
    return lines;
  }

  private static String withoutTime(String day) {
    int time = day.indexOf('T');
    return time < 0 ? day : day.substring(0, time);
  }
}
