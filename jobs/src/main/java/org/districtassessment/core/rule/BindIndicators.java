package org.districtassessment.core.rule;

import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;

/** Checks what indicators read. */
final class BindIndicators {

  private BindIndicators() {}

  static void check(
      RuleSet rules,
      Optional<Relation> unit,
      KnownRelations relations,
      Expressions expressions,
      Problems problems) {
    for (IndicatorRule indicator : rules.indicators()) {
      String what = "Indicator " + indicator.id();
      unit.ifPresent(row -> expressions.overRow(indicator.applicable(), row, Yields.CONDITION));
      relations
          .ofUnits(indicator.from(), rules.unit(), what, indicator.at())
          .ifPresent(
              from -> {
                expressions.overRow(indicator.where(), from, Yields.CONDITION);
                expressions.overRows(indicator.numerator(), from, Yields.NUMBER);
                expressions.overRows(indicator.denominator(), from, Yields.NUMBER);
              });
      if (indicator.denominator() == null
          && indicator.whenZeroDenominator() == WhenEmpty.NOT_APPLICABLE) {
        problems.add(
            indicator.at(),
            "%s has no denominator, so zero-denominator says nothing (delete it)",
            what);
      }
    }
  }
}
