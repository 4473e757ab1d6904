package org.districtassessment.stage.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Worksheet;
import org.districtassessment.stage.archive.BytesChannel;
import org.districtassessment.stage.record.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks by other programs' hands. */
class WorkbookTest {

  @Test
  void readsWhatPoiWrites() throws IOException {
    byte[] workbook;
    try (XSSFWorkbook poi = new XSSFWorkbook()) {
      var sheet = poi.createSheet("人员");
      Row header = sheet.createRow(0);
      header.createCell(0).setCellValue("标题");
      sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
      Row row = sheet.createRow(2);
      row.createCell(0).setCellValue(new XSSFRichTextString("张三\n<&>"));
      row.createCell(1).setCellValue(0.1 + 0.2);
      Cell date = row.createCell(2);
      date.setCellValue(LocalDate.of(2024, 2, 29));
      date.setCellStyle(style(poi, "yyyy\"年\"m\"月\"d\"日\";@"));
      Cell time = row.createCell(3);
      time.setCellValue(LocalDateTime.of(2024, 12, 31, 23, 59, 59));
      time.setCellStyle(style(poi, "[$-804]yyyy/m/d h:mm:ss"));
      Cell percent = row.createCell(4);
      percent.setCellValue(0.07);
      percent.setCellStyle(style(poi, "0.00%"));
      row.createCell(5).setCellValue(true);
      row.createCell(6).setCellErrorValue((byte) 0x2a);
      row.createCell(7).setCellFormula("1+1");
      row.createCell(8).setCellFormula("2+2");
      poi.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(8));
      row.createCell(9).setCellValue(5.0010119900307123E+17);
      row.createCell(10).setBlank();
      sheet.createRow(3).createCell(0).setBlank();
      workbook = bytes(poi);
    }

