package org.districtassessment.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.districtassessment.core.text.ColumnLetters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "=1+1",
        "+86 23",
        "-5",
        "@SUM(A1)",
        "001234567890123456",
        "1.50",
        "2024-03-31",
        " at both ends ",
        "two\nlines",
        "\ttab",
        "_x0041_",
        "_x0041_x0042_",
        "<a & \"b\">",
        "重庆𠮷😀",
        "",
      })
  void aTextStaysTheTextItIs(String text) throws IOException {
    for (boolean streaming : List.of(true, false)) {
      Path file = write(streaming, List.of(List.of(Cell.text(text, Look.SENT))));
      try (var workbook = WorkbookFactory.create(file.toFile())) {
        var cell = workbook.getSheetAt(0).getRow(0).getCell(0);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellType()).isEqualTo(text.isEmpty() ? CellType.BLANK : CellType.STRING);
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
      }
    }
  }

  @Test
  void whatNoCellCanHoldIsReplacedOrCut() throws IOException {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; digits.length() < 32_768; i++) {
      digits.append(i * i);
    }
    String long32768 = digits.substring(0, 32_768);
    Path file =
        write(
            true,
            List.of(
                List.of(Cell.text("a\u0000b\uD800c", Look.SENT), Cell.text(long32768, Look.SENT))));
    try (var workbook = WorkbookFactory.create(file.toFile())) {
      var row = workbook.getSheetAt(0).getRow(0);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("a\uFFFDb\uFFFDc");
      assertThat(row.getCell(1).getStringCellValue())
          .isEqualTo(long32768.substring(0, 32_766) + "…");
    }
  }

  @Test
  void theSameContentGivesTheSameBytesWhateverTheClockLocaleOrZone() throws Exception {
    List<Look> looks = List.of(Look.values());
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      rows.add(
          List.of(Cell.number(i, Look.LINE), Cell.text("行 " + i, looks.get(i % looks.size()))));
    }
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    byte[] first = Files.readAllBytes(write(true, rows));
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Thread.sleep(5);
      assertThat(Files.readAllBytes(write(true, rows))).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(names()).containsExactly("book.xlsx");
  }

  @Test
  void namesNoTimeAndNoPerson() throws IOException {
    Path file = write(false, List.of(List.of(Cell.number(1, Look.NUMBER))));
    try (var zip = new ZipFile(file.toFile())) {
      var properties = zip.getEntry("docProps/core.xml");
      assertThat(new String(zip.getInputStream(properties).readAllBytes(), UTF_8))
          .contains("<dc:title>Title</dc:title>", "<dc:creator>district-assessment</dc:creator>")
          .doesNotContain("<dcterms:");
      assertThat(zip.stream().map(entry -> entry.getTimeLocal().toString()).distinct())
          .containsExactly("1980-02-01T00:00");
    }
  }

  @Test
  void sheetsHaveLegalNamesOfTheirOwn() throws IOException {
    List<String> wanted =
        List.of(
            "a/b\\c[d]e:f*g?",
            "People",
            "PEOPLE",
            "people",
            "'quoted'",
            "History",
            " ",
            "x".repeat(40),
            "x".repeat(41),
            "二".repeat(30) + "😀");
    SheetNames names = new SheetNames();
    assertThat(wanted.stream().map(names::next))
        .containsExactly(
            "a-b-c-d-e-f-g-",
            "People",
            "PEOPLE (2)",
            "people (3)",
            "-quoted-",
            "History-",
            "-",
            "x".repeat(31),
            "x".repeat(27) + " (2)",
            "二".repeat(30));
  }

  @ParameterizedTest(name = "column {0} is {1}")
  @CsvSource({"0,A", "25,Z", "26,AA", "51,AZ", "52,BA", "701,ZZ", "702,AAA", "16383,XFD"})
  void columnsHaveTheLettersOfASpreadsheet(int column, String letters) {
    assertThat(ColumnLetters.of(column)).isEqualTo(letters);
  }

  @Test
  void refusesASecondSheetWhileOneIsStreaming() throws IOException {
    try (Spreadsheet workbook = Spreadsheet.create(folder.resolve("book.xlsx"), "Title")) {
      workbook.streamingSheet("one");
      assertThatThrownBy(() -> workbook.streamingSheet("two"))
          .hasMessage("Another sheet is still being written");
    }
  }

  @Test
  void aRowIsAsHighAsItsTextNeeds() throws IOException {
    Path file =
        write(
            true,
            List.of(
                List.of(Cell.text("short", Look.TEXT)),
                List.of(Cell.text("one\ntwo\nthree", Look.TEXT)),
                List.of(Cell.text("很长的说明".repeat(8), Look.TEXT))));
    try (var workbook = WorkbookFactory.create(file.toFile())) {
      var sheet = workbook.getSheetAt(0);
      assertThat(sheet.getColumnWidth(0) / 256).isEqualTo(34);
      assertThat(sheet.getRow(0).getHeightInPoints()).isEqualTo(15);
      assertThat(sheet.getRow(1).getHeightInPoints()).isEqualTo(3 * 14 + 4);
      assertThat(sheet.getRow(2).getHeightInPoints()).isEqualTo(3 * 14 + 4);
    }
  }

  private Path write(boolean streaming, List<List<Cell>> rows) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (Spreadsheet workbook = Spreadsheet.create(file, "Title")) {
      Sheet sheet = streaming ? workbook.streamingSheet("Sheet") : workbook.sheet("Sheet");
      rows.forEach(sheet::write);
    }
    return file;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
