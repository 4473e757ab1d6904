package org.districtassessment.core.rule;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.jspecify.annotations.Nullable;

/** Checks what the funding rules read. */
final class BindFunding {

  private BindFunding() {}

  static void check(
      RuleSet rules,
      Optional<Relation> unit,
      KnownRelations relations,
      Expressions expressions,
      Problems problems) {
    FundingRules funding = rules.funding();
    if (funding == null) {
      return;
    }

    unit.ifPresent(
        row -> {
          expressions.overRow(funding.population(), row, Yields.NUMBER);
          expressions.overRow(funding.targetPopulation(), row, Yields.NUMBER);
        });
    relations
        .ofUnits(funding.from(), rules.unit(), "Funding", funding.at())
        .ifPresent(
            from -> {
              expressions.overRow(funding.amount(), from, Yields.NUMBER);
              expressions.overRow(funding.targeted(), from, Yields.NUMBER);
              if (from.column(funding.source()).isEmpty()) {
                problems.add(
                    funding.at(),
                    "The source of funding is a column that %s does not have: %s%s",
                    from.name(),
                    funding.source(),
                    Known.columnsOf(from, funding.source()));
              }
              checkRows(funding.money(), from, expressions);
            });
    for (Figure figure : funding.figures()) {
      relations
          .ofUnits(figure.from(), rules.unit(), "Figure " + figure.id(), figure.at())
          .ifPresent(from -> check(figure, from, expressions, problems));
    }
    BindFundingQuestions.check(funding, problems);
    checkNamesOfChecks(rules, funding.questions().discipline(), problems);
    checkGrades(rules, funding.questions().allocation(), problems);
  }

  /** Every grade of the edition needs a coefficient, in the order of the scale. */
  private static void checkGrades(
      RuleSet rules, @Nullable AllocationRule allocation, Problems problems) {
    if (allocation == null || allocation.performance().isEmpty()) {
      return;
    }

    List<String> scale = rules.grades().grades().stream().map(GradeScale.Grade::id).toList();
    List<String> named =
        allocation.performance().stream().map(AllocationRule.Coefficient::grade).toList();
    if (!named.equals(scale)) {
      problems.add(
          allocation.at(),
          "Performance names the grades %s (must be those of the edition, from the best on: %s)",
          String.join(", ", named),
          String.join(", ", scale));
    }
  }

  private static void checkNamesOfChecks(
      RuleSet rules, @Nullable DisciplineRule discipline, Problems problems) {
    if (discipline == null) {
      return;
    }

    List<String> known = rules.checks().stream().map(CheckRule::id).toList();
    for (String id : discipline.checks()) {
      if (!known.contains(id)) {
        problems.add(
            discipline.at(), "Unknown check of discipline: %s%s", id, Known.among(id, known));
      }
    }
  }

  private static void checkRows(@Nullable MoneyRows money, Relation from, Expressions expressions) {
    if (money == null) {
      return;
    }

    expressions.overRow(money.key(), from, Yields.TEXT);
    expressions.overRow(money.name(), from, Yields.TEXT);
    expressions.overRow(money.place(), from, Yields.TEXT);
    expressions.overRow(money.category(), from, Yields.TEXT);
    expressions.overRow(money.date(), from, Yields.ANYTHING);
    expressions.overRow(money.whole(), from, Yields.TEXT);
    expressions.overRow(money.since(), from, Yields.ANYTHING);
    expressions.overRow(money.finished(), from, Yields.CONDITION);
    expressions.overRow(money.share(), from, Yields.NUMBER);
    expressions.overRow(money.assumed(), from, Yields.CONDITION);
    money.amounts().forEach(amount -> expressions.overRow(amount.value(), from, Yields.NUMBER));
  }

  private static void check(
      Figure figure, Relation from, Expressions expressions, Problems problems) {
    expressions.overRows(figure.value(), from, Yields.NUMBER);
    expressions.overRow(figure.where(), from, Yields.CONDITION);
    String by = figure.by();
    if (by != null && from.column(by).isEmpty()) {
      problems.add(
          figure.at(),
          "Figure %s is told apart by a column that %s does not have: %s%s",
          figure.id(),
          from.name(),
          by,
          Known.columnsOf(from, by));
    }
  }
}
