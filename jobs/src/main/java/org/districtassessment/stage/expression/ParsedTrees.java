package org.districtassessment.stage.expression;

import static org.districtassessment.stage.expression.Trees.list;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import scala.Option;

/** Fills in the trees that passed the gate; never their text. */
public final class ParsedTrees {

  private ParsedTrees() {}

  /**
   * Puts values in the place of {@code :name}. A value is an exact decimal of just its own digits:
   * 16 is a {@code decimal(2,0)}.
   */
  public static Expression withParameters(Expression parsed, SortedMap<String, BigDecimal> values) {
    return Trees.rewrite(parsed, node -> valueOf(node, values));
  }

  /** Does the same in a query. */
  public static LogicalPlan withParameters(
      LogicalPlan parsed, SortedMap<String, BigDecimal> values) {
    return Trees.rewrite(parsed, plan -> plan, node -> valueOf(node, values));
  }

  /**
   * Lets every aggregate function look only at rows for which {@code where} is true, beside a
   * FILTER that it may have.
   */
  public static Expression filtered(Expression parsed, Expression where) {
    return Trees.rewrite(
        parsed,
        node ->
            node instanceof UnresolvedFunction function
                    && AllowedFunctions.isAggregate(function.nameParts().head())
                ? filteredOne(function, where)
                : node);
  }

  /**
   * Puts plans in the place of the names of tables and views; names given by WITH stay.
   *
   * @param plans plan by the name that rules write
   */
  public static LogicalPlan withRelations(LogicalPlan parsed, Function<String, LogicalPlan> plans) {
    Set<String> given = given(parsed);
    return Trees.rewrite(parsed, node -> relationOf(node, given, plans), node -> node);
  }

  /** Returns the names of tables and views that a query reads, without those given by WITH. */
  public static Set<String> relations(LogicalPlan parsed) {
    Set<String> names = new TreeSet<>();
    Trees.visitPlans(
        parsed,
        node -> {
          if (node instanceof UnresolvedRelation relation) {
            names.add(name(relation));
          }
        });
    names.removeAll(given(parsed));
    return names;
  }

  private static Set<String> given(LogicalPlan parsed) {
    Set<String> given = new HashSet<>();
    Trees.visitPlans(
        parsed,
        node -> {
          if (node instanceof UnresolvedWith with) {
            list(with.cteRelations()).forEach(relation -> given.add(relation._1()));
          }
        });
    return given;
  }

  private static String name(UnresolvedRelation relation) {
    return String.join(".", list(relation.multipartIdentifier()));
  }

  private static LogicalPlan relationOf(
      LogicalPlan node, Set<String> given, Function<String, LogicalPlan> plans) {
    if (!(node instanceof UnresolvedRelation relation)) {
      return node;
    }

    String name = name(relation);
    return given.contains(name)
        ? node
        : SubqueryAlias$.MODULE$.apply(relation.multipartIdentifier(), plans.apply(name));
  }

  private static Expression filteredOne(UnresolvedFunction function, Expression where) {
    Expression filter =
        function.filter().isDefined() ? new And(function.filter().get(), where) : where;
    return function.copy(
        function.nameParts(),
        function.arguments(),
        function.isDistinct(),
        Option.apply(filter),
        function.ignoreNulls(),
        function.orderingWithinGroup(),
        function.isInternal());
  }

  private static Expression valueOf(Expression node, SortedMap<String, BigDecimal> values) {
    if (!(node instanceof NamedParameter parameter)) {
      return node;
    }

    BigDecimal value = values.get(parameter.name());
    if (value == null) {
      throw new IllegalStateException("Parameter without value: " + parameter.name());
    }

    return literal(value);
  }

  private static Literal literal(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(plain.precision(), plain.scale());
    return Literal$.MODULE$.create(
        Decimal.apply(plain), DataTypes.createDecimalType(precision, plain.scale()));
  }
}
