package org.districtassessment.core.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cells that mean "missing": the empty one, those of the field or its table, and what offices write
 * into an empty cell. A mark that is a value of the field, one of its enumeration or of its words
 * for true and false, is that value and no mark.
 */
public final class MissingMarks {

  /** In fields of every type. */
  public static final List<String> ANYWHERE = List.of("—", "——", "–", "-", "－", "/", "／");

  /** In fields of numbers, dates and years. */
  public static final List<String> IN_NUMBERS = List.of("无");

  private MissingMarks() {}

  /** Returns all marks of the field, trimmed; the empty cell is always one and not among them. */
  public static Set<String> of(Field field, List<String> ofTable) {
    Set<String> marks = new LinkedHashSet<>();
    if (field.type() != FieldType.STRING && field.type() != FieldType.BOOLEAN) {
      marks.addAll(IN_NUMBERS);
    }
    marks.addAll(ANYWHERE);
    marks.removeAll(field.constraints().enumeration());
    marks.removeAll(field.trueValues());
    marks.removeAll(field.falseValues());
    List<String> own = field.intake().missingValues();
    (own == null ? ofTable : own).forEach(mark -> marks.add(mark.strip()));
    marks.remove("");
    return marks;
  }
}
