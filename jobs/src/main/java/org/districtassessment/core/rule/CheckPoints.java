package org.districtassessment.core.rule;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.Problems;

/** Checks that points add up: indicators to their dimension, dimensions to the full points. */
final class CheckPoints {

  private CheckPoints() {}

  static void check(RuleSet rules, Problems problems) {
    rules.dimensions().forEach(dimension -> check(dimension, rules, problems));
    BigDecimal sum =
        rules.dimensions().stream().map(Dimension::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(rules.fullPoints()) != 0) {
      problems.add(
          rules.at(),
          "The dimensions add up to %s points, not %s: %s (%s)",
          sum.toPlainString(),
          rules.fullPoints().toPlainString(),
          difference(sum, rules.fullPoints()),
          rules.dimensions().stream()
              .map(each -> each.code() + " " + each.points().toPlainString())
              .collect(joining(", ")));
    }
  }

  private static void check(Dimension dimension, RuleSet rules, Problems problems) {
    List<IndicatorRule> indicators =
        rules.indicators().stream()
            .filter(indicator -> indicator.dimension().equals(dimension.id()))
            .toList();
    BigDecimal sum =
        indicators.stream().map(IndicatorRule::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (indicators.isEmpty()) {
      problems.add(dimension.at(), "Dimension %s has no indicator", dimension.id());
    } else if (sum.compareTo(dimension.points()) != 0) {
      problems.add(
          dimension.at(),
          "The indicators of %s add up to %s points, not %s: %s (%s)",
          dimension.id(),
          sum.toPlainString(),
          dimension.points().toPlainString(),
          difference(sum, dimension.points()),
          indicators.stream()
              .map(each -> each.code() + " " + each.points().toPlainString())
              .collect(joining(", ")));
    }
  }

  /** What is to be done about a sum: {@code add 2} or {@code take off 0.5}. */
  private static String difference(BigDecimal sum, BigDecimal due) {
    BigDecimal missing = due.subtract(sum);
    return (missing.signum() > 0 ? "add " : "take off ") + missing.abs().toPlainString();
  }
}
