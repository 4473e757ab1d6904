package org.districtassessment.stage.expression;

import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EvalMode$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.NumericEvalContext;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.trees.CurrentOrigin$;

/**
 * Lets a row that cannot be computed be missing instead of stopping the run: {@code a / b}, {@code
 * a div b}, {@code a % b} and {@code mod(a, b)} are null where b is 0, and a cast is null where the
 * text cannot be read as the type. A number that leaves its type's range still fails.
 */
final class NullInsteadOfError {

  private static final NumericEvalContext TRY =
      new NumericEvalContext(EvalMode$.MODULE$.TRY(), true);

  private NullInsteadOfError() {}

  static Expression in(Expression node) {
    Expression renewed =
        CurrentOrigin$.MODULE$.withOrigin(node.origin(), () -> replacementOf(node));
    if (renewed != node) {
      renewed.copyTagsFrom(node);
    }
    return renewed;
  }

  private static Expression replacementOf(Expression node) {
    if (node instanceof Divide divide) {
      return divide.copy(divide.left(), divide.right(), TRY);
    }

    if (node instanceof IntegralDivide divide) {
      return divide.copy(divide.left(), divide.right(), TRY);
    }

    if (node instanceof Remainder remainder) {
      return remainder.copy(remainder.left(), remainder.right(), TRY);
    }

    if (node instanceof Cast cast) {
      return cast.copy(cast.child(), cast.dataType(), cast.timeZoneId(), EvalMode$.MODULE$.TRY());
    }

    if (node instanceof UnresolvedFunction function
        && function.nameParts().head().equalsIgnoreCase("mod")) {
      return function.copy(
          Trees.seq(List.of("try_mod")),
          function.arguments(),
          function.isDistinct(),
          function.filter(),
          function.ignoreNulls(),
          function.orderingWithinGroup(),
          function.isInternal());
    }

    return node;
  }
}
