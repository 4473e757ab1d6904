package org.districtassessment.stage.submission;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows that offices put around a table: totals, and remarks or signatures. */
final class OfficeRows {

  private static final List<String> TOTALS =
      List.of("合计", "总计", "小计", "共计", "累计", "本页合计", "total", "subtotal", "grandtotal", "sum");

  /** A word of remarks or signatures with a colon behind it, or with a number and a colon. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(注|备注|附注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|复核人?|经办人|单位负责人|负责人签[字章]|分管领导|联系人"
              + "|联系电话|电话|填报单位|填表单位|填报日期|填表日期|填报时间|报送日期|制表日期|单位盖章|盖章|notes?|remarks?"
              + "|preparedby|checkedby|date)[0-9]*[(（]?[^:：]{0,6}[)）]?[:：].*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern SPACES = Pattern.compile("[\\s\\u200B\\uFEFF]+");

  private OfficeRows() {}

  private static final String FIRST_CHARACTERS = "合总小共累本注备附说填制审复经单负分联电报盖tsgnrpcdTSGNRPCD";

  /**
   * First characters of all the words, in their UTF-8 bytes, and of the English ones in capitals.
   */
  private static final Set<Integer> BEGINNINGS = beginnings();

  /**
   * Whether a row whose first filled cell begins with these bytes cannot be one of them; costs no
   * allocation.
   */
  static boolean isOrdinary(byte[] bytes, int from, int to) {
    return !BEGINNINGS.contains(beginning(bytes, from, to));
  }

  private static Set<Integer> beginnings() {
    Set<Integer> beginnings = new HashSet<>();
    for (int i = 0; i < FIRST_CHARACTERS.length(); i++) {
      byte[] bytes = Cells.utf8(FIRST_CHARACTERS.substring(i, i + 1));
      beginnings.add(beginning(bytes, 0, bytes.length));
    }
    return beginnings;
  }

  private static int beginning(byte[] bytes, int from, int to) {
    int first = bytes[from];
    return first >= 0 || to - from < 3
        ? first
        : (first & 0xFF) << 16 | (bytes[from + 1] & 0xFF) << 8 | (bytes[from + 2] & 0xFF);
  }

  /** Whether the first filled cell of a row says that the row adds up others. */
  static boolean isTotal(String cell) {
    return TOTALS.contains(plain(cell).replaceAll("[:：]$", ""));
  }

  /** Whether the first filled cell of a row begins a remark or a signature. */
  static boolean isNote(String cell) {
    return NOTE.matcher(plain(cell)).matches();
  }

  private static String plain(String cell) {
    String folded = Normalizer.normalize(cell, Normalizer.Form.NFKC);
    return SPACES.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
