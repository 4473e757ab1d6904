package org.districtassessment.core.rule;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;

/** Checks what anomaly checks read, and the indicators that they affect. */
final class BindChecks {

  private BindChecks() {}

  static void check(
      RuleSet rules,
      Schemas schemas,
      KnownRelations relations,
      Expressions expressions,
      Problems problems) {
    List<String> indicators = rules.indicators().stream().map(IndicatorRule::id).toList();
    for (CheckRule check : rules.checks()) {
      for (String affected : check.affects()) {
        if (!indicators.contains(affected)) {
          problems.add(
              check.at(),
              "Check %s affects an unknown indicator: %s%s",
              check.id(),
              affected,
              Known.among(affected, indicators));
        }
      }
      Optional<Relation> from =
          relations.ofUnits(check.from(), rules.unit(), "Check " + check.id(), check.at());
      from.ifPresent(
          relation -> {
            expressions.overRow(check.where(), relation, Yields.CONDITION);
            expressions.overRow(check.key(), relation, Yields.TEXT);
            method(check, relation, expressions, problems);
            reportField(check, relation, schemas, problems);
          });
    }
  }

  /** The field is a column of what is checked, or of the table behind it. */
  private static void reportField(
      CheckRule check, Relation from, Schemas schemas, Problems problems) {
    boolean known =
        from.column(check.field()).isPresent()
            || schemas.all().stream().anyMatch(table -> table.field(check.field()).isPresent());
    if (!known) {
      problems.add(
          check.at(),
          "Check %s points at a field that neither %s nor any table has: %s%s",
          check.id(),
          check.from(),
          check.field(),
          Known.columnsOf(from, check.field()));
    }
  }

  private static void method(
      CheckRule check, Relation from, Expressions expressions, Problems problems) {
    CheckRule.Method method = check.method();
    if (method instanceof CheckRule.Rows rows) {
      expressions.overRow(rows.failsWhen(), from, Yields.CONDITION);
      expressions.overRow(rows.observed(), from, Yields.TEXT);
      expressions.overRow(rows.expected(), from, Yields.TEXT);
    } else if (method instanceof CheckRule.AcrossUnits across) {
      expressions.overRow(across.value(), from, Yields.ANYTHING);
    } else if (method instanceof CheckRule.RobustZ robust) {
      expressions.overRow(robust.value(), from, Yields.NUMBER);
      reportWithin(check, robust.within(), from, problems);
    } else if (method instanceof CheckRule.FactorOff factor) {
      expressions.overRow(factor.value(), from, Yields.NUMBER);
      reportWithin(check, factor.within(), from, problems);
    }
  }

  private static void reportWithin(
      CheckRule check, @Nullable String within, Relation from, Problems problems) {
    if (within != null && from.column(within).isEmpty()) {
      problems.add(
          check.at(),
          "Check %s compares within a column that %s does not have: %s%s",
          check.id(),
          from.name(),
          within,
          Known.columnsOf(from, within));
    }
  }
}
