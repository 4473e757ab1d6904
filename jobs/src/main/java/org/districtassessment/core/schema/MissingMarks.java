package org.districtassessment.core.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cells that mean "missing": the empty one, those of the field or its table, and what offices write
 * into an empty cell. A mark that is a value of the field, one of its enumeration or of its words
 * for true and false, is that value and no mark.
 */
public final class MissingMarks {

  /** In fields of every type. */
  public static final List<String> ANYWHERE = List.of("—", "——", "–", "-", "－", "/", "／");

  /** In fields of numbers, dates and years, and of texts that it cannot be. */
  public static final List<String> IN_NUMBERS = List.of("无");

  private MissingMarks() {}

  /** Returns all marks of the field, trimmed; the empty cell is always one and not among them. */
  public static Set<String> of(Field field, List<String> ofTable) {
    Set<String> marks = new LinkedHashSet<>();
    IN_NUMBERS.stream().filter(mark -> !canBe(field, mark)).forEach(marks::add);
    marks.addAll(ANYWHERE);
    marks.removeAll(field.constraints().enumeration());
    marks.removeAll(field.trueValues());
    marks.removeAll(field.falseValues());
    List<String> own = field.intake().missingValues();
    (own == null ? ofTable : own).forEach(mark -> marks.add(mark.strip()));
    marks.remove("");
    return marks;
  }

  /** Whether the mark may be a value of the field or a word for one. */
  private static boolean canBe(Field field, String mark) {
    if (field.type() == FieldType.BOOLEAN) {
      return true;
    }

    List<String> words = field.constraints().enumeration();
    Pattern pattern = field.constraints().pattern();
    return field.type() == FieldType.STRING
        && (words.isEmpty() || words.contains(mark))
        && (pattern == null || pattern.matcher(mark).matches());
  }
}
