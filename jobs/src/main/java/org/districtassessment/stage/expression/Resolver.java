package org.districtassessment.stage.expression;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.catalyst.types.DataTypeUtils$;
import org.districtassessment.core.rule.Relation;
import scala.Option;

/** Spark's analyzer over empty tables: no session, no files, no catalog but a throw-away one. */
final class Resolver {

  private final Analyzer analyzer = Settings.in(Resolver::analyzer);

  /**
   * Resolves names and types and checks them.
   *
   * @throws AnalysisException if anything is unknown or does not fit
   */
  @SuppressWarnings("RedundantThrows") // Scala does not declare it
  LogicalPlan resolve(LogicalPlan plan) throws AnalysisException {
    return Settings.in(
        () -> {
          LogicalPlan resolved = analyzer.execute(plan);
          analyzer.checkAnalysis(resolved);
          return resolved;
        });
  }

  /**
   * Does the same for plans that have nothing to do with each other, in one run over all of them:
   * it costs little more than a run over one.
   *
   * @return the resolved plans in the same order
   */
  List<LogicalPlan> resolveAll(List<LogicalPlan> plans) throws AnalysisException {
    IdentityHashMap<LogicalPlan, List<LogicalPlan>> byTable = new IdentityHashMap<>();
    plans.forEach(
        plan -> byTable.computeIfAbsent(tableOf(plan), any -> new ArrayList<>()).add(plan));
    List<List<LogicalPlan>> groups = List.copyOf(byTable.values());
    List<LogicalPlan> found = resolveEach(groups.stream().map(Resolver::joined).toList());
    IdentityHashMap<LogicalPlan, LogicalPlan> resolvedOf = new IdentityHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      LogicalPlan whole = found.get(i);
      List<LogicalPlan> group = groups.get(i);
      for (int column = 0; column < group.size(); column++) {
        resolvedOf.put(group.get(column), group.size() == 1 ? whole : columnOf(whole, column));
      }
    }
    return plans.stream().map(plan -> requireNonNull(resolvedOf.get(plan))).toList();
  }

  /** Does the same without a look at whether any of them are over the same table. */
  @SuppressWarnings("RedundantThrows") // Scala does not declare it
  List<LogicalPlan> resolveEach(List<LogicalPlan> plans) throws AnalysisException {
    return Settings.in(
        () -> {
          List<CTERelationDef> held = plans.stream().map(Resolver::held).toList();
          LogicalPlan resolved =
              analyzer.execute(new WithCTE(new OneRowRelation(), Trees.seq(held)));
          List<CTERelationDef> found = Trees.list(((WithCTE) resolved).cteDefs());
          return found.stream()
              .map(CTERelationDef::child)
              .map(
                  plan -> {
                    analyzer.checkAnalysis(plan);
                    return plan;
                  })
              .toList();
        });
  }

  private static LogicalPlan tableOf(LogicalPlan plan) {
    return plan.children().isEmpty() ? plan : plan.children().head();
  }

  /** Plans of one column over the very same table as one plan of many columns. */
  private static LogicalPlan joined(List<LogicalPlan> plans) {
    LogicalPlan first = plans.get(0);
    if (plans.size() == 1) {
      return first;
    }

    List<NamedExpression> columns =
        plans.stream().map(plan -> (NamedExpression) plan.expressions().head()).toList();
    return withColumns(first, columns);
  }

  private static LogicalPlan columnOf(LogicalPlan plan, int column) {
    List<NamedExpression> columns =
        Trees.list(
            plan instanceof Aggregate aggregate
                ? aggregate.aggregateExpressions()
                : ((Project) plan).projectList());
    return withColumns(plan, List.of(columns.get(column)));
  }

  private static LogicalPlan withColumns(LogicalPlan plan, List<NamedExpression> columns) {
    LogicalPlan over = plan.children().head();
    return plan instanceof Aggregate
        ? new Aggregate(Trees.seq(List.of()), Trees.seq(columns), over, Option.empty())
        : new Project(Trees.seq(columns), over);
  }

  /** A plan as one of many that stand side by side; names that it gives by WITH stay in it. */
  private static CTERelationDef held(LogicalPlan plan) {
    return new CTERelationDef(
        CTESubstitution$.MODULE$.apply(plan),
        CTERelationDef.newId(),
        Option.empty(),
        false,
        Option.empty());
  }

  /** Returns an empty table of the declared columns. */
  static LocalRelation emptyTable(Relation relation) {
    List<AttributeReference> attributes =
        Trees.list(DataTypeUtils$.MODULE$.toAttributes(ColumnTypes.of(relation)));
    return new LocalRelation(Trees.seq(attributes), Trees.seq(List.of()), false, Option.empty());
  }

  static Alias named(Expression expression, String name) {
    return new Alias(
        expression,
        name,
        NamedExpression.newExprId(),
        Trees.seq(List.of()),
        Option.empty(),
        Trees.seq(List.of()));
  }

  private static Analyzer analyzer() {
    SessionCatalog catalog =
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            FunctionRegistry$.MODULE$.builtin(),
            Settings.asConf());
    return new Analyzer(catalog);
  }
}
