package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Intake;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReaderTest {

  @ParameterizedTest(name = "{0} {1} is {2} by {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # type | cell                | value               | conversions, or the code of the finding
          INTEGER | 0                   | 0                    |
          INTEGER | -007                | -7                   |
          INTEGER | +12                 | 12                   |
          INTEGER | 9223372036854775807 | 9223372036854775807  |
          INTEGER | 9223372036854775808 | bad                  | type-error
          INTEGER | -9223372036854775808 | -9223372036854775808 |
          INTEGER | -9223372036854775809 | bad                 | type-error
          INTEGER | 99999999999999999999 | bad                 | type-error
          INTEGER | 12.0                | 12                   | zero-decimals
          INTEGER | 12000.00            | 12000                | zero-decimals
          INTEGER | 12.5                | bad                  | type-error
          INTEGER | 1e3                 | bad                  | scientific-notation
          INTEGER | -                   | bad                  | type-error
          INTEGER | １２                | 12                   | full-width
          INTEGER | −12                 | -12                  | minus-sign
          INTEGER | －１２              | -12                  | full-width
          INTEGER | 12万                | bad                  | type-error
          INTEGER | 1 234 567           | 1234567              | thousands-separators
          INTEGER | 1 2345              | bad                  | type-error
          INTEGER | '123                | 123                  | text-mark
          INTEGER | ="123"              | 123                  | text-mark
          INTEGER | =123                | bad                  | type-error
          NUMBER  | 0.5                 | 50                   |
          NUMBER  | -0.05               | -5                   |
          NUMBER  | .5                  | 50                   |
          NUMBER  | 5.                  | 500                  |
          NUMBER  | 1.005               | bad                  | type-error
          NUMBER  | 1.500               | 150                  | zero-decimals
          NUMBER  | 9999999999999999.99 | 999999999999999999   |
          NUMBER  | 10000000000000000   | bad                  | type-error
          NUMBER  | 1.2.3               | bad                  | type-error
          NUMBER  | NaN                 | bad                  | type-error
          NUMBER  | 1e3                 | bad                  | scientific-notation
          NUMBER  | 1.5E+07             | bad                  | scientific-notation
          NUMBER  | .                   | bad                  | type-error
          NUMBER  | 1,234               | 123400               | thousands-separators
          NUMBER  | 1,234.5             | 123450               | thousands-separators
          NUMBER  | １，２３４．５      | 123450               | full-width thousands-separators
          NUMBER  | 1，234，567         | 123456700            | full-width thousands-separators
          NUMBER  | 12,34               | bad                  | type-error
          NUMBER  | 1,234,56            | bad                  | type-error
          NUMBER  | 1,234 567           | bad                  | type-error
          NUMBER  | 0,123               | bad                  | type-error
          NUMBER  | 1234,567            | bad                  | type-error
          NUMBER  | 1.234,56            | bad                  | type-error
          NUMBER  | (12)                | bad                  | type-error
          NUMBER  | ######              | bad                  | spreadsheet-error
          NUMBER  | #N/A                | bad                  | spreadsheet-error
          NUMBER  | ＃N/A               | bad                  | spreadsheet-error
          NUMBER  | #1                  | bad                  | type-error
          NUMBER  | ￥12                | 1200                 | currency-sign
          NUMBER  | ¥ 1,234.50          | 123450               | thousands-separators currency-sign
          NUMBER  | -¥12                | -1200                | currency-sign
          NUMBER  | ¥-12                | -1200                | currency-sign
          NUMBER  | -¥-12               | bad                  | type-error
          NUMBER  | $12                 | bad                  | type-error
          NUMBER  | 12.5万元            | 12500000             | unit-in-cell
          NUMBER  | 12.5 万元           | 12500000             | unit-in-cell
          NUMBER  | 0.000001万元        | 1                    | unit-in-cell
          NUMBER  | 0.0000001万元       | bad                  | type-error
          NUMBER  | 12元                | 1200                 | unit-in-cell
          NUMBER  | 95%                 | 95                   | unit-in-cell
          NUMBER  | ９５％              | 95                   | full-width unit-in-cell
          NUMBER  | 95.5%               | bad                  | type-error
          NUMBER  | 万元                | bad                  | type-error
          NUMBER  | 12元5               | bad                  | type-error
          NUMBER  | 约12                | bad                  | type-error
          BOOLEAN | TRUE                | 1                    |
          BOOLEAN | 0                   | 0                    |
          BOOLEAN | yes                 | 1                    | boolean-word
          BOOLEAN | Y                   | 1                    | boolean-word
          BOOLEAN | ｎ                  | 0                    | full-width boolean-word
          BOOLEAN | tRuE                | 1                    | boolean-word
          BOOLEAN | １                  | 1                    | full-width
          BOOLEAN | 是                  | 1                    | boolean-word
          BOOLEAN | 无                  | 0                    | boolean-word
          BOOLEAN | ×                   | 0                    | boolean-word
          BOOLEAN | √                   | 1                    | boolean-word
          BOOLEAN | 部分                | bad                  | type-error
          BOOLEAN | 2                   | bad                  | type-error
          DATE    | 1970-01-02          | 1                    |
          DATE    | 2024-02-29          | 19782                |
          DATE    | 2023-02-29          | bad                  | type-error
          DATE    | 2024-2-29           | 19782                | date-separators
          DATE    | 2024/02/29          | 19782                | date-separators
          DATE    | 2024.2.29           | 19782                | date-separators
          DATE    | 2024/2-29           | bad                  | type-error
          DATE    | 2024年2月29日       | 19782                | date-words
          DATE    | 2024 年 2 月 29 日  | 19782                | date-words
          DATE    | ２０２４年２月２９日 | 19782               | full-width date-words
          DATE    | 2024年2月           | bad                  | type-error
          DATE    | 20240229            | 19782                | compact-date
          DATE    | 20230229            | bad                  | type-error
          DATE    | 2024-02-29 00:00:00 | 19782                | midnight
          DATE    | 2024/2/29 0:00      | 19782                | date-separators midnight
          DATE    | 2024-02-29 10:00:00 | bad                  | type-error
          DATE    | 45351               | 19782                | serial-date
          DATE    | 19999               | bad                  | type-error
          DATE    | 80001               | bad                  | type-error
          DATE    | 24-2-29             | bad                  | type-error
          DATE    | 2/29/2024           | bad                  | type-error
          DATE    | 0000-01-01          | bad                  | type-error
          YEAR    | 2024                | 2024                 |
          YEAR    | 2024年              | 2024                 | year-word
          YEAR    | ２０２４年度        | 2024                 | full-width year-word
          YEAR    | 24                  | bad                  | type-error
          YEAR    | 0000                | bad                  | type-error
          YEAR    | 20x4                | bad                  | type-error
          """)
  void readsExactlyOrNotAtAll(FieldType type, String cell, String value, String how) {
    CellReader reader = CellReader.of(field(type));
    byte[] bytes = Cells.utf8("<" + cell + ">");
    boolean reads = reader.reads(bytes, 1, bytes.length - 1);
    assertThat(reads ? Long.toString(reader.value()) : "bad").isEqualTo(value);
    assertThat(reads ? ids(reader) : reader.failure().code()).isEqualTo(how == null ? "" : how);
  }

  @ParameterizedTest(name = "{0} in a {1} cell is {2} {3}")
  @CsvSource(
      textBlock =
          """
          # type, kind, cell, value, conversions or code
          INTEGER, NUMBER, 12, 12, ''
          NUMBER, NUMBER, 12.5, 1250, ''
          NUMBER, NUMBER, 12.345, bad, type-error
          NUMBER, DATE, 2024-02-29, bad, type-error
          NUMBER, BOOLEAN, true, bad, type-error
          NUMBER, ERROR, #N/A, bad, spreadsheet-error
          NUMBER, MERGED, 12, bad, merged-cell
          BOOLEAN, BOOLEAN, true, 1, ''
          BOOLEAN, NUMBER, 0, 0, ''
          DATE, DATE, 2024-02-29, 19782, ''
          DATE, DATE, 2024-02-29T00:00:00, 19782, midnight
          DATE, DATE, 2024-02-29T08:30:00, bad, type-error
          DATE, NUMBER, 45351, 19782, serial-date
          DATE, NUMBER, 10959, -14610, serial-date
          DATE, NUMBER, 2024, bad, type-error
          DATE, NUMBER, 20240229, 19782, compact-date
          YEAR, NUMBER, 2024, 2024, ''
          YEAR, DATE, 2024-01-01, bad, type-error
          """)
  void knowsWhatKindOfCellItReads(
      FieldType type, CellKind kind, String cell, String value, String how) {
    CellReader reader = CellReader.of(field(type));
    byte[] bytes = Cells.utf8(cell);
    boolean reads = reader.reads(bytes, 0, bytes.length, kind, null);
    assertThat(reads ? Long.toString(reader.value()) : "bad").isEqualTo(value);
    assertThat(reads ? ids(reader) : reader.failure().code()).isEqualTo(how);
  }

  @ParameterizedTest(name = "{1} under {0} is {2}")
  @CsvSource(
      textBlock =
          """
          # unit of the column, cell, value in cents, conversions or code
          万元, 12.5, 12500000, unit-in-header
          万元, '1,200.5', 1200500000, thousands-separators unit-in-header
          万元, -3, -3000000, unit-in-header
          万元, 0.0000005, bad, type-error
          万元, 12.5万元, 12500000, unit-in-cell
          万元, 12.5元, bad, type-error
          元, 12.5, 1250, ''
          元, 12.5万元, bad, type-error
          %, 95, 95, unit-in-header
          万元, 99999999999999, bad, type-error
          """)
  void multipliesByTheUnitOfTheColumn(String unit, String cell, String value, String how) {
    Field field = field(FieldType.NUMBER);
    CellReader reader = CellReader.of(field);
    byte[] bytes = Cells.utf8(cell);
    boolean reads =
        reader.reads(
            bytes, 0, bytes.length, CellKind.TEXT, field.intake().unit(unit).orElseThrow());
    assertThat(reads ? Long.toString(reader.value()) : "bad").isEqualTo(value);
    assertThat(reads ? ids(reader) : reader.failure().code()).isEqualTo(how);
  }

  @ParameterizedTest(name = "{0} {1} [{2}] is [{3}] by {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # field | kind  | cell               | text               | conversions or code
          free    | TEXT   | １２ Ａ            | １２ Ａ            |
          free    | TEXT   | 'a                 | 'a                 |
          free    | TEXT   | #N/A               | bad                | spreadsheet-error
          free    | TEXT   | #1                 | #1                 |
          free    | TEXT   | 5.00101E+17        | 5.00101E+17        |
          free    | NUMBER | 12.5               | 12.5               | number-as-text
          free    | DATE   | 2024-03-05         | bad                | number-as-id
          free    | ERROR  | #REF!              | bad                | spreadsheet-error
          free    | MERGED | a                  | a                  | merged-text
          key     | TEXT   | Ａ１２             | A12                | full-width
          key     | TEXT   | A　12              | A 12               | blanks
          key     | TEXT   | 'A12               | A12                | text-mark
          key     | TEXT   | ="0012"            | 0012               | text-mark
          key     | TEXT   | A12                | A12                |
          key     | TEXT   | 5.00101E+17        | bad                | number-as-id
          key     | NUMBER | 500101             | 500101             | number-as-text
          key     | NUMBER | 123456789012345    | 123456789012345    | number-as-text
          key     | NUMBER | 1234567890123450   | bad                | number-as-id
          key     | NUMBER | 1.1                | bad                | number-as-id
          id      | TEXT   | 500101199003077657 | 500101199003077657 |
          id      | TEXT   | 500101 19900307 7657 | 500101199003077657 | blanks
          id      | TEXT   | 50010119900307765Ｘ | 50010119900307765X | full-width
          id      | TEXT   | '500101199003077657 | 500101199003077657 | text-mark
          id      | TEXT   | １２               | １２               |
          id      | TEXT   | 5.00101E+17        | bad                | number-as-id
          id      | NUMBER | 500101199003077000 | bad                | number-as-id
          word    | TEXT   | 其他（注明）       | 其他（注明）       |
          word    | TEXT   | 其他(注明)         | 其他（注明）       | full-width
          word    | TEXT   | 分 红              | 分红               | blanks
          word    | TEXT   | Ａ                 | Ａ                 |
          """)
  void leavesTextsAloneUnlessTheyDoNotFit(
      String form, CellKind kind, String cell, String text, String how) {
    Constraints constraints =
        switch (form) {
          case "id" -> constraints(Pattern.compile("\\d{17}[0-9X]"), List.of());
          case "word" -> constraints(null, List.of("其他（注明）", "分红"));
          default -> Constraints.NONE;
        };
    CellReader reader =
        CellReader.of(field(FieldType.STRING, constraints, Intake.PLAIN), form.equals("key"));
    byte[] bytes = Cells.utf8(cell);
    boolean reads = reader.reads(bytes, 0, bytes.length, kind, null);
    String read = reads ? Cells.text(reader.bytes(), reader.from(), reader.to()) : "bad";
    assertThat(read).isEqualTo(text);
    assertThat(reads ? ids(reader) : reader.failure().code()).isEqualTo(how == null ? "" : how);
  }

  @Test
  void forgetsTheConversionsOfTheCellBefore() {
    CellReader reader = CellReader.of(field(FieldType.DATE));
    byte[] bytes = Cells.utf8("45351 2024-02-29");
    assertThat(reader.reads(bytes, 0, 5)).isTrue();
    assertThat(reader.warning()).isEqualTo(FindingCode.EXCEL_SERIAL_DATE);
    assertThat(reader.reads(bytes, 6, 16)).isTrue();
    assertThat(reader.warning()).isNull();
    assertThat(reader.conversions()).isEmpty();
  }

  @Test
  void leavesDigitsToAFieldThatUsesThemOtherwise() {
    Field field =
        new Field(
            "a",
            FieldType.BOOLEAN,
            Text.same("a"),
            Text.same(""),
            List.of(),
            null,
            0,
            false,
            Constraints.NONE,
            List.of("1"),
            List.of("2"),
            SourceLocation.ofFile("a"));
    CellReader reader = CellReader.of(field);
    byte[] bytes = Cells.utf8("012否");
    assertThat(reader.reads(bytes, 0, 1)).as("0").isFalse();
    assertThat(reader.reads(bytes, 1, 2)).as("1").isTrue();
    assertThat(reader.reads(bytes, 2, 3)).as("2").isTrue();
    assertThat(reader.value()).isZero();
    assertThat(reader.reads(bytes, 3, 6)).as("否").isTrue();
    assertThat(reader.value()).isZero();
  }

  @ParameterizedTest(name = "[{0}] is [{1}]")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\u00a0\u200b a\u00a0b\ufeff\u00a0,a\u00a0b",
        " a b ,a b",
        "\u3000a\u3000 \t,a",
        "\u3000,''",
        "\u3001\u3000,\u3001",
        "é,é"
      })
  void trimsAsciiAndFullWidthSpaces(String cell, String trimmed) {
    byte[] bytes = Cells.utf8(cell);
    assertThat(Cells.trimmed(bytes, 0, bytes.length)).isEqualTo(trimmed);
  }

  static String ids(CellReader reader) {
    return reader.conversions().stream().map(Conversion::id).collect(Collectors.joining(" "));
  }

  private static Constraints constraints(@Nullable Pattern pattern, List<String> allowed) {
    return new Constraints(false, false, null, null, null, null, pattern, allowed);
  }

  /** A number has two decimals and is stored in 元. */
  static Field field(FieldType type) {
    List<OtherUnit> units =
        List.of(
            new OtherUnit("元", BigDecimal.ONE),
            new OtherUnit("万元", new BigDecimal("10000")),
            new OtherUnit("%", new BigDecimal("0.01")));
    return field(
        type,
        Constraints.NONE,
        type == FieldType.NUMBER ? new Intake(units, null, null, null) : Intake.PLAIN);
  }

  static Field field(FieldType type, Constraints constraints, Intake intake) {
    return new Field(
        "a",
        type,
        Text.same("a"),
        Text.same(""),
        List.of(),
        null,
        type == FieldType.NUMBER ? 2 : 0,
        false,
        constraints,
        List.of(),
        List.of(),
        intake,
        SourceLocation.ofFile("a"));
  }
}
