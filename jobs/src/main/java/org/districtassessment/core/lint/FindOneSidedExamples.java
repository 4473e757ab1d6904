package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.districtassessment.core.rule.Example;
import org.districtassessment.core.rule.IndicatorRule;

/** Examples that all earn the same: they exercise one band, or one end of a line. */
final class FindOneSidedExamples {

  private FindOneSidedExamples() {}

  static void find(LintInput input) {
    for (IndicatorRule indicator : input.rules().indicators()) {
      List<BigDecimal> points =
          indicator.examples().stream()
              .map(Example::points)
              .filter(Objects::nonNull)
              .map(BigDecimal::stripTrailingZeros)
              .distinct()
              .toList();
      if (indicator.examples().isEmpty() || points.size() > 1) {
        continue;
      }

      String earn =
          points.isEmpty() ? "name no points" : "earn " + points.get(0).toPlainString() + " points";
      input
          .found()
          .add(
              input.at(indicator, "examples"),
              "All examples of %s %s (add one that earns %s)",
              indicator.id(),
              earn,
              points.isEmpty() ? "some" : "more or fewer");
    }
  }
}
