package org.districtassessment.stage.expression;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Walks and rewrites Spark's trees from Java. */
final class Trees {

  private Trees() {}

  static <T> List<T> list(Seq<T> seq) {
    return CollectionConverters.asJava(seq);
  }

  static <T> Seq<T> seq(List<? extends T> list) {
    return CollectionConverters.<T>asScala(List.<T>copyOf(list)).toSeq();
  }

  /** Visits a node before its children. */
  static void visit(Expression expression, Consumer<Expression> visitor) {
    visitor.accept(expression);
    list(expression.children()).forEach(child -> visit(child, visitor));
  }

  /** Returns whether any column stands in a parsed expression. */
  static boolean namesColumn(Expression expression) {
    return expression instanceof UnresolvedAttribute
        || list(expression.children()).stream().anyMatch(Trees::namesColumn);
  }

  /** Visits every expression of a plan, common table expressions included. */
  static void visitExpressions(LogicalPlan plan, Consumer<Expression> visitor) {
    visitPlans(
        plan, node -> list(node.expressions()).forEach(expression -> visit(expression, visitor)));
  }

  /** Visits every node of a plan, common table expressions included, before its children. */
  static void visitPlans(LogicalPlan plan, Consumer<LogicalPlan> visitor) {
    visitor.accept(plan);
    if (plan instanceof UnresolvedWith with) {
      list(with.cteRelations()).forEach(relation -> visitPlans(relation._2(), visitor));
    }
    list(plan.children()).forEach(child -> visitPlans(child, visitor));
  }

  /** Replaces nodes, children first. */
  static Expression rewrite(Expression expression, UnaryOperator<Expression> rule) {
    return rule.apply(expression.mapChildren(child -> rewrite(child, rule)));
  }

  /** Replaces the nodes of a plan, and first the expressions in them, children first. */
  static LogicalPlan rewrite(
      LogicalPlan plan, UnaryOperator<LogicalPlan> planRule, UnaryOperator<Expression> rule) {
    LogicalPlan mapped = plan.mapChildren(child -> rewrite(child, planRule, rule));
    if (mapped instanceof UnresolvedWith with) {
      List<Tuple3<String, SubqueryAlias, Option<Object>>> relations =
          list(with.cteRelations()).stream()
              .map(
                  relation ->
                      new Tuple3<>(
                          relation._1(),
                          (SubqueryAlias) rewrite(relation._2(), planRule, rule),
                          relation._3()))
              .toList();
      mapped = with.copy(with.child(), seq(relations), with.allowRecursion());
    }
    return planRule.apply(mapped.mapExpressions(expression -> rewrite(expression, rule)));
  }
}
