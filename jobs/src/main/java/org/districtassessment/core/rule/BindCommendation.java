package org.districtassessment.core.rule;

import java.util.List;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;

/** Checks the grades and vetoes that a commendation names, and what its cases are read from. */
final class BindCommendation {

  private BindCommendation() {}

  static void check(
      RuleSet rules, KnownRelations relations, Expressions expressions, Problems problems) {
    CommendationRules commendation = rules.commendation();
    if (commendation == null) {
      return;
    }

    reportUnknown(
        commendation,
        commendation.grades(),
        "grade",
        rules.grades().grades().stream().map(GradeScale.Grade::id).toList(),
        problems);
    if (commendation.bars() != null) {
      reportUnknown(
          commendation,
          commendation.bars(),
          "veto",
          rules.adjustments().stream()
              .filter(each -> each.kind() == Adjustment.Kind.VETO)
              .map(Adjustment::id)
              .toList(),
          problems);
    }
    CommendationRules.Cases cases = commendation.cases();
    if (cases != null) {
      relations
          .ofUnits(cases.from(), rules.unit(), "The commendation", commendation.at())
          .ifPresent(
              from -> {
                expressions.overRow(cases.where(), from, Yields.CONDITION);
                expressions.overRow(cases.id(), from, Yields.TEXT);
              });
    }
  }

  private static void reportUnknown(
      CommendationRules commendation,
      List<String> named,
      String what,
      List<String> known,
      Problems problems) {
    for (String name : named) {
      if (!known.contains(name)) {
        problems.add(
            commendation.at(),
            "The commendation names an unknown %s: %s%s",
            what,
            name,
            Known.among(name, known));
      }
    }
  }
}
