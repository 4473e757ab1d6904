package org.districtassessment.publish.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.ReturnedRow.Mark;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnListsTest {

  private static final Schemas SCHEMAS =
      SchemaFiles.read(Path.of("jobs/src/test/resources/editions/clinics/schemas"), new Problems());
  private static final List<Unit> UNITS =
      List.of(
          new Unit("N1", "北区", "town"),
          new Unit("S/2", "南区", "country"),
          new Unit("W3", "西区", "country"));
  private static final List<String> LABELS = List.of("诊所编号", "beds", "budget");

  @TempDir private Path folder;

  @Test
  void everyUnitWithSomethingToCorrectGetsAWorkbook() throws IOException {
    write(
        Language.ZH,
        List.of(
            row("N1", "a.csv", 2, List.of("C1", "many", "5"), bedsAreNoNumber("many")),
            row(null, "x.csv", 9, List.of("C9", "1", "5"), costsNothing())),
        List.of(missing("S/2")));

    assertThat(names()).containsExactly("N1.xlsx", "S~2f2.xlsx", "no-unit.xlsx", "summary.xlsx");
  }

  @Test
  void aRowStandsAsItCameWithWhatIsWrongInFrontOfIt() throws IOException {
    write(
        Language.ZH,
        List.of(
            row(
                "N1",
                "2024/N1/诊所.csv",
                2,
                List.of("00012", "many", "=1+1"),
                bedsAreNoNumber("many"),
                new Mark("bed-money", Severity.WARNING, 2, "budget", "床位要钱"),
                new Mark("primary-key", Severity.ERROR, Mark.WHOLE_ROW, null, "与 a.csv:7 的主键重复")),
            row("N1", "2024/N1/诊所.csv", 5, List.of("C2", "1", "0"), costsNothing())),
        List.of());

    try (XSSFWorkbook workbook = open("N1.xlsx")) {
      XSSFSheet sheet = workbook.getSheet("诊所");
      assertThat(texts(sheet.getRow(0)))
          .containsExactly("文件", "工作表", "行号", "等级", "问题与改法", "诊所编号", "beds", "budget");
      assertThat(texts(sheet.getRow(1)))
          .containsExactly(
              "2024/N1/诊所.csv",
              "",
              "2",
              "退回",
              "1. B 列“beds”：“many”不是整数。请改正\n2. C 列“budget”：床位要钱\n3. 整行：与 a.csv:7 的主键重复",
              "00012",
              "many",
              "=1+1");
      assertThat(texts(sheet.getRow(2)))
          .containsExactly("2024/N1/诊所.csv", "", "5", "存疑", "1. B 列“beds”：床位要钱", "C2", "1", "0");
      assertThat(fills(sheet.getRow(1)))
          .containsExactly("", "", "", "FFFFC7CE", "", "", "FFFFC7CE", "FFFFEB9C");
      assertThat(fills(sheet.getRow(2)))
          .containsExactly("", "", "", "FFFFEB9C", "", "", "FFFFEB9C", "");
      for (int column = 5; column < 8; column++) {
        assertThat(sheet.getRow(1).getCell(column).getCellType()).isEqualTo(CellType.STRING);
        assertThat(sheet.getRow(1).getCell(column).getCellStyle().getDataFormatString())
            .isEqualTo("@");
      }
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H3");
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 4);
    }
  }

  @Test
  void otherLabelsGetANewHeader() throws IOException {
    write(
        Language.EN,
        List.of(
            row("N1", "a.csv", 2, List.of("C1", "many", "5", "more"), extraCell(3)),
            row("N1", "b.csv", 2, List.of("C1", "many", "5"), bedsAreNoNumber("many")),
            row("N1", "b.csv", 3, List.of("C1", "few"), bedsAreNoNumber("few"))),
        List.of());

    try (XSSFWorkbook workbook = open("N1.xlsx")) {
      XSSFSheet sheet = workbook.getSheet("Clinics");
      assertThat(texts(sheet.getRow(0)))
          .containsExactly(
              "File",
              "Sheet",
              "Line",
              "Severity",
              "What is wrong and how to mend it",
              "诊所编号",
              "beds",
              "budget",
              "(column D, no header)");
      assertThat(texts(sheet.getRow(1)).get(4)).isEqualTo("1. Column D: one cell too many");
      assertThat(texts(sheet.getRow(2)).subList(5, 8)).isEqualTo(LABELS);
      assertThat(texts(sheet.getRow(3)).subList(5, 8)).containsExactly("C1", "many", "5");
      assertThat(texts(sheet.getRow(4)).subList(5, 8)).containsExactly("C1", "few", "");
      assertThat(sheet.getLastRowNum()).isEqualTo(4);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:I5");
    }
  }

  @Test
  void theFirstSheetSaysWhoseListItIsAndWhatToDo() throws IOException {
    write(
        Language.ZH,
        List.of(
            row("N1", "a.csv", 2, List.of("C1", "many", "5"), bedsAreNoNumber("many")),
            row("N1", "a.csv", 3, List.of("C1", "few", "5"), bedsAreNoNumber("few")),
            row("N1", "a.csv", 4, List.of("C1", "1", "0"), costsNothing())),
        List.of(
            new Finding(
                "extra-label",
                Severity.WARNING,
                "clinic",
                "N1",
                "book.xlsx",
                "Sheet1",
                3,
                "D",
                "remark",
                null,
                "表头“remark”不在该表的字段中")));

    try (XSSFWorkbook workbook = open("N1.xlsx")) {
      assertThat(workbook.getSheetName(0)).isEqualTo("汇总");
      List<String> lines = new ArrayList<>();
      workbook.getSheetAt(0).forEach(row -> lines.add(String.join("|", texts(row)).strip()));
      assertThat(lines)
          .containsSubsequence(
              "退回清单 · 北区（N1）",
              "诊所评价 · 2024 年度",
              "报送文件|2",
              "读取行数|10",
              "接收行数|8",
              "退回行数|2",
              "存疑行数|1",
              "怎样处理",
              "问题汇总",
              "报表|问题代码|等级|数量|含义与改法|首见于",
              "诊所|type-error|退回|2|“…”不是…。请改正|a.csv 第 2 行",
              "诊所|bed-money|存疑|1|床位要钱|a.csv 第 4 行",
              "诊所|extra-label|存疑|1|表头“…”不在该表的字段中，该列未读取。…|book.xlsx 工作表“Sheet1”第 3 行",
              "整个文件和表头的问题",
              "报表|文件|等级|位置|问题与改法|工作表",
              "诊所|book.xlsx|存疑|第 3 行|D 列：表头“remark”不在该表的字段中|Sheet1");
      assertThat(lines).filteredOn(line -> line.matches("[1-4]\\. .*")).hasSize(4);
    }
  }

  @Test
  void theSummaryCountsEveryUnitAndCode() throws IOException {
    write(
        Language.EN,
        List.of(
            row("N1", "a.csv", 2, List.of("C1", "many", "5"), bedsAreNoNumber("many")),
            row("N1", "a.csv", 3, List.of("C1", "1", "0"), costsNothing()),
            row(null, "x.csv", 9, List.of("C9", "1", "5"), costsNothing())),
        List.of(missing("S/2")));

    try (XSSFWorkbook workbook = open("summary.xlsx")) {
      XSSFSheet sheet = workbook.getSheet("Returns");
      List<String> lines = new ArrayList<>();
      sheet.forEach(row -> lines.add(String.join("|", texts(row))));
      assertThat(lines)
          .containsExactly(
              "Unit|Name|Group|Files sent|Rows read|Rows accepted|Rows rejected|Rows doubtful|Rows in"
                  + " list|Errors|Warnings|Return list|missing-table|type-error|bed-money",
              "Total|||5|21|19|2|2|3|2|2||1|1|2",
              "N1|北区|town|2|10|8|2|1|2|1|1|N1.xlsx||1|1",
              "S/2|南区|country|1|7|7|0|0|0|1|0|S~2f2.xlsx|1||",
              "W3|西区|country|2|4|4|0|0|0|0|0||||",
              "|(no known unit)||0|0|0|0|1|1|0|1|no-unit.xlsx|||1");
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
      List<String> codes = new ArrayList<>();
      workbook.getSheet("Codes").forEach(row -> codes.add(String.join("|", texts(row))));
      assertThat(codes)
          .containsExactly(
              "Table|Code|Severity|Count|Units|What it means and what to do",
              "Clinics|missing-table|Rejected|1|1|This table was not sent. Send a file named …",
              "Clinics|type-error|Rejected|1|1|\"…\" is not …. Correct it",
              "Clinics|bed-money|Doubtful|2|2|Beds cost money");
    }
  }

  @Test
  void moreRowsThanASheetHoldsGoOnInAFurtherOne() throws IOException {
    List<ReturnedRow> rows =
        IntStream.rangeClosed(2, 8)
            .mapToObj(
                line -> row("N1", "a.csv", line, List.of("C", "x", "1"), bedsAreNoNumber("x")))
            .toList();
    lists(Language.ZH, rows, List.of(), Listed.NONE, 4).write(folder);

    try (XSSFWorkbook workbook = open("N1.xlsx")) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
      assertThat(lines(workbook.getSheet("诊所"))).containsExactly("2", "3", "4");
      assertThat(lines(workbook.getSheet("诊所 (2)"))).containsExactly("5", "6", "7");
      assertThat(lines(workbook.getSheet("诊所 (3)"))).containsExactly("8");
    }
  }

  /** N1 has both, S/2 only a list, no unit only a row; W3 has nothing. */
  @Test
  void listsToActOnStandBehindTheRowsToCorrect() throws IOException {
    Listed listed =
        new Listed(
            List.of(list("few-beds", "Few beds"), list("old", "Old houses")),
            List.of(
                listedRow("few-beds", "N1", "C1", 2L),
                listedRow("few-beds", "N1", "C2", 3L),
                listedRow("few-beds", "N1", "C3", 4L),
                listedRow("old", "N1", "C9", null),
                listedRow("old", "S/2", "C1", 7L)));
    List<ReturnedRow> rows =
        List.of(
            row("N1", "a.csv", 2, List.of("C1", "many", "5"), bedsAreNoNumber("many")),
            row(null, "x.csv", 9, List.of("C9", "1", "5"), costsNothing()));

    lists(Language.ZH, rows, List.of(), listed, 3).write(folder);

    assertThat(names()).containsExactly("N1.xlsx", "S~2f2.xlsx", "no-unit.xlsx", "summary.xlsx");
    try (XSSFWorkbook workbook = open("N1.xlsx")) {
      assertThat(IntStream.range(0, workbook.getNumberOfSheets()).mapToObj(workbook::getSheetName))
          .containsExactly("汇总", "诊所", "Few beds", "Few beds (2)", "Old houses");
      XSSFSheet few = workbook.getSheet("Few beds");
      assertThat(texts(few.getRow(0))).containsExactly("记录标识", "beds", "文件", "行号");
      assertThat(texts(few.getRow(1))).containsExactly("C1", "是", "a.csv", "2");
      assertThat(texts(few.getRow(2))).containsExactly("C2", "是", "a.csv", "3");
      assertThat(texts(workbook.getSheet("Few beds (2)").getRow(1)).get(0)).isEqualTo("C3");
      assertThat(texts(workbook.getSheet("Old houses").getRow(1))).startsWith("C9", "是", "a.csv");
      assertThat(few.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:D3");
      List<String> lines = new ArrayList<>();
      workbook.getSheetAt(0).forEach(row -> lines.add(String.join("|", texts(row))));
      assertThat(lines)
          .containsSubsequence(
              "需要处置的清单",
              "代码|清单||数量|内容与要求",
              "M1|Few beds||3|Please act",
              "M1|Old houses||1|Please act");
    }
  }

  @Test
  void refusesRowsThatAreNotInOrder() {
    List<ReturnedRow> rows =
        List.of(
            row("N1", "a.csv", 2, List.of("C"), costsNothing()),
            row("W3", "a.csv", 2, List.of("C"), costsNothing()),
            row("N1", "a.csv", 3, List.of("C"), costsNothing()));

    assertThatThrownBy(() -> write(Language.ZH, rows, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The rows of N1 do not stand together");
  }

  @Test
  void hundredThousandRowsOfAThousandUnitsNeedLittleMemory() throws IOException {
    Iterable<ReturnedRow> rows =
        () ->
            IntStream.range(0, 100_000)
                .mapToObj(
                    i ->
                        row(
                            "U%04d".formatted(i / 100),
                            "a.csv",
                            i % 100 + 2,
                            List.of("C" + i, "many", "5"),
                            bedsAreNoNumber("many")))
                .iterator();
    new ReturnLists(
            Text.same("Clinics"),
            2024,
            Language.EN,
            SCHEMAS,
            UNITS,
            List.of(),
            List.of(),
            rows,
            Listed.NONE)
        .write(folder);

    assertThat(names()).hasSize(1001);
    try (XSSFWorkbook workbook = open("U0999.xlsx")) {
      assertThat(workbook.getSheet("Clinics").getLastRowNum()).isEqualTo(100);
    }
  }

  @Test
  void keysOfAnyKindBecomeNamesOfFiles() {
    ReturnFileNames names = new ReturnFileNames();
    assertThat(
            Stream.of("500101", "万州区", "a b", "../x", "", "Summary", "CON", "abc", "ABC", "no-unit")
                .map(names::next))
        .containsExactly(
            "500101.xlsx",
            "万州区.xlsx",
            "a~20b.xlsx",
            "~2e~2e~2fx.xlsx",
            "~e3b0c44298fc1c14.xlsx",
            "Summary~" + sha("Summary") + ".xlsx",
            "CON~" + sha("CON") + ".xlsx",
            "abc.xlsx",
            "ABC~" + sha("ABC") + ".xlsx",
            "no-unit~" + sha("no-unit") + ".xlsx");
    assertThat(names.next("k".repeat(300))).hasSize(60 + 1 + 16 + 5);
    assertThat(names.next(null)).isEqualTo("no-unit.xlsx");
  }

  private static String sha(String text) {
    try {
      byte[] digest =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(digest, 0, 8);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void write(Language language, List<ReturnedRow> rows, List<Finding> findings)
      throws IOException {
    lists(language, rows, findings, Listed.NONE, 1_000).write(folder);
  }

  private static ReturnLists lists(
      Language language,
      List<ReturnedRow> rows,
      List<Finding> findings,
      Listed listed,
      int mostRows) {
    return new ReturnLists(
        new Text("诊所评价", "Clinics"),
        2024,
        language,
        SCHEMAS,
        UNITS,
        List.of(
            new UnitFigures("N1", 1, 6, 4, 2),
            new UnitFigures("N1", 1, 4, 4, 0),
            new UnitFigures("S/2", 1, 7, 7, 0),
            new UnitFigures("W3", 2, 4, 4, 0)),
        findings,
        rows,
        listed,
        mostRows);
  }

  private static MonitoringList list(String id, String title) {
    SourceLocation at = SourceLocation.ofFile("lists/" + id + ".yaml");
    Expression beds = new Expression("beds", at);
    return new MonitoringList(
        id,
        "M1",
        Text.same(title),
        Text.same("Please act"),
        List.of(),
        "clinic",
        null,
        new Expression("clinic_id", at),
        List.of(new MonitoringList.Shown("beds", Text.same("beds"), beds)),
        "made up",
        at);
  }

  private static ListedRow listedRow(String list, String unit, String key, @Nullable Long line) {
    return new ListedRow(list, unit, key, List.of("true"), "a.csv", line);
  }

  private static ReturnedRow row(
      @Nullable String unit, String file, long line, List<String> cells, Mark... marks) {
    return new ReturnedRow(unit, "clinic", file, null, line, LABELS, cells, List.of(marks));
  }

  private static Mark bedsAreNoNumber(String value) {
    return new Mark(
        "type-error",
        Severity.ERROR,
        1,
        "beds",
        FindingCode.TYPE_ERROR.message(Language.ZH, value, "整数"));
  }

  private static Mark costsNothing() {
    return new Mark("bed-money", Severity.WARNING, 1, "beds", "床位要钱");
  }

  private static Mark extraCell(int column) {
    return new Mark("extra-cell", Severity.ERROR, column, null, "one cell too many");
  }

  private static Finding missing(String unit) {
    return new Finding(
        "missing-table",
        Severity.ERROR,
        "clinic",
        unit,
        "2024",
        null,
        0,
        null,
        null,
        null,
        "not sent");
  }

  private XSSFWorkbook open(String name) throws IOException {
    return new XSSFWorkbook(Files.newInputStream(folder.resolve("returns").resolve(name)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("returns"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> lines(XSSFSheet sheet) {
    return StreamSupport.stream(sheet.spliterator(), false)
        .skip(1)
        .map(row -> texts(row).get(2))
        .toList();
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    row.forEach(
        cell ->
            texts.add(
                cell.getCellType() == CellType.NUMERIC
                    ? String.valueOf((long) cell.getNumericCellValue())
                    : cell.getStringCellValue()));
    return texts;
  }

  private static List<String> fills(Row row) {
    List<String> fills = new ArrayList<>();
    row.forEach(
        cell -> {
          var colour = ((XSSFCell) cell).getCellStyle().getFillForegroundColorColor();
          fills.add(colour == null ? "" : colour.getARGBHex());
        });
    return fills;
  }
}
