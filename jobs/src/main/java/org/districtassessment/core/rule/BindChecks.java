package org.districtassessment.core.rule;

import java.util.ArrayList;
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
            method(check, relation, relations, rules.unit(), expressions, problems);
            fields(check).forEach(field -> reportField(check, field, relation, schemas, problems));
          });
      reportFamily(check, rules.screens(), problems);
    }
    for (ScreenFamily family : rules.screens()) {
      if (rules.checks().stream()
          .noneMatch(check -> family.name().equals(check.method().family()))) {
        problems.add(
            family.at(),
            "No check is in the family %s (delete it, or name it in a check)",
            family.name());
      }
    }
  }

  private static List<String> fields(CheckRule check) {
    List<String> fields = new ArrayList<>(List.of(check.field()));
    if (check.method() instanceof UnitMethod units) {
      fields.addAll(units.fields().keySet());
    }
    return fields;
  }

  private static void reportFamily(
      CheckRule check, List<ScreenFamily> families, Problems problems) {
    String family = check.method().family();
    List<String> known = families.stream().map(ScreenFamily::name).toList();
    if (family != null && !known.contains(family)) {
      problems.add(
          check.at(),
          "Check %s is in an unknown family of screens: %s%s",
          check.id(),
          family,
          Known.among(family, known));
    }
  }

  /** The field is a column of what is checked, or of the table behind it. */
  private static void reportField(
      CheckRule check, String field, Relation from, Schemas schemas, Problems problems) {
    boolean known =
        from.column(field).isPresent()
            || schemas.all().stream().anyMatch(table -> table.field(field).isPresent());
    if (!known) {
      problems.add(
          check.at(),
          "Check %s points at a field that neither %s nor any table has: %s%s",
          check.id(),
          check.from(),
          field,
          Known.columnsOf(from, field));
    }
  }

  private static void method(
      CheckRule check,
      Relation from,
      KnownRelations relations,
      UnitTable unit,
      Expressions expressions,
      Problems problems) {
    CheckRule.Method method = check.method();
    if (method instanceof CheckRule.Rows rows) {
      expressions.overRow(rows.failsWhen(), from, Yields.CONDITION);
      expressions.overRow(rows.observed(), from, Yields.TEXT);
      expressions.overRow(rows.expected(), from, Yields.TEXT);
    } else if (method instanceof CheckRule.AcrossUnits across) {
      expressions.overRow(across.value(), from, Yields.ANYTHING);
    } else if (method instanceof OutlierMethod outliers) {
      outliers.values().forEach(value -> expressions.overRow(value, from, Yields.NUMBER));
      reportWithin(check, outliers.within(), from, problems);
    } else if (method instanceof UnitMethod units) {
      units.fields().values().forEach(value -> expressions.overRow(value, from, Yields.NUMBER));
      reportKey(check, problems);
    } else if (method instanceof CopiedRowsScreen copies) {
      copies.values().forEach(value -> expressions.overRow(value, from, Yields.ANYTHING));
      reportKey(check, problems);
      String previous = copies.previous();
      if (previous != null) {
        relations
            .ofUnits(previous, unit, "Check " + check.id(), check.at())
            .ifPresent(
                relation -> {
                  expressions.overRow(check.where(), relation, Yields.CONDITION);
                  copies
                      .values()
                      .forEach(value -> expressions.overRow(value, relation, Yields.ANYTHING));
                });
      }
    }
  }

  private static void reportKey(CheckRule check, Problems problems) {
    if (check.key() != null) {
      problems.add(
          check.at(),
          "Check %s looks at units as a whole, so its key has no use (leave it out)",
          check.id());
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
