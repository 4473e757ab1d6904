package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.EliminateSubqueryAliases$;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding$;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;
import org.apache.spark.sql.catalyst.optimizer.LikeSimplification$;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.planning.ExtractEquiJoinKeys$;
import org.apache.spark.sql.catalyst.planning.PhysicalAggregation$;
import org.apache.spark.sql.catalyst.plans.FullOuter$;
import org.apache.spark.sql.catalyst.plans.Inner$;
import org.apache.spark.sql.catalyst.plans.JoinType;
import org.apache.spark.sql.catalyst.plans.LeftAnti$;
import org.apache.spark.sql.catalyst.plans.LeftOuter$;
import org.apache.spark.sql.catalyst.plans.LeftSemi$;
import org.apache.spark.sql.catalyst.plans.RightOuter$;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.ResolvedHint;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataType;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.districtassessment.stage.vector.Step.JoinKind;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Plans that Spark resolved to steps. Equal parts of plans become one step. */
final class PlanSteps {

  private final UniqueSteps unique = new UniqueSteps();
  private final List<String> tables = new ArrayList<>();

  /** The names of the tables that steps read, by their numbers. */
  List<String> tables() {
    return tables;
  }

  /** Returns the step whose rows are those of a resolved plan. */
  Step of(LogicalPlan resolved) {
    LogicalPlan plan = new InlineCTE(true, false).apply(resolved);
    plan = EliminateSubqueryAliases$.MODULE$.apply(plan);
    plan = ReplaceExpressions$.MODULE$.apply(plan);
    plan = ConstantFolding$.MODULE$.apply(plan);
    return step(LikeSimplification$.MODULE$.apply(plan));
  }

  private Step step(LogicalPlan plan) {
    if (plan instanceof DataSourceV2Relation relation) {
      return scan(relation);
    }
    if (plan instanceof LocalRelation relation) {
      return unique.one(new Step.Known(types(relation), rows(relation)));
    }
    if (plan instanceof SubqueryAlias alias) {
      return step(alias.child());
    }
    if (plan instanceof View view) {
      return step(view.child());
    }
    if (plan instanceof ResolvedHint hint) {
      return step(hint.child());
    }
    if (plan instanceof WithCTE with) {
      return step(with.plan());
    }
    if (plan instanceof Project project) {
      return unique.one(
          new Step.Project(
              step(project.child()), bound(list(project.projectList()), project.child())));
    }
    if (plan instanceof Filter filter) {
      return unique.one(
          new Step.Filter(
              step(filter.child()), bound(List.of(filter.condition()), filter.child()).get(0)));
    }
    if (plan instanceof Union union) {
      return unique.one(new Step.Union(list(union.children()).stream().map(this::step).toList()));
    }
    if (plan instanceof Distinct distinct) {
      return unique.one(
          new Step.Aggregate(
              step(distinct.child()),
              bound(list(distinct.child().output()), distinct.child()),
              List.of()));
    }
    if (plan instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (plan instanceof Join join) {
      return join(join);
    }

    throw new IllegalStateException("No step for " + plan.nodeName());
  }

  private Step scan(DataSourceV2Relation relation) {
    String name = relation.table().name();
    if (!tables.contains(name)) {
      tables.add(name);
    }
    return unique.one(new Step.Scan(tables.indexOf(name), types(relation)));
  }

  private static List<List<@Nullable Object>> rows(LocalRelation relation) {
    List<DataType> types = types(relation);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (InternalRow row : list(relation.data())) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        values.add(row.isNullAt(i) ? null : row.get(i, types.get(i)));
      }
      rows.add(values);
    }
    return rows;
  }

  private Step aggregate(Aggregate aggregate) {
    var parts = PhysicalAggregation$.MODULE$.unapply(aggregate).get();
    List<NamedExpression> keys = list(parts._1());
    List<AggregateExpression> asked = list(parts._2());
    LogicalPlan child = parts._4();
    List<Attribute> output = new ArrayList<>();
    keys.forEach(key -> output.add(key.toAttribute()));
    List<Aggregation> aggregations = new ArrayList<>();
    for (AggregateExpression each : asked) {
      output.add(each.resultAttribute());
      aggregations.add(
          CountedTruths.simplified(
              new Aggregation(
                  (AggregateFunction) bound(List.of(each.aggregateFunction()), child).get(0),
                  each.filter().isDefined()
                      ? bound(List.of(each.filter().get()), child).get(0)
                      : null,
                  each.isDistinct())));
    }
    Step grouped =
        unique.one(
            new Step.Aggregate(
                step(child),
                bound(keys.stream().map(Expression.class::cast).toList(), child),
                aggregations));
    return unique.one(
        new Step.Project(
            grouped,
            list(parts._3()).stream()
                .map(result -> unnamed(Bound.to((Expression) result, output)))
                .toList()));
  }

  private Step join(Join join) {
    JoinType type = join.joinType();
    if (type.equals(RightOuter$.MODULE$)) {
      LogicalPlan kept = join.right();
      LogicalPlan added = join.left();
      Join turned = new Join(kept, added, LeftOuter$.MODULE$, join.condition(), join.hint());
      int right = join.right().output().size();
      List<Expression> inOrder = new ArrayList<>();
      List<Attribute> output = list(join.output());
      for (int i = 0; i < output.size(); i++) {
        int left = join.left().output().size();
        inOrder.add(
            new BoundReference(i < left ? right + i : i - left, output.get(i).dataType(), true));
      }
      return unique.one(new Step.Project(join(turned), inOrder));
    }

    var keys = ExtractEquiJoinKeys$.MODULE$.unapply(join);
    if (keys.isEmpty()) {
      throw new IllegalStateException("No equal columns in a join");
    }

    List<Attribute> both = new ArrayList<>(list(join.left().output()));
    both.addAll(list(join.right().output()));
    Option<Expression> condition = keys.get()._4();
    return unique.one(
        new Step.Join(
            kind(type),
            step(join.left()),
            step(join.right()),
            bound(list(keys.get()._2()), join.left()),
            bound(list(keys.get()._3()), join.right()),
            condition.isDefined() ? Bound.to(condition.get(), both) : null,
            join.right() instanceof ResolvedHint));
  }

  private static JoinKind kind(JoinType type) {
    Map<JoinType, JoinKind> kinds =
        Map.of(
            Inner$.MODULE$, JoinKind.INNER,
            LeftOuter$.MODULE$, JoinKind.LEFT,
            FullOuter$.MODULE$, JoinKind.FULL,
            LeftSemi$.MODULE$, JoinKind.SEMI,
            LeftAnti$.MODULE$, JoinKind.ANTI);
    return requireNonNull(kinds.get(type), type.sql());
  }

  private static List<Expression> bound(List<? extends Object> expressions, LogicalPlan over) {
    List<Attribute> columns = list(over.output());
    return expressions.stream().map(each -> unnamed(Bound.to((Expression) each, columns))).toList();
  }

  private static Expression unnamed(Expression expression) {
    return expression instanceof Alias alias ? unnamed(alias.child()) : expression;
  }

  private static List<DataType> types(LogicalPlan plan) {
    return list(plan.output()).stream().map(Attribute::dataType).toList();
  }

  private static <T> List<T> list(Seq<T> seq) {
    return CollectionConverters.asJava(seq);
  }
}
