package org.districtassessment.stage.expression;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.StringLocate;
import org.apache.spark.sql.catalyst.expressions.StringTrim;
import org.apache.spark.sql.catalyst.expressions.StringTrimLeft;
import org.apache.spark.sql.catalyst.expressions.StringTrimRight;
import org.apache.spark.sql.catalyst.expressions.Substring;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.expressions.UnaryPositive;

/** The parts of a parsed expression that rules may use; whatever is not named here is refused. */
public final class AllowedNodes {

  private static final Set<Class<? extends Expression>> PARSED =
      Set.of(
          Add.class,
          And.class,
          CaseWhen.class,
          Cast.class,
          Concat.class,
          Divide.class,
          EqualNullSafe.class,
          EqualTo.class,
          GreaterThan.class,
          GreaterThanOrEqual.class,
          In.class,
          IntegralDivide.class,
          IsNotNull.class,
          IsNull.class,
          LessThan.class,
          LessThanOrEqual.class,
          Like.class,
          Literal.class,
          Multiply.class,
          NamedParameter.class,
          Not.class,
          Or.class,
          Remainder.class,
          StringLocate.class,
          StringTrim.class,
          StringTrimLeft.class,
          StringTrimRight.class,
          Substring.class,
          Subtract.class,
          UnaryMinus.class,
          UnaryPositive.class,
          UnresolvedAttribute.class,
          UnresolvedFunction.class);

  /** What people call the parts they are most likely to try. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Alias", "A name given with AS"),
          Map.entry("Collate", "COLLATE"),
          Map.entry("Exists", "A subquery"),
          Map.entry("ExpressionWithUnresolvedIdentifier", "IDENTIFIER"),
          Map.entry("ILike", "ILIKE"),
          Map.entry("InSubquery", "A subquery"),
          Map.entry("LambdaFunction", "A lambda"),
          Map.entry("LateralSubquery", "LATERAL"),
          Map.entry("MultiAlias", "A list of names given with AS"),
          Map.entry("NamedArgumentExpression", "A named argument"),
          Map.entry("PosParameter", "The marker ?"),
          Map.entry("RLike", "RLIKE"),
          Map.entry("ScalarSubquery", "A subquery"),
          Map.entry("TimestampAdd", "Adding a unit of time"),
          Map.entry("TimestampDiff", "A difference with a unit of time"),
          Map.entry("UnresolvedOrdinal", "The number of a column"),
          Map.entry("UnresolvedStar", "A star"),
          Map.entry("WindowExpression", "A window (OVER)"));

  private AllowedNodes() {}

  /** Whether a part of a parsed tree is one of them; says nothing about what is below it. */
  public static boolean isAllowed(Expression parsed) {
    return PARSED.contains(parsed.getClass());
  }

  static String words(Expression parsed) {
    return WORDS.getOrDefault(parsed.getClass().getSimpleName(), "This");
  }
}
