package org.districtassessment.core.lint;

import org.districtassessment.core.rule.IndicatorRule;

/** An indicator of which nobody has worked out a case by hand. */
final class FindIndicatorsWithoutExample {

  private FindIndicatorsWithoutExample() {}

  static void find(LintInput input) {
    for (IndicatorRule indicator : input.rules().indicators()) {
      if (indicator.examples().isEmpty()) {
        input
            .found()
            .add(
                indicator.at(),
                "%s has no examples (work out one value with full points and one with fewer)",
                indicator.id());
      }
    }
  }
}
