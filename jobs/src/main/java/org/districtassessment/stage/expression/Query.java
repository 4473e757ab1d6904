package org.districtassessment.stage.expression;

import static org.districtassessment.stage.expression.Trees.list;
import static org.districtassessment.stage.expression.Trees.seq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.Inner$;
import org.apache.spark.sql.catalyst.plans.JoinType;
import org.apache.spark.sql.catalyst.plans.LeftSemi$;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.HintInfo;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.JoinHint;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.ResolvedHint;
import org.apache.spark.sql.classic.ColumnNodeToExpressionConverter$;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * A question to declared tables, put together step by step as a dataset of Spark is. A dataset
 * finds the names and types of each step when it is made, which takes longer than to answer a small
 * one; queries are {@link Queries#resolved resolved} together, once. Nothing is said of where the
 * tables are.
 *
 * <p>Columns are named by {@code functions.col}; each has a name of its own.
 */
public final class Query {

  private final LogicalPlan plan;

  Query(LogicalPlan plan) {
    this.plan = plan;
  }

  /** Returns all rows of a table. */
  public static Query table(String name, StructType columns) {
    return new Query(
        DataSourceV2Relation$.MODULE$.create(
            new DeclaredTable(name, columns), Option.empty(), Option.empty()));
  }

  /**
   * Returns what a text asks, which passed the gate.
   *
   * @param relations what stands behind the names of tables and views in it
   */
  public static Query of(LogicalPlan parsed, Function<String, Query> relations) {
    return new Query(ParsedTrees.withRelations(parsed, name -> relations.apply(name).plan));
  }

  /** Returns the rows for which the condition is true. */
  public Query where(Column condition) {
    return new Query(new Filter(expression(condition), plan));
  }

  /** Returns other columns of the same rows; one without a name is called by its position. */
  public Query select(Column... columns) {
    return new Query(new Project(seq(named(Arrays.asList(columns))), plan));
  }

  /** Returns other columns of the same rows. */
  public Query select(List<Column> columns) {
    return select(columns.toArray(Column[]::new));
  }

  /** Returns one row for each different {@code by}: these columns, and behind them aggregates. */
  public Query grouped(List<Column> by, List<Column> aggregates) {
    List<NamedExpression> keys = named(by);
    List<NamedExpression> all = new ArrayList<>(keys);
    all.addAll(named(aggregates));
    return new Query(
        new Aggregate(
            seq(keys.stream().map(Query::unnamed).toList()), seq(all), plan, Option.empty()));
  }

  /** Returns each pair of rows for which the condition is true. */
  public Query join(Query other, Column on) {
    return join(other, on, Inner$.MODULE$);
  }

  /** Returns the rows to which there is one of the others. */
  public Query having(Query other, Column on) {
    return join(other, on, LeftSemi$.MODULE$);
  }

  /** Returns the same rows, of which there are so few that they may be everywhere. */
  public Query few() {
    return new Query(new ResolvedHint(plan, new HintInfo(Option.empty())));
  }

  /** Returns the names of the columns. */
  public List<String> columns() {
    return columns(plan);
  }

  /** Returns the types of the columns of a query that was resolved. */
  public List<DataType> types() {
    return list(plan.output()).stream().map(Attribute::dataType).toList();
  }

  /** Returns the query as Spark knows it. */
  public LogicalPlan plan() {
    return plan;
  }

  private Query join(Query other, Column on, JoinType type) {
    return new Query(
        new Join(
            plan,
            other.plan,
            type,
            Option.apply(expression(on)),
            new JoinHint(Option.empty(), Option.empty())));
  }

  private static List<String> columns(LogicalPlan plan) {
    if (plan instanceof Project project) {
      return names(list(project.projectList()));
    }
    if (plan instanceof Aggregate aggregate) {
      return names(list(aggregate.aggregateExpressions()));
    }
    if (plan instanceof Join join) {
      List<String> all = new ArrayList<>(columns(join.left()));
      if (!(join.joinType() instanceof LeftSemi$)) {
        all.addAll(columns(join.right()));
      }
      return all;
    }
    if (plan instanceof Filter || plan instanceof ResolvedHint) {
      return columns(plan.children().head());
    }

    return names(list(plan.output()));
  }

  private static List<String> names(List<? extends NamedExpression> columns) {
    return columns.stream().map(NamedExpression::name).toList();
  }

  private static List<NamedExpression> named(List<Column> columns) {
    List<NamedExpression> named = new ArrayList<>();
    for (Column column : columns) {
      Expression expression = expression(column);
      named.add(
          expression instanceof NamedExpression name
              ? name
              : Resolver.named(expression, "column_" + named.size()));
    }
    return named;
  }

  private static Expression unnamed(NamedExpression named) {
    return named instanceof Alias alias ? alias.child() : (Expression) named;
  }

  private static Expression expression(Column column) {
    return Settings.in(() -> ColumnNodeToExpressionConverter$.MODULE$.apply(column.node()));
  }
}
