package org.districtassessment.core.finding;

import static org.districtassessment.core.finding.Severity.ERROR;
import static org.districtassessment.core.finding.Severity.INFO;
import static org.districtassessment.core.finding.Severity.WARNING;

/**
 * The built-in kinds of problem a submission can have. Codes are stable: other programs select by
 * them. Names follow the Frictionless error catalogue where it has one. Row rules of a schema bring
 * codes of their own.
 *
 * <p>The message is a template; {@code %1$s} is the value as it came, {@code %2$s} what was
 * expected.
 */
public enum FindingCode {
  SOURCE_ERROR(
      "source-error",
      ERROR,
      "文件无法读取（存储系统出错）。请重新保存后报送",
      "The file cannot be read: the place where it lies failed. Save it again and send it again"),
  ENCODING_ERROR(
      "encoding-error",
      ERROR,
      "第 %2$s 个字节起不是文本：既不是 UTF-8 或 UTF-16，也不是 GB18030。请另存为“CSV UTF-8”后报送",
      "From byte %2$s on this is no text: neither UTF-8 or UTF-16 nor GB18030. Save it as \"CSV UTF-8\" and send it again"),
  FORMAT_ERROR(
      "format-error",
      ERROR,
      "从本行起的内容无法分列：引号没有闭合，或一行过长。请补上引号（单元格内的引号写两遍），或删去多余的列",
      "From this row on cells cannot be told apart: a quote is never closed, or the row is too long."
          + " Close the quote (inside a cell it is written twice), or delete surplus columns"),
  UNKNOWN_FILE(
      "unknown-file",
      WARNING,
      "文件名不对应任何报表，未读取。请按表名或表的中文名命名：%2$s",
      "The file's name belongs to no table, so it was not read. Name it after one of: %2$s"),
  UNKNOWN_FORMAT(
      "unknown-format",
      WARNING,
      "“%1$s”不是可读取的格式，未读取。请另存为 xlsx、csv、txt（或其 zip、gz 压缩包）后报送",
      "\"%1$s\" is in no format that is read. Save it as xlsx, csv or txt (or a zip or gz of these)"
          + " and send it again"),
  UNREAD_FORMAT(
      "unread-format",
      ERROR,
      "“%1$s”是以报表命名的文件，但不是可读取的格式，未读取。请另存为 xlsx、csv 或 txt 后报送",
      "\"%1$s\" is named after a table, but in no format that is read. Save it as xlsx, csv or txt and"
          + " send it again"),
  LEGACY_WORKBOOK(
      "legacy-workbook",
      ERROR,
      "“%1$s”是旧版 Excel 97-2003 或二进制工作簿，未读取。请另存为“Excel 工作簿（*.xlsx）”后报送",
      "\"%1$s\" is a workbook of Excel 97-2003 or a binary one and was not read. Save it as \"Excel workbook"
          + " (*.xlsx)\" and send it again"),
  UNREAD_SHEET(
      "unread-sheet",
      WARNING,
      "工作表“%1$s”的名称不对应任何报表，未读取。如是报表，请按表名命名：%2$s",
      "The sheet \"%1$s\" is named after no table, so it was not read. If it is one, name it after"
          + " one of: %2$s"),
  ENCRYPTED_FILE(
      "encrypted-file",
      ERROR,
      "文件有打开密码，无法读取。请取消密码后报送",
      "The file asks for a password. Take it off and send the file again"),
  DAMAGED_FILE(
      "damaged-file",
      ERROR,
      "文件已损坏或不是其扩展名所示的格式，无法读取。请重新保存后报送",
      "The file is damaged or not what its name says. Save it again and send it again"),
  TOO_LARGE_FILE(
      "too-large-file",
      ERROR,
      "文件解压后过大，未读取。请不压缩或分成几个文件报送",
      "The file grows too large when it is unpacked, so it was not read. Send it unpacked or in"
          + " parts"),
  NESTED_ARCHIVE(
      "nested-archive",
      ERROR,
      "压缩包内的压缩包不读取。请只压缩一层后报送",
      "An archive inside an archive is not opened. Pack the files once only and send them again"),
  EMPTY_ARCHIVE(
      "empty-archive",
      ERROR,
      "压缩包里没有可读取的文件。请放入报表后重新压缩报送",
      "The archive holds no file. Put the tables into it and send it again"),
  MISSING_TABLE(
      "missing-table",
      ERROR,
      "没有报送该表。请补报名为“%2$s”的文件",
      "This table was not sent. Send a file named %2$s"),
  EMPTY_FILE(
      "empty-file",
      ERROR,
      "文件是空的，没有表头。请补上表头和数据",
      "The file is empty and has no header. Add the header and the rows"),
  TITLE_ROW(
      "title-row",
      INFO,
      "“%1$s”在表头之上，按标题处理，未作为数据读取",
      "\"%1$s\" stands above the header and was taken for a title, not for data"),
  DATA_ABOVE_HEADER(
      "data-above-header",
      ERROR,
      "第 %2$s 行（“%1$s”）在表头之上，但像是数据，整个文件未被接受。请把表头移到所有数据之上",
      "Line %2$s (\"%1$s\") stands above the header, but looks like data, so no row was accepted. Put"
          + " the header above all rows"),
  TOTAL_ROW(
      "total-row",
      INFO,
      "本行按合计行处理，未作为数据读取。如是数据，请改正第一个单元格",
      "The row adds up others and was not read as data. If it is data, correct its first cell"),
  NOTE_ROW(
      "note-row",
      INFO,
      "本行按注释或签字行处理，未作为数据读取。如是数据，请改正第一个单元格",
      "The row is a remark or a signature and was not read as data. If it is data, correct its"
          + " first cell"),
  REPEATED_HEADER(
      "repeated-header",
      INFO,
      "本行与表头相同，未作为数据读取",
      "The row repeats the header and was not read as data"),
  UNIT_CONVERTED(
      "unit-converted",
      INFO,
      "“%1$s”列按表头的单位换算（%2$s），换算是精确的",
      "The column \"%1$s\" was converted from the unit that its header names (%2$s), exactly"),
  UNKNOWN_UNIT(
      "unknown-unit",
      ERROR,
      "表头“%1$s”的单位不认识，整个文件未被接受。请用以下单位之一：%2$s",
      "The unit in the header \"%1$s\" is not known, so no row was accepted. Use one of: %2$s"),
  EXTRA_LABEL(
      "extra-label",
      WARNING,
      "表头“%1$s”不在该表的字段中，该列未读取。%2$s",
      "The header \"%1$s\" is no field of this table, so its column was not read. %2$s"),
  MISSING_LABEL(
      "missing-label",
      ERROR,
      "缺少必填列“%2$s”，整个文件未被接受。请补上该列",
      "The required column \"%2$s\" is missing, so no row was accepted. Add the column"),
  DUPLICATE_LABEL(
      "duplicate-label",
      ERROR,
      "表头“%1$s”重复（同为字段 %2$s），整个文件未被接受。请只保留一列",
      "The header \"%1$s\" stands twice for field %2$s, so no row was accepted. Keep one column"),
  BLANK_ROW("blank-row", WARNING, "空行，未读取。请删除", "The row is blank and was not read. Delete it"),
  EXTRA_CELL(
      "extra-cell",
      ERROR,
      "本行单元格多于表头（%2$s）。请删去表格右侧的内容；文本文件中含分隔符的内容请加引号",
      "The row has more cells than the header (%2$s). Delete what stands right of the table; in a text"
          + " file put quotes around a cell that holds the separator"),
  MISSING_CELL(
      "missing-cell",
      ERROR,
      "本行单元格少于表头（%2$s）。请补齐，空值也要保留分隔符",
      "The row has fewer cells than the header (%2$s). Keep the separator of an empty cell"),
  TYPE_ERROR("type-error", ERROR, "“%1$s”不是%2$s。请改正", "\"%1$s\" is not %2$s. Correct it"),
  SCIENTIFIC_NOTATION(
      "scientific-notation",
      ERROR,
      "“%1$s”是科学计数法，显示时可能已舍去位数。请把单元格设为“数值”格式，填写全部数字",
      "\"%1$s\" is in scientific notation, and digits may be cut. Format the cell as a plain number and write all digits"),
  NUMBER_AS_ID(
      "number-as-id",
      ERROR,
      "“%1$s”应是文本，被电子表格改成了数值或日期，原来的内容无法恢复。请先把整列设为“文本”格式，再重新录入",
      "\"%1$s\" should be text, but a spreadsheet turned it into a number or date and the original is lost. Format the whole column as text, then type it again"),
  LEADING_ZEROS_LOST(
      "leading-zeros-lost",
      ERROR,
      "“%1$s”开头的零丢失（应符合 %2$s）。请先把整列设为“文本”格式，再补上零",
      "\"%1$s\" has lost the zeros in front (it should have the form %2$s). Format the whole column as text, then add them"),
  SPREADSHEET_ERROR(
      "spreadsheet-error",
      ERROR,
      "“%1$s”是电子表格的出错标记，没有数据。请改正公式或列宽，填写实际内容",
      "\"%1$s\" is a spreadsheet's error mark and no data. Mend the formula or the column's width, and write the value"),
  MERGED_CELL(
      "merged-cell",
      ERROR,
      "本单元格与其他行合并，数值“%1$s”不能拆分到各行。请取消合并，逐行填写",
      "The cell is merged with other rows, and \"%1$s\" cannot be split among them. Unmerge the cells and fill in every row"),
  MERGED_CELL_FILLED(
      "merged-cell-filled",
      WARNING,
      "本单元格与其他行合并，已按左上角的“%1$s”读取。请取消合并，逐行填写",
      "The cell is merged with other rows and was read as \"%1$s\", the first cell's text. Unmerge the cells and fill in every row"),
  EXCEL_SERIAL_DATE(
      "excel-serial-date",
      WARNING,
      "“%1$s”是电子表格的日期序列号，已按 %2$s 读取。请核对，并把该列设为“日期”格式",
      "\"%1$s\" is a spreadsheet's serial number of a date and was read as %2$s. Check it, and format the column as dates"),
  UNIT_DOUBTFUL(
      "unit-doubtful",
      WARNING,
      "“%1$s”的单位可疑：%2$s。请核对单位",
      "The unit of \"%1$s\" is doubtful: %2$s. Check the unit"),
  IDENTITY_CHECK_DIGIT(
      "identity-check-digit",
      ERROR,
      "证件号码的校验码不对（GB 11643）。请对照证件逐位核对",
      "The check digit of the identity number is wrong (GB 11643). Compare every digit with the document"),
  IDENTITY_BIRTH_DATE(
      "identity-birth-date",
      ERROR,
      "证件号码中的出生年月日%2$s。请对照证件改正其中一项",
      "The date of birth in the identity number %2$s. Compare with the document and correct one of them"),
  REQUIRED(
      "constraint-required", ERROR, "必填单元格为空。请填写%2$s", "A required cell is empty. Fill in %2$s"),
  MINIMUM(
      "constraint-minimum",
      ERROR,
      "“%1$s”小于允许的最小值 %2$s。请核对",
      "\"%1$s\" is below the least value allowed, %2$s. Check it"),
  MAXIMUM(
      "constraint-maximum",
      ERROR,
      "“%1$s”大于允许的最大值 %2$s。请核对",
      "\"%1$s\" is above the greatest value allowed, %2$s. Check it"),
  EXCLUSIVE_MINIMUM(
      "constraint-exclusive-minimum",
      ERROR,
      "“%1$s”必须大于 %2$s。请核对",
      "\"%1$s\" must be above %2$s. Check it"),
  EXCLUSIVE_MAXIMUM(
      "constraint-exclusive-maximum",
      ERROR,
      "“%1$s”必须小于 %2$s。请核对",
      "\"%1$s\" must be below %2$s. Check it"),
  LENGTH(
      "constraint-length",
      ERROR,
      "“%1$s”的长度不符合要求（%2$s）。请核对",
      "The length of \"%1$s\" is wrong (%2$s). Check it"),
  ENUMERATION(
      "constraint-enum",
      ERROR,
      "“%1$s”不在可选值中。请从中选一个：%2$s",
      "\"%1$s\" is none of the values allowed. Use one of: %2$s"),
  PATTERN(
      "constraint-pattern",
      ERROR,
      "“%1$s”的格式不对（应符合 %2$s）。请核对",
      "\"%1$s\" does not have the form %2$s. Check it"),
  UNIQUE_KEY(
      "primary-key",
      ERROR,
      "与%2$s的主键重复。请删除其中一行或改正主键",
      "The same key stands at %2$s. Delete one of the rows or correct the key"),
  UNIQUE(
      "constraint-unique",
      ERROR,
      "“%1$s”与%2$s重复，但该列的值不得重复。请改正",
      "\"%1$s\" stands at %2$s too, but this column allows no value twice. Correct one"),
  FOREIGN_KEY(
      "foreign-key",
      ERROR,
      "“%1$s”在表 %2$s 中不存在。请改正，或在该表中补上",
      "\"%1$s\" is not in table %2$s. Correct it, or add it there"),
  UNIT_MISMATCH(
      "unit-mismatch",
      ERROR,
      "“%1$s”不是本文件的报送单位 %2$s。请改正，或放到该单位的文件中",
      "\"%1$s\" is not %2$s, whose file this is. Correct it, or move the row to that unit's file"),
  ROW_RULE_FAILED(
      "row-rule-failed",
      ERROR,
      "规则 %2$s 无法在本行上计算。请核对本行数值",
      "Rule %2$s could not be computed on this row. Check the values of the row"),
  PROFILE_SHIFT(
      "profile-shift",
      WARNING,
      "与上年相比变化很大：%2$s。请对照上年的数据核对，属实的请说明原因",
      "This column differs much from last year: %2$s. Hold it against last year's file; explain the"
          + " change if it is right"),
  SUPERSEDED_FILE(
      "superseded-file",
      INFO,
      "之后报送的 %2$s 取代了本文件，本文件未读取，仍列入报送清单。若以本文件为准，请改用更高的版本号（如 _v3）重新报送",
      "%2$s came later, so this file was not read; it stays listed. If this one is right, send it again under a higher version, such as _v3"),
  SENT_TWICE(
      "sent-twice",
      WARNING,
      "与 %2$s 名称、版本和收件日期均相同，两个文件都已读取。请只保留一个，或在文件名中写明版本（如 _v2）",
      "%2$s has the same name, version and date, so both were read. Keep one, or write the version into the name, such as _v2"),
  DUPLICATE_FILE(
      "duplicate-file",
      WARNING,
      "与 %2$s 内容完全相同，未读取。请删除其中一个",
      "%2$s holds the very same bytes, so this file was not read. Delete one of them"),
  MISSING_SUBMISSION(
      "missing-submission",
      ERROR,
      "%1$s没有报送该表。请补报名为“%2$s”的文件",
      "%1$s has not sent this table. Send a file named %2$s"),
  LATE_FILE(
      "late-file",
      WARNING,
      "收件日期 %1$s 已过%2$s。请按期报送；日期不符的，请改正收件文件夹的日期",
      "Received on %1$s, %2$s. Send in time; where the date is wrong, correct that of the folder");

  private final String code;
  private final Severity severity;
  private final Text message;

  FindingCode(String code, Severity severity, String zh, String en) {
    this.code = code;
    this.severity = severity;
    this.message = new Text(zh, en);
  }

  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** The template, for the generated page. */
  public Text message() {
    return message;
  }

  /** Returns the message about {@code value}, of which {@code expected} was expected. */
  public String message(Language language, String value, String expected) {
    return String.format(message.in(language), value, expected);
  }
}
