package org.districtassessment.stage.expression;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.stage.expression.Trees.list;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.EliminateSubqueryAliases$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ColumnPruning$;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.AllExpressions;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.Parameter;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.SubmittedColumns;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Follows each rule through the views to the submitted columns that it needs: those that Spark's
 * own pruning leaves in the plan, which are read for values, conditions and joins. No session is
 * started and nothing is run.
 */
public final class TraceColumns {

  private final RuleSet rules;
  private final Map<String, Relation> tables = new LinkedHashMap<>();
  private final SortedMap<String, BigDecimal> parameters = new TreeMap<>();
  private final Resolver resolver = new Resolver();

  /** The column of a table that each attribute stands for, by the attribute's id. */
  private final Map<Long, SubmittedColumns.Column> origins = new HashMap<>();

  private TraceColumns(RuleSet rules, Schemas schemas) {
    this.rules = rules;
    for (Relation each : Relations.all(schemas, rules.unit())) {
      tables.put(each.name(), each);
    }
    for (Parameter parameter : rules.parameters()) {
      parameters.put(parameter.name(), BigDecimal.ONE);
    }
  }

  /** Traces every indicator, adjustment and check of rules that were bound without a problem. */
  public static SubmittedColumns traceColumns(RuleSet rules, Schemas schemas) {
    TraceColumns trace = new TraceColumns(rules, schemas);
    Map<String, SortedSet<SubmittedColumns.Column>> byRule = new TreeMap<>();
    for (IndicatorRule rule : rules.indicators()) {
      SortedSet<SubmittedColumns.Column> columns =
          trace.ofRows(
              rule.from(), rule.where(), present(rule.numerator(), rule.denominator()), true);
      Expression applicable = rule.applicable();
      if (applicable != null) {
        columns.addAll(trace.ofRows(rules.unit().table(), null, List.of(applicable), false));
      }
      byRule.put(rule.id(), columns);
    }
    for (Adjustment rule : rules.adjustments()) {
      byRule.put(rule.id(), trace.ofRows(rule.from(), rule.where(), List.of(rule.amount()), true));
    }
    for (CheckRule rule : rules.checks()) {
      List<Expression> looked =
          AllExpressions.of(rule).stream().filter(each -> !each.equals(rule.key())).toList();
      byRule.put(rule.id(), trace.ofRows(rule.from(), null, looked, false));
    }
    return new SubmittedColumns(byRule);
  }

  private SortedSet<SubmittedColumns.Column> ofRows(
      String from, @Nullable Expression where, List<Expression> expressions, boolean aggregates) {
    LogicalPlan rows = plan(from);
    if (where != null) {
      rows = new Filter(parsed(where), rows);
    }
    List<NamedExpression> named = new ArrayList<>();
    for (Expression expression : expressions) {
      named.add(Resolver.named(parsed(expression), "value" + named.size()));
    }
    return needed(
        aggregates
            ? new Aggregate(Trees.seq(List.of()), Trees.seq(named), rows, Option.empty())
            : new Project(Trees.seq(named), rows));
  }

  private SortedSet<SubmittedColumns.Column> needed(LogicalPlan unresolved) {
    LogicalPlan pruned = Settings.in(() -> pruned(resolve(unresolved)));
    SortedSet<SubmittedColumns.Column> columns = new TreeSet<>();
    Trees.visitPlans(
        pruned,
        node ->
            node.references()
                .foreach(
                    attribute -> {
                      SubmittedColumns.Column origin = origins.get(attribute.exprId().id());
                      if (origin != null && !origin.name().equals(rules.unit().key())) {
                        columns.add(origin);
                      }
                      return null;
                    }));
    return columns;
  }

  private LogicalPlan resolve(LogicalPlan plan) {
    try {
      return resolver.resolve(plan);
    } catch (AnalysisException e) {
      throw new IllegalStateException("The rules were bound, but do not resolve", e);
    }
  }

  /** Prunes until nothing changes. */
  private static LogicalPlan pruned(LogicalPlan resolved) {
    LogicalPlan before = new InlineCTE(true, false).apply(resolved);
    LogicalPlan plan = EliminateSubqueryAliases$.MODULE$.apply(before);
    while (!plan.fastEquals(before)) {
      before = plan;
      plan = ColumnPruning$.MODULE$.apply(plan);
    }
    return plan;
  }

  /** Returns a table or a view, with attributes of its own each time. */
  private LogicalPlan plan(String name) {
    for (SqlView view : rules.views()) {
      if (view.name().equals(name)) {
        LogicalPlan parsed =
            required(
                problems ->
                    ExpressionGate.query(
                        view.query(), namesBefore(view), parameters.keySet(), problems));
        return ParsedTrees.withRelations(
            ParsedTrees.withParameters(parsed, parameters), this::plan);
      }
    }
    Relation table = requireNonNull(tables.get(name), name);
    LocalRelation empty = Resolver.emptyTable(table);
    for (Attribute attribute : list(empty.output())) {
      origins.put(
          attribute.exprId().id(), new SubmittedColumns.Column(table.name(), attribute.name()));
    }
    return empty;
  }

  private Set<String> namesBefore(SqlView view) {
    Set<String> names = new TreeSet<>(tables.keySet());
    for (SqlView each : rules.views()) {
      if (each.name().equals(view.name())) {
        break;
      }

      names.add(each.name());
    }
    return names;
  }

  private org.apache.spark.sql.catalyst.expressions.Expression parsed(Expression expression) {
    org.apache.spark.sql.catalyst.expressions.Expression parsed =
        required(problems -> ExpressionGate.expression(expression, parameters.keySet(), problems));
    return ParsedTrees.withParameters(parsed, parameters);
  }

  private static <T> T required(Function<Problems, Optional<T>> read) {
    Problems problems = new Problems();
    Optional<T> found = read.apply(problems);
    problems.throwIfAny();
    return found.orElseThrow();
  }

  private static List<Expression> present(@Nullable Expression... expressions) {
    return Stream.of(expressions).filter(Objects::nonNull).toList();
  }
}
