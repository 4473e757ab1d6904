package org.districtassessment.core.rule;

import java.util.List;
import java.util.Objects;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;

/** Checks what adjustments read, and the grades and indicators that vetoes are about. */
final class BindAdjustments {

  private BindAdjustments() {}

  static void check(
      RuleSet rules, KnownRelations relations, Expressions expressions, Problems problems) {
    List<String> indicators = rules.indicators().stream().map(IndicatorRule::id).toList();
    List<String> grades = rules.grades().grades().stream().map(GradeScale.Grade::id).toList();
    for (Adjustment adjustment : rules.adjustments()) {
      String what = "Adjustment " + adjustment.id();
      relations
          .ofUnitsOrDecided(adjustment.from(), rules.unit(), what, adjustment.at())
          .ifPresent(
              from -> {
                expressions.overRow(adjustment.where(), from, Yields.CONDITION);
                expressions.overRows(adjustment.amount(), from, Yields.NUMBER);
              });
      if (adjustment.effect() == Adjustment.VetoEffect.CAP_GRADE) {
        reportUnknown(adjustment, "grade", grades, problems);
      }
      if (adjustment.effect() == Adjustment.VetoEffect.ZERO_INDICATOR) {
        reportUnknown(adjustment, "indicator", indicators, problems);
      }
    }
  }

  private static void reportUnknown(
      Adjustment adjustment, String what, List<String> known, Problems problems) {
    String target = Objects.requireNonNullElse(adjustment.effectTarget(), "none");
    if (!known.contains(target)) {
      problems.add(
          adjustment.at(),
          "Adjustment %s is about an unknown %s: %s%s",
          adjustment.id(),
          what,
          target,
          Known.among(target, known));
    }
  }
}
