package org.districtassessment.core.schema;

import java.util.Arrays;
import java.util.Optional;
import org.districtassessment.core.finding.Text;

/**
 * A spelling of a cell that is read although it is not the canonical one. Each is lossless and
 * certain: one text never has two values, and the value is written back as {@code output}.
 */
public enum Conversion {
  FULL_WIDTH(
      "full-width",
      FieldType.NUMBER,
      "１２０００．５",
      "12000.5",
      "全角数字、字母和符号；文本只在关键字段、可选值和格式不符时转换",
      "Full-width digits, letters and signs; in texts only of keys, or where the value or form"
          + " would not be allowed"),
  BLANKS(
      "blanks",
      FieldType.STRING,
      "500101 19900307 7657",
      "500101199003077657",
      "不间断空格、全角空格、零宽字符；文本同上",
      "No-break, full-width and zero-width blanks; in texts as above"),
  TEXT_MARK(
      "text-mark",
      FieldType.NUMBER,
      "=\"123\"",
      "123",
      "电子表格的文本标记：前置撇号或 =\"…\"",
      "A spreadsheet's mark of a text: an apostrophe in front, or =\"…\""),
  THOUSANDS(
      "thousands-separators",
      FieldType.NUMBER,
      "1,234,567.89",
      "1234567.89",
      "千分位：逗号或空格，每组恰好三位",
      "Thousands separators: commas or blanks, strictly in groups of three"),
  MINUS("minus-sign", FieldType.NUMBER, "−12.5", "-12.5", "数学减号", "The mathematical minus sign"),
  CURRENCY(
      "currency-sign",
      FieldType.NUMBER,
      "￥12.50",
      "12.5",
      "金额前的 ¥ 或 ￥",
      "¥ or ￥ before an amount of money"),
  UNIT_IN_CELL(
      "unit-in-cell",
      FieldType.NUMBER,
      "12.5万元",
      "125000",
      "数值后面的单位，须在表结构中声明，按系数精确换算",
      "A unit behind the number that the schema declares, converted exactly by its factor"),
  UNIT_IN_HEADER(
      "unit-in-header",
      FieldType.NUMBER,
      "12.5",
      "125000",
      "表头中的单位（此例为万元），须在表结构中声明，按系数精确换算",
      "A unit in the header (here 万元) that the schema declares, converted exactly by its factor"),
  ZERO_DECIMALS(
      "zero-decimals",
      FieldType.INTEGER,
      "12000.00",
      "12000",
      "多出的小数位全为零",
      "Surplus decimals that are all zero"),
  DATE_WORDS(
      "date-words",
      FieldType.DATE,
      "2024年3月5日",
      "2024-03-05",
      "年月日写法",
      "Dates written with 年, 月 and 日"),
  DATE_SEPARATORS(
      "date-separators",
      FieldType.DATE,
      "2024/3/5",
      "2024-03-05",
      "用斜线、点或横线分隔的年月日，可不补零",
      "Year, month and day behind slashes, points or hyphens, with or without zeros in front"),
  COMPACT_DATE(
      "compact-date", FieldType.DATE, "20240305", "2024-03-05", "八位数字的日期", "Dates of eight digits"),
  MIDNIGHT(
      "midnight",
      FieldType.DATE,
      "2024-03-05 00:00:00",
      "2024-03-05",
      "零点整的时间",
      "A time that is midnight"),
  SERIAL_DATE(
      "serial-date",
      FieldType.DATE,
      "45356",
      "2024-03-05",
      "1900 日期系统的序列号，五位数，另有提示",
      "A serial number of the 1900 date system, five digits, with a warning"),
  YEAR_WORD("year-word", FieldType.YEAR, "2024年", "2024", "年份后的“年”或“年度”", "年 or 年度 behind a year"),
  BOOLEAN_WORD(
      "boolean-word",
      FieldType.BOOLEAN,
      "√",
      "true",
      "表结构未列出的通用写法：是/否、有/无、对/错、√ ✓ ☑ / × ✗ ☐、Y/N、yes/no、true/false、1/0，不分大小写",
      "Common words beside those of the schema: 是/否, 有/无, 对/错, √ ✓ ☑ / × ✗ ☐, Y/N, yes/no,"
          + " true/false, 1/0, in any case"),
  NUMBER_AS_TEXT(
      "number-as-text",
      FieldType.STRING,
      "500101",
      "500101",
      "工作簿的数值单元格填在文本字段中，至多 15 位整数",
      "A numeric cell of a workbook in a text field: whole, of at most 15 digits"),
  MERGED_TEXT(
      "merged-text",
      FieldType.STRING,
      "500101",
      "500101",
      "合并单元格覆盖的文本，取左上角的值并提示",
      "A text covered by a merged range: that of its first cell, with a warning");

  private final String id;
  private final FieldType type;
  private final String input;
  private final String output;
  private final Text meaning;

  Conversion(String id, FieldType type, String input, String output, String zh, String en) {
    this.id = id;
    this.type = type;
    this.input = input;
    this.output = output;
    this.meaning = new Text(zh, en);
  }

  /** Stable, kebab-case. */
  public String id() {
    return id;
  }

  /** Type of the field in the example. */
  public FieldType type() {
    return type;
  }

  /** A cell for example. */
  public String input() {
    return input;
  }

  /** What the example is read as, written canonically. */
  public String output() {
    return output;
  }

  /** What is converted. */
  public Text meaning() {
    return meaning;
  }

  public static Optional<Conversion> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }
}
