package org.districtassessment.stage.submission;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * The words for true and false: those of the field, else those of the Table Schema standard; and
 * those that everybody uses, where the field does not say otherwise.
 */
final class BooleanWords {

  private static final List<String> TRUE = List.of("true", "True", "TRUE", "1");
  private static final List<String> FALSE = List.of("false", "False", "FALSE", "0");

  private static final Set<String> COMMON_TRUE =
      Set.of("是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1");
  private static final Set<String> COMMON_FALSE =
      Set.of("否", "无", "错", "×", "✗", "✘", "☐", "n", "no", "false", "0");

  private BooleanWords() {}

  static List<String> ofTrue(Field field) {
    return field.trueValues().isEmpty() ? TRUE : field.trueValues();
  }

  static List<String> ofFalse(Field field) {
    return field.falseValues().isEmpty() ? FALSE : field.falseValues();
  }

  /**
   * Returns what a folded cell says that is no word of the field; null if nobody knows. Digits
   * count only where the field has no digits of its own, which might mean something else.
   */
  static @Nullable Boolean common(String cell, Field field) {
    String word = cell.toLowerCase(Locale.ROOT);
    boolean isDigit = word.equals("0") || word.equals("1");
    if (isDigit && hasOtherDigits(field)) {
      return null;
    }

    if (COMMON_TRUE.contains(word)) {
      return true;
    }

    return COMMON_FALSE.contains(word) ? false : null;
  }

  private static boolean hasOtherDigits(Field field) {
    return ofTrue(field).stream().anyMatch(word -> isNumber(word) && !word.equals("1"))
        || ofFalse(field).stream().anyMatch(word -> isNumber(word) && !word.equals("0"));
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
