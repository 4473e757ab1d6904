package org.districtassessment.publish.returns;

import java.util.List;
import java.util.Locale;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.Text;
import org.districtassessment.spreadsheet.Look;

/** The words of return lists. */
enum Words {
  RETURN_LIST("退回清单", "Return list"),
  SUMMARY("汇总", "Summary"),
  RETURNS("退回汇总", "Returns"),
  CODES("问题代码", "Codes"),
  YEAR("%s · %s 年度", "%s · %s"),
  NAMED("%s（%s）", "%s (%s)"),
  NO_UNIT("（未确定单位）", "(no known unit)"),
  TOTAL("合计", "Total"),
  UNIT_KEY("单位代码", "Unit"),
  UNIT_NAME("单位名称", "Name"),
  GROUP("分组", "Group"),
  FILES("报送文件", "Files sent"),
  READ("读取行数", "Rows read"),
  ACCEPTED("接收行数", "Rows accepted"),
  REJECTED("退回行数", "Rows rejected"),
  DOUBTFUL("存疑行数", "Rows doubtful"),
  RETURNED("清单行数", "Rows in list"),
  ERRORS("退回问题", "Errors"),
  WARNINGS("存疑问题", "Warnings"),
  WORKBOOK("清单文件", "Return list"),
  UNITS("涉及单位", "Units"),
  HOW_TO("怎样处理", "How to use this list"),
  BY_CODE("问题汇总", "Problems by kind"),
  WHOLE_FILES("整个文件和表头的问题", "Problems of whole files and headers"),
  TABLE("报表", "Table"),
  CODE("问题代码", "Code"),
  SEVERITY("等级", "Severity"),
  COUNT("数量", "Count"),
  MEANING("含义与改法", "What it means and what to do"),
  FIRST("首见于", "First seen at"),
  FILE("文件", "File"),
  SHEET("工作表", "Sheet"),
  LINE("行号", "Line"),
  PLACE("位置", "Place"),
  KEY("记录标识", "Own key"),
  LISTS("需要处置的清单", "Lists to act on"),
  LIST_CODE("代码", "Code"),
  LIST("清单", "List"),
  LISTED(
      "清单中的记录已接收，本身不是错误；请逐条核实并处置，情况有变的在下次报送中更新。",
      "Rows of these lists were accepted, and nothing need be wrong with them: look into each, act on it, and send what has changed with the next submission."),
  WHAT_TO_DO("内容与要求", "What stands there and what to do"),
  PROBLEMS("问题与改法", "What is wrong and how to mend it"),
  AT_LINE("%s 第 %d 行", "%s, line %d"),
  IN_SHEET("%s 工作表“%s”第 %d 行", "%s, sheet %s, line %d"),
  LINE_ONLY("第 %d 行", "line %d"),
  COLUMN("%s 列“%s”：%s", "Column %s (%s): %s"),
  COLUMN_ONLY("%s 列：%s", "Column %s: %s"),
  WHOLE_ROW("整行：%s", "Whole row: %s"),
  NO_LABEL("（%s 列，无表头）", "(column %s, no header)"),
  REJECT("退回", "Rejected"),
  YES("是", "yes"),
  NO("否", "no"),
  NOTHING("", ""),
  DOUBT("存疑", "Doubtful"),
  HINT("提示", "Hint");

  private static final List<Text> STEPS =
      List.of(
          new Text(
              "1. 后面每张工作表对应一张报表，按文件、工作表、行号的顺序列出需要核对的行；行号就是您所报文件中的行号。",
              "1. Each of the following sheets is about one table. It lists the rows to look at in the"
                  + " order of file, sheet and line; the line is that of your own file."),
          new Text(
              "2. 红色单元格有错，该行已退回、未被接收，必须改正；黄色单元格存疑，该行已接收，请核对，确实无误的不用改。",
              "2. A red cell is wrong: its row was not accepted and has to be corrected. A yellow cell"
                  + " is doubtful: its row was accepted; check it, and leave it if it is right."),
          new Text(
              "3. 请在自己的文件中改正，不要在本清单中改；改好后把整个文件（不是只有改过的行）重新报送，新文件替代旧文件。",
              "3. Correct your own file, not this list. Then send the whole file again, not only the"
                  + " corrected rows; the new file takes the place of the old one."),
          new Text(
              "4. 证件号码等敏感内容已遮盖，请按文件名和行号到自己的文件中查找原值。",
              "4. Identity numbers and the like are masked here: find the value in your own file by its"
                  + " name and line."));

  private final Text text;

  Words(String zh, String en) {
    this.text = new Text(zh, en);
  }

  String in(Language language) {
    return text.in(language);
  }

  String in(Language language, Object... arguments) {
    return String.format(Locale.ROOT, text.in(language), arguments);
  }

  /** How to work through a list, one sentence a step. */
  static List<String> steps(Language language) {
    return STEPS.stream().map(step -> step.in(language)).toList();
  }

  static String of(Severity severity, Language language) {
    return switch (severity) {
      case ERROR -> REJECT.in(language);
      case WARNING -> DOUBT.in(language);
      case INFO -> HINT.in(language);
    };
  }

  static Look lookOf(Severity severity) {
    return switch (severity) {
      case ERROR -> Look.ERROR;
      case WARNING -> Look.WARNING;
      case INFO -> Look.INFO;
    };
  }
}
