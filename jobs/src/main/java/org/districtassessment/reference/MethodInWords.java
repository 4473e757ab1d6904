package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;

import org.districtassessment.core.rule.CheckRule;
import org.jspecify.annotations.Nullable;

/** Says in Markdown how a check finds rows. */
final class MethodInWords {

  private MethodInWords() {}

  static String of(CheckRule.Method method) {
    if (method instanceof CheckRule.Rows rows) {
      return "fails when " + code(rows.failsWhen().sql());
    }
    if (method instanceof CheckRule.AcrossUnits across) {
      return code(across.value().sql()) + " stands in more than one unit";
    }
    if (method instanceof CheckRule.RobustZ robust) {
      return "robust z of %s%s beyond %s, from %d values on"
          .formatted(
              code(robust.value().sql()),
              within(robust.within()),
              Numerals.of(robust.threshold()),
              robust.minimumCount());
    }
    if (method instanceof CheckRule.FactorOff factor) {
      return "%s about %s times the median or a %s-th of it%s (tolerance %s), from %d values on"
          .formatted(
              code(factor.value().sql()),
              Numerals.of(factor.factor()),
              Numerals.of(factor.factor()),
              within(factor.within()),
              Numerals.of(factor.tolerance()),
              factor.minimumCount());
    }
    throw new IllegalStateException("No words for " + method.getClass().getSimpleName());
  }

  private static String within(@Nullable String column) {
    return column == null ? "" : " within " + code(column);
  }
}
