package org.districtassessment.stage.expression;

import static org.districtassessment.stage.expression.Trees.list;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.Average;
import org.apache.spark.sql.catalyst.expressions.aggregate.Median;
import org.apache.spark.sql.catalyst.expressions.aggregate.Percentile;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/**
 * Walks a resolved tree once more: a second list of allowed parts, in case a function turned into
 * something that the first list could not see; inexact numbers; texts that Spark would read as
 * numbers unasked.
 */
final class ResolvedCheck {

  private final org.districtassessment.core.rule.Expression text;
  private final Problems problems;

  ResolvedCheck(org.districtassessment.core.rule.Expression text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  void check(LogicalPlan resolved) {
    Trees.visitPlans(
        resolved,
        plan -> {
          if (!AllowedResolved.isAllowed(plan)) {
            report(plan, "This is not allowed in a view: %s", plan.nodeName());
          }
          list(plan.expressions()).forEach(this::checkRoot);
        });
  }

  private void checkRoot(Expression root) {
    Trees.visit(root, this::checkOne);
    checkNumbers(root, false);
  }

  private void checkOne(Expression node) {
    if (!AllowedResolved.isAllowed(node)) {
      report(node, "This is not allowed in an expression: %s", excerpt(node));
    } else if (!node.deterministic()) {
      report(node, "This gives another result each time: %s", excerpt(node));
    } else if (node instanceof Cast cast && readsTextUnasked(cast)) {
      report(
          node,
          "A text meets a %s here; write cast(%s as %s)",
          cast.dataType().simpleString(),
          cast.child() instanceof AttributeReference column ? column.name() : "…",
          cast.dataType().simpleString());
    } else if ((node instanceof Sum || node instanceof Average)
        && list(node.children()).get(0).dataType() == DataTypes.DoubleType) {
      report(
          node,
          "%s adds inexact numbers, whose sum depends on their order; cast them to decimal",
          node.prettyName());
    }
  }

  /** A cast that nobody wrote, from a text that is not a readable constant. */
  private static boolean readsTextUnasked(Cast cast) {
    return cast.child().dataType() instanceof StringType
        && !(cast.dataType() instanceof StringType)
        && cast.evalMode().equals(EvalMode$.MODULE$.ANSI())
        && !(cast.child().foldable() && isReadable(cast));
  }

  private static boolean isReadable(Cast cast) {
    Cast attempt =
        new Cast(cast.child(), cast.dataType(), cast.timeZoneId(), EvalMode$.MODULE$.TRY());
    return Settings.in(() -> attempt.eval(null)) != null;
  }

  /** A double may come from a percentile only, which does not depend on the order of rows. */
  private void checkNumbers(Expression node, boolean inDouble) {
    boolean isDouble = node.dataType() == DataTypes.DoubleType;
    if (isDouble && !inDouble && !isCarrier(node) && !comesFromPercentile(node)) {
      report(
          node,
          "%s gives an inexact number; cast one of its whole numbers, as in"
              + " cast(x as decimal(18,4))",
          excerpt(node));
      return;
    }

    if (isPercentile(node)) {
      checkNumbers(list(node.children()).get(0), false);
      return;
    }

    boolean within = isDouble && (inDouble || !isCarrier(node));
    list(node.children()).forEach(child -> checkNumbers(child, within));
  }

  /** A name, or the cast by which Spark lets a number meet a double: neither makes a double. */
  private static boolean isCarrier(Expression node) {
    return node instanceof Alias || node instanceof Cast;
  }

  private static boolean isPercentile(Expression node) {
    return node instanceof Percentile || node instanceof Median;
  }

  private static boolean comesFromPercentile(Expression node) {
    return isPercentile(node)
        || node instanceof AttributeReference
        || list(node.children()).stream()
            .filter(child -> child.dataType() == DataTypes.DoubleType)
            .anyMatch(ResolvedCheck::comesFromPercentile);
  }

  private String excerpt(Expression node) {
    return node.origin().startIndex().isEmpty()
        ? node.prettyName().toLowerCase(Locale.ROOT)
        : Places.excerpt(text, node.origin());
  }

  @FormatMethod
  private void report(TreeNode<?> node, String format, Object... arguments) {
    SourceLocation at = Places.of(text, node.origin());
    problems.add(at, "%s", String.format(format, arguments));
  }
}
