package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.expression.ColumnTypes;
import org.districtassessment.stage.expression.ExpressionGate;
import org.districtassessment.stage.expression.ParsedTrees;
import org.districtassessment.stage.expression.Queries;
import org.districtassessment.stage.expression.Query;
import org.jspecify.annotations.Nullable;

/**
 * The tables, views and expressions of bound rules as queries and columns, whatever the tables are
 * read from. Everything passes the gate again on its way in; the tree that passed is the one that
 * runs.
 */
final class RuleQueries {

  private final BoundRules rules;
  private final Map<String, Query> relations = new HashMap<>();
  private final Queries queries = new Queries();

  /**
   * @param tables that rules may name, by these names
   */
  RuleQueries(BoundRules rules, Map<String, StructType> tables) {
    this.rules = rules;
    tables.forEach((name, columns) -> relations.put(name, Query.table(name, columns)));
    resolveViews();
  }

  /** Takes the columns of tables from the schemas. */
  static RuleQueries of(BoundRules rules) {
    Map<String, StructType> tables = new HashMap<>();
    for (Relation each : Relations.all(rules.schemas(), rules.rules().unit())) {
      tables.put(each.name(), ColumnTypes.of(each));
    }
    return new RuleQueries(rules, tables);
  }

  BoundRules rules() {
    return rules;
  }

  /** Returns a table or a view by the name that rules write. */
  Query relation(String name) {
    return requireNonNull(relations.get(name), name);
  }

  /** Finds the types of queries that are about different things, in the same order. */
  List<Query> resolved(List<Query> many) {
    return queries.resolved(many);
  }

  /** Returns the column of a relation that names the unit of a row, as text. */
  Column unitOf(String relation) {
    return col(unitColumn(relation)).cast(DataTypes.StringType);
  }

  private String unitColumn(String relation) {
    UnitTable unit = rules.rules().unit();
    if (isView(relation) || isUnitTable(relation)) {
      return unit.key();
    }

    return rules
        .schemas()
        .table(tableOf(relation))
        .flatMap((TableSchema table) -> table.referenceTo(unit.table(), unit.key()))
        .orElse(unit.key());
  }

  private boolean isUnitTable(String relation) {
    return tableOf(relation).equals(rules.rules().unit().table());
  }

  private static String tableOf(String relation) {
    return relation.startsWith(Relations.PREVIOUS)
        ? relation.substring(Relations.PREVIOUS.length())
        : relation;
  }

  /** Returns an expression over a row, or over rows, with the values of the parameters. */
  Column column(Expression expression) {
    return column(parsed(expression));
  }

  /**
   * Returns an aggregate over those rows for which {@code where} is true, so that aggregates with
   * different conditions fit into one pass.
   */
  Column aggregate(Expression expression, @Nullable Expression where) {
    return column(
        where == null
            ? parsed(expression)
            : ParsedTrees.filtered(parsed(expression), parsed(where)));
  }

  /** Returns rows for which {@code where} is true; all rows where it is null. */
  Query rows(String relation, @Nullable Expression where) {
    Query all = relation(relation);
    return where == null ? all : all.where(column(where));
  }

  /**
   * Returns an exact text of a column: a binary fraction, which only a percentile gives, is rounded
   * to 10 decimals first.
   */
  static Column text(Column value, DataType type) {
    return type.equals(DataTypes.DoubleType)
        ? value.cast(DataTypes.createDecimalType(38, 10)).cast(DataTypes.StringType)
        : value.cast(DataTypes.StringType);
  }

  private static Column column(org.apache.spark.sql.catalyst.expressions.Expression parsed) {
    return ExpressionUtils$.MODULE$.column(parsed);
  }

  private org.apache.spark.sql.catalyst.expressions.Expression parsed(Expression expression) {
    Problems problems = new Problems();
    var parsed = ExpressionGate.expression(expression, rules.parameters().keySet(), problems);
    problems.throwIfAny();
    return ParsedTrees.withParameters(parsed.orElseThrow(), rules.parameters());
  }

  /** A view whose text was read. */
  private record Read(String name, LogicalPlan parsed, Set<String> names) {}

  /** Resolves the views: together those that read nothing but what is resolved. */
  private void resolveViews() {
    Set<String> names = new HashSet<>(relations.keySet());
    List<Read> waiting = new ArrayList<>();
    for (SqlView view : rules.rules().views()) {
      waiting.add(read(view, names));
      names.add(view.name());
    }
    while (!waiting.isEmpty()) {
      List<Read> ready =
          waiting.stream().filter(view -> relations.keySet().containsAll(view.names())).toList();
      List<Query> views =
          queries.resolved(
              ready.stream().map(view -> Query.of(view.parsed(), this::relation)).toList());
      for (int i = 0; i < ready.size(); i++) {
        relations.put(ready.get(i).name(), views.get(i));
      }
      waiting.removeAll(ready);
    }
  }

  /**
   * @param names what the view may name: tables of both years and the views before it
   */
  private Read read(SqlView view, Set<String> names) {
    Problems problems = new Problems();
    Optional<LogicalPlan> parsed =
        ExpressionGate.query(view.query(), names, rules.parameters().keySet(), problems);
    problems.throwIfAny();
    return new Read(
        view.name(),
        ParsedTrees.withParameters(parsed.orElseThrow(), rules.parameters()),
        ParsedTrees.relations(parsed.orElseThrow()));
  }

  private boolean isView(String name) {
    return rules.rules().views().stream().anyMatch(view -> view.name().equals(name));
  }
}
