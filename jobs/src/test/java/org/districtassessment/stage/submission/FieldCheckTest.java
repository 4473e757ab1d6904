package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.Intake;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.PlausibleRange;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCheckTest {

  private static final List<OtherUnit> MONEY =
      List.of(
          new OtherUnit("元", BigDecimal.ONE),
          new OtherUnit("千元", new BigDecimal("1000")),
          new OtherUnit("万元", new BigDecimal("10000")));

  @ParameterizedTest(name = "{0} under {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # plausible are 10,000 to 1,000,000 元
          # cell    | header | finding
          12000     | -      |
          0         | -      |
          10000     | 元     |
          12        | -      | The unit of "12" is doubtful: 12 if it is in 元, which is out of range, but 12000 if it is in 千元 and 120000 if it is in 万元. Check the unit
          -12       | -      | The unit of "-12" is doubtful: -12 if it is in 元, which is out of range, but -12000 if it is in 千元 and -120000 if it is in 万元. Check the unit
          1.5       | 元     | The unit of "1.5" is doubtful: 1.5 if it is in 元, which is out of range, but 15000 if it is in 万元. Check the unit
          0.5       | -      |
          120000    | 万元   | The unit of "120000" is doubtful: 1200000000 if it is in 万元, which is out of range, but 120000 if it is in 元. Check the unit
          12        | 万元   |
          12元      | -      |
          """)
  void warnsWhereAnotherUnitFits(String cell, @Nullable String header, @Nullable String finding) {
    Field field =
        CellReaderTest.field(
            FieldType.NUMBER,
            Constraints.NONE,
            new Intake(
                MONEY,
                new PlausibleRange(new BigDecimal("10000"), new BigDecimal("1000000")),
                null,
                null));
    OtherUnit unit = header == null ? null : field.intake().unit(header).orElseThrow();
    assertThat(messages(field, cell, CellKind.TEXT, unit, Language.EN))
        .isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  @Test
  void takesTheConstraintsForARangeWhereNothingElseIsSaid() {
    Field share =
        CellReaderTest.field(
            FieldType.NUMBER,
            new Constraints(false, false, "0", "1", null, null, null, List.of()),
            new Intake(List.of(new OtherUnit("%", new BigDecimal("0.01"))), null, null, null));
    assertThat(messages(share, "95", CellKind.TEXT, null, Language.ZH))
        .containsExactly("“95”大于允许的最大值 1。请核对", "“95”的单位可疑：按表结构的单位为 95，超出常见范围；按“%”为 0.95。请核对单位");
  }

  @Test
  void saysThatZerosAreLost() {
    Field code = text(Pattern.compile("\\d{6}"));
    assertThat(messages(code, "1234", CellKind.NUMBER, null, Language.EN))
        .containsExactly(
            "\"1234\" has lost the zeros in front (it should have the form \\d{6}). Format the whole"
                + " column as text, then add them");
    assertThat(messages(code, "12", CellKind.TEXT, null, Language.EN))
        .containsExactly("\"12\" does not have the form \\d{6}. Check it");
    assertThat(messages(code, "001234", CellKind.TEXT, null, Language.EN)).isEmpty();
  }

  @Test
  void tellsWhatASerialNumberWasReadAs() {
    Field date = CellReaderTest.field(FieldType.DATE);
    for (CellKind kind : List.of(CellKind.TEXT, CellKind.NUMBER)) {
      assertThat(messages(date, "45356", kind, null, Language.EN))
          .containsExactly(
              "\"45356\" is a spreadsheet's serial number of a date and was read as 2024-03-05. Check"
                  + " it, and format the column as dates");
    }
  }

  @Test
  void warnsOfTextsOfMergedCells() {
    assertThat(
            messages(
                CellReaderTest.field(FieldType.STRING), "a", CellKind.MERGED, null, Language.EN))
        .containsExactly(
            "The cell is merged with other rows and was read as \"a\", the first cell's text. Unmerge"
                + " the cells and fill in every row");
  }

  @Test
  void checksTheCheckDigitOfANumberOfTheRightForm() {
    Field number = identity("number", null);
    assertThat(messages(number, "11010519491231002X", CellKind.TEXT, null, Language.EN)).isEmpty();
    assertThat(messages(number, "110105194912310021", CellKind.TEXT, null, Language.EN))
        .containsExactly(
            "The check digit of the identity number is wrong (GB 11643). Compare every digit with the"
                + " document");
    assertThat(messages(number, "1101051949", CellKind.TEXT, null, Language.EN))
        .containsExactly("\"1101051949\" does not have the form \\d{17}[0-9X]. Check it");
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          11010519491231002X | 1949-12-31 | -
          11010519491231002X | 1949-12-30 | The date of birth in the identity number differs from "born". Compare with the document and correct one of them
          11010519491231002X | -          | -
          110105194902290029 | 1949-02-28 | The date of birth in the identity number is no real date. Compare with the document and correct one of them
          1101051949         | 1949-12-31 | -
          """)
  void comparesTheDateOfBirth(String number, @Nullable String born, @Nullable String finding) {
    Field date =
        new Field(
            "born",
            FieldType.DATE,
            Text.same("born"),
            Text.same(""),
            List.of(),
            null,
            0,
            false,
            Constraints.NONE,
            List.of(),
            List.of(),
            SourceLocation.ofFile("a"));
    TableSchema table =
        new TableSchema(
            "t",
            Text.same("t"),
            Text.same(""),
            List.of(identity("number", "born"), date),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            SourceLocation.ofFile("a"));
    TableLayout layout = new TableLayout(table, "none", "none");
    read(layout.reader(0), number, CellKind.TEXT, null);
    if (born != null) {
      read(layout.reader(1), born, CellKind.TEXT, null);
    }
    List<RowProblem> problems = new ArrayList<>();
    new BirthDateCheck(table, Language.EN)
        .check(layout, new boolean[] {true, born != null}, problems);
    assertThat(problems.stream().map(each -> each.message(Language.EN, "P")).toList())
        .isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  private static Field identity(String name, @Nullable String birthDate) {
    return new Field(
        name,
        FieldType.STRING,
        Text.same(name),
        Text.same(""),
        List.of(),
        null,
        0,
        true,
        new Constraints(
            false, false, null, null, null, null, Pattern.compile("\\d{17}[0-9X]"), List.of()),
        List.of(),
        List.of(),
        new Intake(List.of(), null, null, new Identity(Identity.Scheme.GB_11643, birthDate)),
        SourceLocation.ofFile("a"));
  }

  private static Field text(Pattern pattern) {
    return CellReaderTest.field(
        FieldType.STRING,
        new Constraints(false, false, null, null, null, null, pattern, List.of()),
        Intake.PLAIN);
  }

  static List<String> messages(
      Field field, String cell, CellKind kind, @Nullable OtherUnit unit, Language language) {
    CellReader reader = CellReader.of(field);
    FieldCheck check = new FieldCheck(field, 0, reader, language);
    read(reader, cell, kind, unit);
    List<RowProblem> problems = new ArrayList<>();
    check.check(reader, problems);
    return problems.stream().map(each -> each.message(language, cell)).toList();
  }

  private static void read(
      CellReader reader, String cell, CellKind kind, @Nullable OtherUnit unit) {
    byte[] bytes = Cells.utf8(cell);
    assertThat(reader.reads(bytes, 0, bytes.length, kind, unit)).isTrue();
  }
}