    assertThat(Rows.ofFirstSheet(workbook))
        .containsExactly(
            "1: 标题 | merged 标题 | merged 标题",
            "3: 张三\n<&> | number 0.3 | date 2024-02-29 | date 2024-12-31T23:59:59"
                + " | 7% | boolean true | error #N/A | error =? | number 4"
                + " | number 500101199003071000");
  }

  @Test
  void readsWhatFastexcelWrites() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var fastexcel = new org.dhatim.fastexcel.Workbook(bytes, "test", "1.0");
    Worksheet sheet = fastexcel.newWorksheet("a");
    sheet.value(0, 0, "text & more");
    sheet.value(0, 1, 1234567890123456L);
    sheet.value(1, 0, LocalDate.of(2024, 3, 5));
    sheet.style(1, 0).format("yyyy-MM-dd").set();
    sheet.value(1, 1, 0.5);
    sheet.style(1, 1).format("0%").set();
    sheet.inlineString(2, 0, "inline");
    sheet.formula(2, 1, "A1");
    sheet.range(3, 0, 3, 1).merge();
    sheet.value(3, 0, "merged");
    fastexcel.finish();

    assertThat(Rows.ofFirstSheet(bytes.toByteArray()))
        .containsExactly(
            "1: text & more | number 1234567890123460",
            "2: date 2024-03-05 | 50%",
            "3: inline | error =?",
            "4: merged | merged merged");
  }

  @Test
  void countsDaysFrom1904WherePoiDoes() throws IOException {
    byte[] workbook;
    try (XSSFWorkbook poi = new XSSFWorkbook()) {
      poi.getCTWorkbook().getWorkbookPr().setDate1904(true);
      Cell cell = poi.createSheet("a").createRow(0).createCell(0);
      cell.setCellValue(LocalDate.of(2024, 3, 5));
      cell.setCellStyle(style(poi, "yyyy-mm-dd"));
      assertThat(cell.getNumericCellValue()).isEqualTo(43894);
      workbook = bytes(poi);
    }

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("1: date 2024-03-05");
  }

  @Test
  void listsWorksheetsInOrderAndSaysWhichAreHidden() throws IOException {
    byte[] workbook;
    try (XSSFWorkbook poi = new XSSFWorkbook()) {
      poi.createSheet("二月").createRow(0).createCell(0).setCellValue("b");
      poi.createSheet("一月").createRow(0).createCell(0).setCellValue("a");
      poi.createSheet("dictionary");
      poi.createSheet("deep");
      poi.setSheetOrder("一月", 0);
      poi.setSheetVisibility(2, SheetVisibility.HIDDEN);
      poi.setSheetVisibility(3, SheetVisibility.VERY_HIDDEN);
      workbook = bytes(poi);
    }

    try (Workbook open = Workbook.open(new BytesChannel(workbook))) {
      assertThat(open.sheets())
          .extracting(Sheet::name, Sheet::hidden)
          .containsExactly(
              tuple("一月", false),
              tuple("二月", false),
              tuple("dictionary", true),
              tuple("deep", true));
      assertThat(Rows.of(open, open.sheets().get(0))).containsExactly("1: a");
      assertThat(Rows.of(open, open.sheets().get(1))).containsExactly("1: b");
      assertThat(Rows.of(open, open.sheets().get(0))).containsExactly("1: a");
      assertThat(Rows.of(open, open.sheets().get(2))).isEmpty();
    }
  }

  @Test
  void readsAFileOfAHundredThousandRowsWithoutKeepingThem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.xlsx");
    try (SXSSFWorkbook poi = new SXSSFWorkbook(100);
        OutputStream out = Files.newOutputStream(file)) {
      var sheet = poi.createSheet("a");
      for (int i = 0; i < 100_000; i++) {
        Row row = sheet.createRow(i);
        for (int column = 0; column < 10; column += 2) {
          row.createCell(column).setCellValue("text " + i + " of column " + column);
          row.createCell(column + 1).setCellValue(i + column / 10.0);
        }
      }
      poi.write(out);
    }

    long sum = 0;
    long last = 0;
    try (Workbook open = Workbook.open(FileChannel.open(file));
        Records records = open.records(open.sheets().get(0))) {
      while (records.next()) {
        sum += records.cells();
        last = records.line();
        assertThat(records.bytes()).hasSizeLessThan(1 << 13);
      }
    }
    assertThat(sum).isEqualTo(1_000_000);
    assertThat(last).isEqualTo(100_000);
  }

  @Test
  void readsPartsOfAnyNameAndTargetsOfAnyForm() throws IOException {
    String strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    byte[] workbook =
        new HandmadeWorkbook()
            .with(
                "_rels/.rels",
                HandmadeWorkbook.relationships("a", strict + "/officeDocument", "/book/Main.XML"))
            .with(
                "book\\main.xml",
                "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:r='%s'><x:sheets><x:sheet name='a' sheetId='9' r:id='s'/><x:sheet name='chart' r:id='c'/></x:sheets></x:workbook>"
                    .formatted(strict))
            .with(
                "book/_rels/main.xml.rels",
                HandmadeWorkbook.relationships(
                    "s",
                    strict + "/worksheet",
                    "./../tab%20one.xml",
                    "c",
                    strict + "/chartsheet",
                    "chart.xml",
                    "t",
                    strict + "/sharedStrings",
                    "..\\texts.xml"))
            .with(
                "/tab one.xml",
                "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetPr/><x:sheetData><x:row r='4'><x:c r='B4' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='B4:C4'/></x:mergeCells></x:worksheet>")
            .with("texts.xml", "<x:sst xmlns:x='s'><x:si><x:t>text</x:t></x:si></x:sst>")
            .without("xl/workbook.xml")
            .without("xl/worksheets/sheet1.xml")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("4:  | text | merged text");
  }

  @Test
  void readsABookWithoutStylesAndStrings() throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .with(
                "xl/_rels/workbook.xml.rels",
                HandmadeWorkbook.relationships(
                    "rId1", HandmadeWorkbook.TYPES + "/worksheet", "worksheets/sheet1.xml"))
            .without("xl/styles.xml")
            .without("xl/sharedStrings.xml")
            .withRows("<row><c s='3'><v>1</v></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("1: number 1");
  }

  @Test
  void readsASheetWithoutRows() throws IOException {
    byte[] workbook =
        new HandmadeWorkbook().with("xl/worksheets/sheet1.xml", "<worksheet/>").bytes();

    assertThat(Rows.ofFirstSheet(workbook)).isEmpty();
  }

  @Test
  void readsPartsThatCallThemselvesGbk() throws IOException {
    String sheet =
        "<?xml version='1.0' encoding='GBK'?><worksheet><sheetData><row><c t='str'><v>一</v></c></row></sheetData></worksheet>";
    byte[] workbook =
        new HandmadeWorkbook()
            .with("xl/worksheets/sheet1.xml", sheet.getBytes(Charset.forName("GBK")))
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("1: 一");
  }

  @Test
  void closesTheChannel() throws IOException {
    BytesChannel channel = new BytesChannel(new HandmadeWorkbook().bytes());
    Workbook.open(channel).close();
    assertThat(channel.isOpen()).isFalse();
  }

  private static CellStyle style(XSSFWorkbook poi, String format) {
    CellStyle style = poi.createCellStyle();
    style.setDataFormat(poi.createDataFormat().getFormat(format));
    return style;
  }

  private static byte[] bytes(XSSFWorkbook poi) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    poi.write(bytes);
    return bytes.toByteArray();
  }
}
