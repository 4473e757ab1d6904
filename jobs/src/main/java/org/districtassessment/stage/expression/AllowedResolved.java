package org.districtassessment.stage.expression;

import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * What the allowed functions and queries turn into when Spark resolves them. Kept by name: a class
 * that a later Spark puts in the place of one of these has to be looked at first.
 */
final class AllowedResolved {

  private static final String EXPRESSIONS = "org.apache.spark.sql.catalyst.expressions";

  private static final Set<String> NODES =
      Set.of(
          "Abs",
          "Add",
          "AddMonths",
          "AggregateExpression",
          "Alias",
          "And",
          "AttributeReference",
          "Average",
          "Between",
          "BoolAnd",
          "BoolOr",
          "CaseWhen",
          "Cast",
          "Ceil",
          "Coalesce",
          "Concat",
          "ConcatWs",
          "Contains",
          "Count",
          "CountIf",
          "DateAdd",
          "DateDiff",
          "DateSub",
          "DayOfMonth",
          "DayOfWeek",
          "DayOfYear",
          "Divide",
          "EndsWith",
          "EqualNull",
          "EqualNullSafe",
          "EqualTo",
          "Floor",
          "GreaterThan",
          "GreaterThanOrEqual",
          "Greatest",
          "If",
          "In",
          "IntegralDivide",
          "IsNotNull",
          "IsNull",
          "LastDay",
          "Least",
          "Left",
          "Length",
          "LessThan",
          "LessThanOrEqual",
          "Like",
          "Literal",
          "Lower",
          "MakeDate",
          "Max",
          "Median",
          "Min",
          "Month",
          "Multiply",
          "Not",
          "NullIf",
          "NullIfZero",
          "Nvl",
          "Nvl2",
          "Or",
          "Percentile",
          "Quarter",
          "Remainder",
          "Right",
          "Round",
          "RoundCeil",
          "RoundFloor",
          "StartsWith",
          "StringInstr",
          "StringLPad",
          "StringLocate",
          "StringRPad",
          "StringTranslate",
          "StringTrim",
          "StringTrimLeft",
          "StringTrimRight",
          "Substring",
          "Subtract",
          "Sum",
          "TryAdd",
          "TryDivide",
          "TryEval",
          "TryMod",
          "TryMultiply",
          "TrySubtract",
          "TypedNullLiteral",
          "UnaryMinus",
          "UnaryPositive",
          "Upper",
          "WeekDay",
          "Year",
          "ZeroIfNull");

  private static final Set<String> PLANS =
      Set.of(
          "Aggregate",
          "CTERelationDef",
          "CTERelationRef",
          "Distinct",
          "Filter",
          "Join",
          "LocalRelation",
          "Project",
          "SubqueryAlias",
          "Union",
          "WithCTE");

  private AllowedResolved() {}

  static boolean isAllowed(Expression resolved) {
    Class<?> type = resolved.getClass();
    String place = type.getPackageName();
    return (place.equals(EXPRESSIONS) || place.equals(EXPRESSIONS + ".aggregate"))
        && NODES.contains(type.getSimpleName());
  }

  static boolean isAllowed(LogicalPlan resolved) {
    return resolved
            .getClass()
            .getPackageName()
            .equals("org.apache.spark.sql.catalyst.plans.logical")
        && PLANS.contains(resolved.getClass().getSimpleName());
  }
}
