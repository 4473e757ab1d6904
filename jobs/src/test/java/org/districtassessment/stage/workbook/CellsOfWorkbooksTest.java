package org.districtassessment.stage.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsOfWorkbooksTest {

  private static final String[] FORMATS = {"0", "yyyy/m/d", "0.00%", "14", "09", "h:mm"};

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # cell | read as | because
          <c><v>12</v></c> | number 12 | numbers are the default
          <c t="n"><v>-0.50</v></c> | number -0.5 | zeros at the end say nothing
          <c><v>0.30000000000000004</v></c> | number 0.3 | 0.1+0.2 has 17 digits, 15 are shown
          <c><v>2.2999999999999998</v></c> | number 2.3 | the double next to 2.3
          <c><v>5.0010119900307E+17</v></c> | number 500101199003070000 | no exponent, digits are lost already
          <c><v>500101199003071234</v></c> | number 500101199003071000 | more than 15 digits are not certain
          <c><v>1E-3</v></c> | number 0.001 | no exponent
          <c><v>1.5E3</v></c> | number 1500 | no exponent
          <c><v>-0</v></c> | number 0 | zero has no sign
          <c><v>-0.0</v></c> | number 0 | zero has no sign
          <c><v>007</v></c> | number 7 | a number has no leading zeros
          <c><v>.5</v></c> | number 0.5 | allowed by XML Schema
          <c><v>+5.</v></c> | number 5 | allowed by XML Schema
          <c><v> 5 </v></c> | number 5 | blanks around a number say nothing
          <c><v>999999999999999</v></c> | number 999999999999999 | 15 digits
          <c><v>abc</v></c> | abc | not a number after all
          <c><v>NaN</v></c> | NaN | Java would take it
          <c><v>1d</v></c> | 1d | Java would take it
          <c><v>0x1p3</v></c> | 0x1p3 | Java would take it
          <c><v>1E999</v></c> | 1E999 | no double
          <c><v>1E</v></c> | 1E | no exponent
          <c s="1"><v>45356</v></c> | date 2024-03-05 | by its format
          <c s="1"><v>45356.5</v></c> | date 2024-03-05T12:00:00 | with a time
          <c s="3"><v>45356</v></c> | date 2024-03-05 | by a built-in format
          <c s="1"><v>abc</v></c> | abc | not a number after all
          <c s="2"><v>0.95</v></c> | 95% | by its format
          <c s="2"><v>0.125</v></c> | 12.5% | exact, however many decimals are shown
          <c s="2"><v>0.28999999999999998</v></c> | 29% | after rounding to 15 digits
          <c s="4"><v>1.2</v></c> | 120% | by a built-in format
          <c s="5"><v>0.5</v></c> | number 0.5 | a time without a day is no date
          <c s="99"><v>0.5</v></c> | number 0.5 | a style that is not there formats nothing
          <c t="b"><v>1</v></c> | boolean true | logical
          <c t="b"><v>0</v></c> | boolean false | logical
          <c t="b"><v>2</v></c> | 2 | not a logical value after all
          <c t="e"><v>#N/A</v></c> | error #N/A | a formula that failed
          <c t="d"><v>2024-03-05</v></c> | date 2024-03-05 | ISO 8601
          <c t="d"><v>2024-03-05T00:00:00Z</v></c> | date 2024-03-05 | midnight
          <c t="d"><v>2024-03-05T08:30:01.5</v></c> | date 2024-03-05T08:30:01 | seconds
          <c t="d"><v>2024-02-30</v></c> | 2024-02-30 | no such day
          <c t="d"><v>+12024-02-20</v></c> | +12024-02-20 | no year of four digits
          <c t="str"><f>A1&amp;"x"</f><v> a_x000D_b</v></c> | ` a\rb` | text of a formula
          <c t="inlineStr"><is><t>a</t></is></c> | a | text in its place
          <c t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t xml:space="preserve"> b</t></r></is></c> | a b | runs joined
          <c t="inlineStr"><is><t>重</t><rPh sb="0" eb="1"><t>chong</t></rPh><phoneticPr fontId="1"/></is></c> | 重 | how it is spoken is left out
          <c t="inlineStr"><is><t>_x005F_x000D_ _x4e00_ _x41_ _x00zz_</t></is></c> | _x000D_ 一 _x41_ _x00zz_ | escapes
          <c t="inlineStr"><is><t>_xD83D__xDE00_ _xD83D_</t></is></c> | 😀 � | half a pair is no character
          <c t="inlineStr"><is><t><![CDATA[<a>]]>&amp;<!-- x -->b</t></is></c> | <a>&b | all forms of text
          <c t="inlineStr"><v>a</v></c> | a | some programs write so
          <c t="s"><v>0</v></c> | shared | shared string
          <c t="s"><v>1</v></c> | rich text | shared string in runs
          <c><f>1+1</f><v>2</v></c> | number 2 | result of a formula
          <c><f>1+1</f></c> | error =? | never calculated
          <c><f>1+1</f><v></v></c> | error =? | never calculated
          <c t="s" s="1" cm="1" vm="2"><v>0</v></c> | shared | a format does not make a text a date
          """)
  void areReadAs(String cell, String expected, String because) throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .withFormats(FORMATS)
            .withStrings(
                "<si><t>shared</t></si><si><r><t xml:space='preserve'>rich </t></r><r><t>text</t></r></si>")
            .withRows("<row>" + cell + "</row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook))
        .as(because)
        .containsExactly("1: " + expected.replace("\\r", "\r"));
  }

  @Test
  void leavesOutWhatIsEmpty() throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .withStrings("<si><t/></si>")
            .withRows(
                "<row r='1'/>"
                    + "<row r='2'><c r='A2' s='3'/><c r='B2' t='s'><v>0</v></c></row>"
                    + "<row r='3'><c r='C3'><v>3</v></c><c r='D3'/><c r='E3' t='str'><f>D3</f><v></v></c></row>"
                    + "<row r='7'><c r='AB7'><v>1</v></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook))
        .containsExactly("3:  |  | number 3", "7: " + " | ".repeat(27) + "number 1");
  }

  @Test
  void countsRowsAndColumnsThatCarryNoAddress() throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .withRows(
                "<row><c><v>1</v></c><c r='C1'><v>2</v></c><c><v>3</v></c></row>"
                    + "<row r='5'><c><v>4</v></c></row>"
                    + "<row><c><v>5</v></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook))
        .containsExactly("1: number 1 |  | number 2 | number 3", "5: number 4", "6: number 5");
  }

  @ParameterizedTest(name = "{0} in the {1} system is {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # serial | system | read as | because
          0 | 1900 | number 0 | shown as the 0th of January
          1 | 1900 | date 1900-01-01 | the first day
          59 | 1900 | date 1900-02-28 | before the day that never was
          60 | 1900 | number 60 | the day that never was
          60.5 | 1900 | number 60.5 | the day that never was
          61 | 1900 | date 1900-03-01 | after it
          -1 | 1900 | number -1 | before all days
          2958465 | 1900 | date 9999-12-31 | the last day
          2958466 | 1900 | number 2958466 | behind all days
          45356.999999 | 1900 | date 2024-03-06 | rounds to midnight
          45356.000011574 | 1900 | date 2024-03-05T00:00:01 | one second
          59.9999999 | 1900 | number 59.9999999 | rounds to the day that never was
          0 | 1904 | date 1904-01-01 | the first day
          43894 | 1904 | date 2024-03-05 | 1,462 days less than in the other system
          60 | 1904 | date 1904-03-01 | 1904 is a leap year
          2957004 | 1904 | number 2957004 | the year 10000
          """)
  void countsDaysAsTheWorkbookSays(String serial, int system, String expected, String because)
      throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .with(
                "xl/workbook.xml",
                "<workbook xmlns:r='%s'><workbookPr date1904='%s'/><sheets><sheet name='a' r:id='rId1'/></sheets></workbook>"
                    .formatted(HandmadeWorkbook.TYPES, system == 1904 ? "1" : "0"))
            .withFormats("14")
            .withRows("<row><c><v>" + serial + "</v></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).as(because).containsExactly("1: " + expected);
  }

  @ParameterizedTest(name = "{0} makes {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          General | number 45356.5
          [$-804]General | number 45356.5
          0.00E+00 | number 45356.5
          #,##0.00;[Red]-#,##0.00 | number 45356.5
          _(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_) | number 45356.5
          _-* #,##0.00\\ "days"_-;\\-* | number 45356.5
          0"年" | number 45356.5
          0"days" | number 45356.5
          0\\d | number 45356.5
          0!d | number 45356.5
          [>=10000]0!.0,"万";0 | number 45356.5
          [DBNum2][$-804]General | number 45356.5
          [$USD] 0 | number 45356.5
          "第"0"号" | number 45356.5
          @ | number 45356.5
          0% | 4535650%
          0.0\\% | number 45356.5
          [Red]0.0% | 4535650%
          yyyy-mm-dd | date 2024-03-05T12:00:00
          yyyy"年"m"月"d"日" | date 2024-03-05T12:00:00
          yyyy年m月 | date 2024-03-05T12:00:00
          [$-804]yyyy"年"m"月"d"日";@ | date 2024-03-05T12:00:00
          [DBNum1][$-804]yyyy"年"m"月"d"日";@ | date 2024-03-05T12:00:00
          [$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | date 2024-03-05T12:00:00
          [$-804]aaaa;@ | date 2024-03-05T12:00:00
          [=0]"";yyyy/m/d | date 2024-03-05T12:00:00
          YYYY/M/D | date 2024-03-05T12:00:00
          [h]:00 | date 2024-03-05T12:00:00
          [ss] | date 2024-03-05T12:00:00
          上午/下午h"时" | date 2024-03-05T12:00:00
          01 | number 45356.5
          13 | number 45356.5
          14 | date 2024-03-05T12:00:00
          22 | date 2024-03-05T12:00:00
          23 | number 45356.5
          31 | date 2024-03-05T12:00:00
          37 | number 45356.5
          44 | number 45356.5
          47 | date 2024-03-05T12:00:00
          48 | number 45356.5
          49 | number 45356.5
          57 | date 2024-03-05T12:00:00
          10 | 4535650%
          """)
  void looksAtTheNumberFormat(String format, String expected) throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .withFormats(format)
            .withRows("<row><c><v>45356.5</v></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("1: " + expected);
  }

  @Test
  void endsWithARecordThatIsTooLong() throws IOException {
    String item = "<si><t>" + "x".repeat(1 << 20) + "</t></si>";
    byte[] workbook =
        new HandmadeWorkbook()
            .withStrings(item)
            .withRows(
                "<row><c><v>1</v></c></row><row>"
                    + "<c t='s'><v>0</v></c>".repeat(9)
                    + "</row><row><c><v>2</v></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("1: number 1"),
            row ->
                assertThat(row)
                    .startsWith("2: xxx")
                    .endsWith(" unclosed")
                    .hasSizeGreaterThan(8 << 20));
  }

  @Test
  void endsWithACellThatIsTooLong() throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .withRows("<row><c t='inlineStr'><is><t>" + "x".repeat(9 << 20) + "</t></is></c></row>")
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("1:  unclosed");
  }
}
