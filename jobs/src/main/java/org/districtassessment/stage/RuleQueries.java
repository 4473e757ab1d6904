package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.expression.ExpressionGate;
import org.districtassessment.stage.expression.ParsedTrees;
import org.jspecify.annotations.Nullable;

/**
 * The tables, views and expressions of bound rules as Spark datasets and columns. Everything passes
 * the gate again on its way in; the tree that passed is the one that runs.
 */
final class RuleQueries {

  private final SparkSession spark;
  private final BoundRules rules;
  private final Function<String, Dataset<Row>> tables;
  private final Map<String, Dataset<Row>> opened = new HashMap<>();

  /**
   * Takes the tables from a function.
   *
   * @param tables dataset by the name that rules write, such as {@code previous.clinic}
   */
  RuleQueries(SparkSession spark, BoundRules rules, Function<String, Dataset<Row>> tables) {
    this.spark = spark;
    this.rules = rules;
    this.tables = tables;
  }

  /** Takes the tables from the catalog of submissions of the session. */
  static RuleQueries over(SparkSession spark, BoundRules rules) {
    return new RuleQueries(
        spark,
        rules,
        name ->
            spark.table(
                name.startsWith(Relations.PREVIOUS)
                    ? "submissions." + name
                    : "submissions.current." + name));
  }

  /** Takes the tables from the same catalog, with the own values of those who sent the rows. */
  static RuleQueries overOwn(SparkSession spark, BoundRules rules) {
    return new RuleQueries(
        spark,
        rules,
        name ->
            spark.table(
                name.startsWith(Relations.PREVIOUS)
                    ? "submissions.own_" + name
                    : "submissions.own." + name));
  }

  /** Takes the tables from a group of scenarios in the catalog of submissions of the session. */
  static RuleQueries overScenarios(SparkSession spark, BoundRules rules, int group) {
    return new RuleQueries(
        spark,
        rules,
        name ->
            spark.table(
                name.startsWith(Relations.PREVIOUS)
                    ? "submissions.whatif_" + group + "_" + name
                    : "submissions.whatif_" + group + "." + name));
  }

  BoundRules rules() {
    return rules;
  }

  SparkSession spark() {
    return spark;
  }

  /** Returns a table or a view by the name that rules write. */
  Dataset<Row> relation(String name) {
    Dataset<Row> known = opened.get(name);
    if (known != null) {
      return known;
    }

    Dataset<Row> dataset = view(name).map(this::run).orElseGet(() -> tables.apply(name));
    opened.put(name, dataset);
    return dataset;
  }

  /** Returns the column of a relation that names the unit of a row, as text. */
  Column unitOf(String relation) {
    return col(unitColumn(relation)).cast(DataTypes.StringType);
  }

  private String unitColumn(String relation) {
    UnitTable unit = rules.rules().unit();
    if (view(relation).isPresent() || isUnitTable(relation)) {
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
  Dataset<Row> rows(String relation, @Nullable Expression where) {
    Dataset<Row> all = relation(relation);
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

  private Dataset<Row> run(SqlView view) {
    Problems problems = new Problems();
    Optional<LogicalPlan> parsed =
        ExpressionGate.query(
            view.query(), Set.copyOf(namesBefore(view)), rules.parameters().keySet(), problems);
    problems.throwIfAny();
    LogicalPlan plan =
        ParsedTrees.withRelations(
            ParsedTrees.withParameters(parsed.orElseThrow(), rules.parameters()), this::planOf);
    return Dataset$.MODULE$.ofRows((org.apache.spark.sql.classic.SparkSession) spark, plan);
  }

  private LogicalPlan planOf(String relation) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) relation(relation)).logicalPlan();
  }

  /** What a view may name: tables of both years and the views before it. */
  private List<String> namesBefore(SqlView view) {
    List<String> names = new ArrayList<>();
    for (TableSchema table : rules.schemas().all()) {
      names.add(table.name());
      names.add(Relations.PREVIOUS + table.name());
    }
    names.addAll(Relations.RESERVED);
    for (SqlView earlier : rules.rules().views()) {
      if (earlier.name().equals(view.name())) {
        return names;
      }

      names.add(earlier.name());
    }
    return names;
  }

  private Optional<SqlView> view(String name) {
    return rules.rules().views().stream().filter(view -> view.name().equals(name)).findFirst();
  }
}
