package org.districtassessment.core.schema;

import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;

/** A spelling that people use and that is not read, since its value would be a guess. */
public enum Refusal {
  EXPONENT(
      FindingCode.SCIENTIFIC_NOTATION,
      FieldType.NUMBER,
      "1.2E+07",
      "科学计数法：显示时可能已舍去位数",
      "Scientific notation: digits may have been cut where it was shown"),
  DESTROYED_ID(
      FindingCode.NUMBER_AS_ID,
      FieldType.STRING,
      "5.00101E+17",
      "证件号码变成数值后只剩 15 位有效数字",
      "An identity number that became a number keeps 15 digits only"),
  LOST_ZEROS(
      FindingCode.LEADING_ZEROS_LOST,
      FieldType.STRING,
      "1234",
      "开头的零丢失：补几个零不能确定",
      "Zeros in front are lost: how many is a guess"),
  NARROW_COLUMN(
      FindingCode.SPREADSHEET_ERROR,
      FieldType.NUMBER,
      "########",
      "列太窄，没有数值",
      "Column too narrow: no value"),
  FORMULA_ERROR(
      FindingCode.SPREADSHEET_ERROR,
      FieldType.NUMBER,
      "#N/A",
      "公式出错，没有数值",
      "A formula that failed: no value"),
  MERGED(
      FindingCode.MERGED_CELL,
      FieldType.NUMBER,
      "1200",
      "合并单元格中的数值：几行的合计不能拆分",
      "A number in a merged range: a sum over rows cannot be split"),
  BAD_GROUPS(
      FindingCode.TYPE_ERROR,
      FieldType.NUMBER,
      "12,34",
      "逗号可能是小数点",
      "The comma may be a decimal point"),
  ABOUT(FindingCode.TYPE_ERROR, FieldType.NUMBER, "约12", "约数", "An approximate number"),
  UNKNOWN_UNIT(
      FindingCode.TYPE_ERROR, FieldType.NUMBER, "12.5美元", "未声明的单位", "A unit that is not declared"),
  TWO_UNITS(
      FindingCode.TYPE_ERROR,
      FieldType.NUMBER,
      "12.5元",
      "单元格的单位与表头的单位（此例为万元）不同",
      "The unit in the cell is not that in the header (here 万元)"),
  TOO_MANY_DECIMALS(
      FindingCode.TYPE_ERROR,
      FieldType.NUMBER,
      "1.005",
      "小数位多于字段允许的位数：不四舍五入",
      "More decimals than the field has: nothing is rounded"),
  FRACTION(
      FindingCode.TYPE_ERROR,
      FieldType.INTEGER,
      "12.5",
      "整数字段中的小数",
      "A fraction in a field of whole numbers"),
  SHORT_YEAR(FindingCode.TYPE_ERROR, FieldType.DATE, "24-3-5", "两位数的年份", "A year of two digits"),
  DAY_FIRST(
      FindingCode.TYPE_ERROR, FieldType.DATE, "3/5/2024", "月日顺序不明", "Month or day first? Unknown"),
  NO_DAY(FindingCode.TYPE_ERROR, FieldType.DATE, "2024年3月", "没有日", "No day"),
  NO_SUCH_DAY(
      FindingCode.TYPE_ERROR, FieldType.DATE, "2024-02-30", "没有这一天", "There is no such day"),
  TIME_OF_DAY(
      FindingCode.TYPE_ERROR,
      FieldType.DATE,
      "2024-03-05 14:30:00",
      "带有不是零点的时间",
      "A time that is not midnight"),
  UNKNOWN_BOOLEAN(
      FindingCode.TYPE_ERROR, FieldType.BOOLEAN, "部分", "既不是“是”也不是“否”", "Neither yes nor no");

  private final FindingCode code;
  private final FieldType type;
  private final String input;
  private final Text why;

  Refusal(FindingCode code, FieldType type, String input, String zh, String en) {
    this.code = code;
    this.type = type;
    this.input = input;
    this.why = new Text(zh, en);
  }

  /** The finding it leads to. */
  public FindingCode code() {
    return code;
  }

  /** Type of the field in the example. */
  public FieldType type() {
    return type;
  }

  /** A cell for example. */
  public String input() {
    return input;
  }

  /** Why it is not read. */
  public Text why() {
    return why;
  }
}
