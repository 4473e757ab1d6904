package org.districtassessment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateWorkbookTest {

  private static final TableSchema CLINIC =
      SchemaFiles.read(Path.of("jobs/src/test/resources/editions/clinics/schemas"), new Problems())
          .table("clinic")
          .orElseThrow();

  @TempDir private Path folder;

  @Test
  void theHeaderHasTitlesWithUnitsAndShowsWhatIsRequired() throws IOException {
    try (XSSFWorkbook workbook = template(CLINIC, Language.ZH)) {
      XSSFSheet form = workbook.getSheetAt(0);
      assertThat(form.getSheetName()).isEqualTo("诊所");
      assertThat(texts(form.getRow(0)))
          .containsExactly(
              "诊所编号",
              "district_code",
              "fund",
              "beds（beds）",
              "budget（yuan）",
              "open",
              "since",
              "doctor_id");
      assertThat(form.getLastRowNum()).isZero();
      assertThat(form.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      List<Boolean> dark = new ArrayList<>();
      form.getRow(0)
          .forEach(
              cell ->
                  dark.add(
                      form.getRow(0)
                          .getCell(cell.getColumnIndex())
                          .getCellStyle()
                          .getFillForegroundColorColor()
                          .getARGBHex()
                          .equals("FF1F3864")));
      assertThat(dark).containsExactly(true, true, false, false, false, false, false, false);
    }
  }

  @Test
  void columnsKeepWhatIsTypedInto() throws IOException {
    try (XSSFWorkbook workbook = template(CLINIC, Language.EN)) {
      XSSFSheet form = workbook.getSheetAt(0);
      assertThat(
              IntStream.range(0, 8)
                  .mapToObj(column -> form.getColumnStyle(column).getDataFormatString()))
          .containsExactly("@", "@", "@", "0", "0.000", "@", "yyyy\\-mm\\-dd", "@");
    }
  }

  @Test
  void wordsAreChosenFromLists() throws IOException {
    try (XSSFWorkbook workbook = template(CLINIC, Language.ZH)) {
      assertThat(lists(workbook.getSheetAt(0)))
          .containsExactly("C2:C1048576 \"city,county\"", "F2:F1048576 \"是,否\"");
    }
  }

  @Test
  void longListsStandBesideTheGuide() throws IOException {
    List<String> words = IntStream.range(0, 60).mapToObj(i -> "a choice, number " + i).toList();
    Field field =
        new Field(
            "kind",
            FieldType.STRING,
            Text.same("Kind <& \"x\">"),
            Text.same(""),
            List.of(),
            null,
            0,
            false,
            new Constraints(false, false, null, null, null, null, null, words),
            List.of(),
            List.of(),
            SourceLocation.ofFile("kinds.schema.json"));
    TableSchema table =
        new TableSchema(
            "kinds",
            Text.same("Kinds"),
            Text.same(""),
            List.of(field),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(""),
            false,
            SourceLocation.ofFile("kinds.schema.json"));
    try (XSSFWorkbook workbook = template(table, Language.EN)) {
      assertThat(lists(workbook.getSheetAt(0)))
          .containsExactly("A2:A1048576 'How to fill in'!$J$2:$J$61");
      XSSFSheet guide = workbook.getSheetAt(1);
      assertThat(guide.getRow(0).getCell(9).getStringCellValue()).isEqualTo("Kind <& \"x\">");
      assertThat(guide.getRow(60).getCell(9).getStringCellValue()).isEqualTo("a choice, number 59");
    }
  }

  @Test
  void theSecondSheetSaysWhatBelongsIntoEveryColumn() throws IOException {
    try (XSSFWorkbook workbook = template(CLINIC, Language.ZH)) {
      XSSFSheet guide = workbook.getSheetAt(1);
      assertThat(guide.getSheetName()).isEqualTo("填表说明");
      List<String> lines = new ArrayList<>();
      guide.forEach(row -> lines.add(String.join("|", texts(row))));
      assertThat(lines)
          .containsExactly(
              "列|填什么|必填|类型|单位|可填内容|示例|说明",
              "A|诊所编号|必填|文本||符合格式 C\\d{6}||",
              "B|district_code|必填|文本||||",
              "C|fund||文本||只能填：city、county|city|",
              "D|beds（beds）||整数|beds|不小于 0；不大于 5000|12|",
              "E|budget（yuan）||数字，最多 3 位小数|yuan||12.5|",
              "F|open||是或否||填“是”或“否”|是|",
              "G|since||日期||写成 2024-03-31；不小于 1949-10-01|2024-03-31|",
              "H|doctor_id||文本||||");
    }
  }

  @Test
  void theSameSchemaGivesTheSameBytes() throws IOException {
    TemplateWorkbook.write(folder.resolve("a.xlsx"), CLINIC, Language.ZH);
    TemplateWorkbook.write(folder.resolve("b.xlsx"), CLINIC, Language.ZH);
    assertThat(folder.resolve("a.xlsx")).hasSameBinaryContentAs(folder.resolve("b.xlsx"));
  }

  private XSSFWorkbook template(TableSchema table, Language language) throws IOException {
    Path file = folder.resolve(TemplateWorkbook.fileName(table, language));
    TemplateWorkbook.write(file, table, language);
    return new XSSFWorkbook(Files.newInputStream(file));
  }

  private static List<String> lists(XSSFSheet sheet) {
    List<String> lists = new ArrayList<>();
    for (XSSFDataValidation each : sheet.getDataValidations()) {
      assertThat(each.getShowErrorBox()).isTrue();
      lists.add(
          each.getRegions().getCellRangeAddresses()[0].formatAsString()
              + " "
              + each.getValidationConstraint().getFormula1());
    }
    return lists;
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(cell.getStringCellValue()));
    return texts;
  }
}
