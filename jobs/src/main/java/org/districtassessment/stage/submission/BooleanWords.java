package org.districtassessment.stage.submission;

import java.util.List;
import org.districtassessment.core.schema.Field;

/** The words for true and false: those of the field, else those of the Table Schema standard. */
final class BooleanWords {

  private static final List<String> TRUE = List.of("true", "True", "TRUE", "1");
  private static final List<String> FALSE = List.of("false", "False", "FALSE", "0");

  private BooleanWords() {}

  static List<String> ofTrue(Field field) {
    return field.trueValues().isEmpty() ? TRUE : field.trueValues();
  }

  static List<String> ofFalse(Field field) {
    return field.falseValues().isEmpty() ? FALSE : field.falseValues();
  }
}
