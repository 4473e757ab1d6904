package org.districtassessment.core.rule;

import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;

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
            });
  }
}
