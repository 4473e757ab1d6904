package org.districtassessment.core.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** Holds rules against the tables and the year they are to be applied to. Reads no data. */
public final class BindRules {

  private BindRules() {}

  /**
   * Returns rules that are safe to run: every table, view, column, dimension, grade and indicator
   * that they name exists; every expression passes the analyzer; every parameter has a value for
   * the year and is read somewhere; the points of indicators and dimensions add up exactly.
   *
   * @throws RefusedException with all problems of rules and schemas together
   */
  public static BoundRules bind(
      RuleSet rules, Schemas schemas, int year, ExpressionAnalyzer analyzer) {
    return check(rules, schemas, analyzer).bind(year);
  }

  /** Does what is the same in every year, which is nearly everything. */
  public static CheckedRules check(RuleSet rules, Schemas schemas, ExpressionAnalyzer analyzer) {
    Problems problems = new Problems();
    Expressions ofSchemas = new Expressions(Set.of());
    BindSchemas.check(schemas, ofSchemas, problems);
    ofSchemas.check(analyzer, problems);
    BindArticles.check(rules, problems);
    checkDimensions(rules, problems);
    IndexMethod index = rules.index();
    if (index == null) {
      CheckPoints.check(rules, problems);
    } else {
      CheckIndex.check(rules, index, problems);
    }

    Optional<Relation> unit = unit(rules, schemas, problems);
    Set<String> parameters = new TreeSet<>(names(rules.parameters()));
    Expressions expressions = new Expressions(parameters);
    KnownRelations relations =
        BindViews.bind(
            rules, tables(rules, schemas, problems), schemas, analyzer, parameters, problems);
    BindIndicators.check(rules, unit, relations, expressions, problems);
    BindAdjustments.check(rules, relations, expressions, problems);
    BindChecks.check(rules, schemas, relations, expressions, problems);
    BindLists.check(rules, relations, expressions);
    BindCommendation.check(rules, relations, expressions, problems);
    BindSubmissions.check(rules, schemas, problems);
    BindFunding.check(rules, unit, relations, expressions, problems);
    expressions.check(analyzer, problems);
    return new CheckedRules(rules, schemas, problems.sorted());
  }

  private static void checkDimensions(RuleSet rules, Problems problems) {
    List<String> dimensions = rules.dimensions().stream().map(Dimension::id).toList();
    for (IndicatorRule indicator : rules.indicators()) {
      if (!dimensions.contains(indicator.dimension())) {
        problems.add(
            indicator.at(),
            "Indicator %s is in an unknown dimension: %s%s",
            indicator.id(),
            indicator.dimension(),
            Known.among(indicator.dimension(), dimensions));
      }
    }
  }

  private static List<String> names(Collection<Parameter> parameters) {
    return parameters.stream().map(Parameter::name).toList();
  }

  /** The unit's table as expressions see it; empty where it does not exist, which is reported. */
  private static Optional<Relation> unit(RuleSet rules, Schemas schemas, Problems problems) {
    UnitTable unit = rules.unit();
    Optional<TableSchema> table = schemas.table(unit.table());
    if (table.isEmpty()) {
      problems.add(
          rules.at(),
          "The unit's table does not exist: %s%s",
          unit.table(),
          Known.among(unit.table(), schemas.all().stream().map(TableSchema::name).toList()));
      return Optional.empty();
    }

    Relation relation = Relations.of(unit.table(), table.get());
    for (String column : List.of(unit.key(), unit.name(), unit.group())) {
      if (table.get().field(column).isEmpty()) {
        problems.add(
            rules.at(),
            "The unit's table %s has no field %s%s",
            unit.table(),
            column,
            Known.columnsOf(relation, column));
      }
    }
    return Optional.of(relation);
  }

  /** Every submitted table, of the year and of the year before, and what the program makes. */
  private static Map<String, Relation> tables(RuleSet rules, Schemas schemas, Problems problems) {
    Map<String, Relation> tables = new LinkedHashMap<>();
    for (Relation each : Relations.all(schemas, rules.unit())) {
      if (tables.putIfAbsent(each.name(), each) != null) {
        problems.add(
            rules.at(),
            "No table may be named %s: the program makes one of that name (give the table another"
                + " one)",
            each.name());
      }
    }
    return tables;
  }
}
