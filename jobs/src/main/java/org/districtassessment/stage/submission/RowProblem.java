package org.districtassessment.stage.submission;

import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.schema.RowRule;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a row, before words are made of it.
 *
 * @param builtIn the kind of problem; null if a row rule failed
 * @param rule the row rule that failed
 * @param field position of the field it is about, or {@link TableLayout#NONE}
 * @param expected what was expected, for the message
 */
record RowProblem(
    @Nullable FindingCode builtIn, @Nullable RowRule rule, int field, String expected) {

  static RowProblem of(FindingCode code, int field, String expected) {
    return new RowProblem(code, null, field, expected);
  }

  static RowProblem failed(RowRule rule, int field) {
    return new RowProblem(null, rule, field, "");
  }

  String code() {
    return builtIn != null ? builtIn.code() : rule().code();
  }

  Severity severity() {
    return builtIn != null ? builtIn.severity() : rule().severity();
  }

  /** Returns the message about a value that may be published. */
  String message(Language language, String value) {
    return builtIn != null
        ? builtIn.message(language, value, expected)
        : rule().message().in(language);
  }

  @Override
  public RowRule rule() {
    if (rule == null) {
      throw new IllegalStateException("No row rule: " + builtIn);
    }

    return rule;
  }
}
