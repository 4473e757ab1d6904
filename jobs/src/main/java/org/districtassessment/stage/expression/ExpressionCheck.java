package org.districtassessment.stage.expression;

import static org.districtassessment.stage.expression.Trees.list;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problems;

/** Holds one parsed expression tree against what is allowed. */
final class ExpressionCheck {

  static final int MAX_DEPTH = 60;
  private static final int MAX_PATTERN = 200;
  private static final int MAX_WILDCARDS = 4;
  private static final int MAX_PADDING = 200;
  private static final int MAX_NAME_PARTS = 3;

  private static final Set<DataType> LITERAL_TYPES =
      Set.of(
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.NullType,
          DataTypes.StringType);

  private static final Set<DataType> CAST_TARGETS =
      Set.of(
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.StringType);

  /** A day that is written out; Spark also reads {@code DATE 'today'}. */
  private static final Pattern DAY = Pattern.compile("(?i)date\\s*'\\d{4}-\\d{2}-\\d{2}'");

  /** Names that Spark reads as a function of the session or the clock where no column has them. */
  private static final Set<String> SESSION_NAMES =
      Set.of(
          "_metadata",
          "current_catalog",
          "current_database",
          "current_date",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_timezone",
          "current_user",
          "grouping__id",
          "localtimestamp",
          "session_user",
          "user");

  private final org.districtassessment.core.rule.Expression text;
  private final Set<String> parameters;
  private final Problems problems;
  private boolean tooDeep;

  ExpressionCheck(
      org.districtassessment.core.rule.Expression text, Set<String> parameters, Problems problems) {
    this.text = text;
    this.parameters = parameters;
    this.problems = problems;
  }

  void check(Expression root) {
    check(root, 1);
  }

  private void check(Expression node, int depth) {
    if (depth > MAX_DEPTH) {
      if (tooDeep) {
        return;
      }

      tooDeep = true;
      report(node, "The expression is nested deeper than %d; split it into views", MAX_DEPTH);
      return;
    }

    if (!AllowedNodes.isAllowed(node)) {
      report(
          node,
          "%s is not allowed in an expression: %s",
          AllowedNodes.words(node),
          Places.excerpt(text, node.origin()));
      return;
    }

    checkOne(node);
    for (Expression child : list(node.children())) {
      check(child, depth + 1);
    }
  }

  private void checkOne(Expression node) {
    if (node instanceof UnresolvedFunction function) {
      checkFunction(function);
    } else if (node instanceof UnresolvedAttribute attribute) {
      checkName(attribute);
    } else if (node instanceof Literal literal) {
      checkLiteral(literal);
    } else if (node instanceof Cast cast) {
      checkCast(cast);
    } else if (node instanceof Like like) {
      checkPattern(like);
    } else if (node instanceof NamedParameter parameter && !parameters.contains(parameter.name())) {
      report(
          node,
          "Unknown parameter: :%s%s",
          parameter.name(),
          parameters.isEmpty()
              ? " (there are none here)"
              : DidYouMean.suffix(parameter.name(), parameters));
    }
  }

  private void checkFunction(UnresolvedFunction function) {
    List<String> parts = list(function.nameParts());
    String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    if (parts.size() > 1) {
      report(function, "Write a function without a prefix: %s", String.join(".", parts));
      return;
    }

    if (!AllowedFunctions.isAllowed(name)) {
      String near = DidYouMean.suffix(name, AllowedFunctions.all());
      report(
          function,
          "Function %s is not allowed here%s",
          name,
          near.isEmpty() ? " (allowed: see docs/RULES.md)" : near);
      return;
    }

    if (function.ignoreNulls() || function.isInternal()) {
      report(function, "IGNORE NULLS is not allowed here: %s", name);
    }

    if (!function.orderingWithinGroup().isEmpty()) {
      report(function, "WITHIN GROUP is not allowed here; write median(x) or percentile(x, 0.9)");
    }

    if (!AllowedFunctions.isAggregate(name)
        && (function.isDistinct() || function.filter().isDefined())) {
      report(function, "Only an aggregate function takes DISTINCT or FILTER: %s", name);
    }

    checkArguments(function, name);
  }

  /** Arguments that could exhaust the memory or stop a run in the middle. */
  private void checkArguments(UnresolvedFunction function, String name) {
    List<Expression> arguments = list(function.arguments());
    switch (name) {
      case "lpad", "rpad" -> {
        if (arguments.size() < 2 || !isBetween(arguments.get(1), 0, MAX_PADDING)) {
          report(function, "%s needs a written length of at most %d", name, MAX_PADDING);
        }
      }
      case "make_date" -> {
        if (arguments.size() != 3
            || !isBetween(arguments.get(1), 1, 12)
            || !isBetween(arguments.get(2), 1, 28)) {
          report(
              function,
              "make_date needs a written month (1 to 12) and day (1 to 28); else cast a text such"
                  + " as '2024-02-29' as date, which is null where there is no such day");
        }
      }
      case "percentile" -> {
        if (arguments.size() != 2) {
          report(function, "percentile takes a number and a share, as in percentile(x, 0.9)");
        }
      }
      default -> {}
    }
  }

  private void checkName(UnresolvedAttribute attribute) {
    List<String> parts = list(attribute.nameParts());
    if (parts.size() > MAX_NAME_PARTS) {
      report(attribute, "Not a column: %s", String.join(".", parts));
      return;
    }

    for (String part : parts) {
      if (SESSION_NAMES.contains(part.toLowerCase(Locale.ROOT))) {
        report(
            attribute,
            "%s is not allowed: a result may not depend on when or who computes it",
            part);
      }
    }
  }

  private void checkLiteral(Literal literal) {
    DataType type = literal.dataType();
    if (type == DataTypes.DateType) {
      if (!DAY.matcher(Places.excerpt(text, literal.origin())).matches()) {
        report(literal, "Write a day as DATE '2024-12-31'");
      }
    } else if (type == DataTypes.DoubleType || type == DataTypes.FloatType) {
      report(
          literal,
          "%s is an inexact number; write it without exponent or suffix, such as 1000 or 0.5",
          Places.excerpt(text, literal.origin()));
    } else if (!(type instanceof DecimalType) && !LITERAL_TYPES.contains(type)) {
      report(
          literal,
          "A constant of type %s is not allowed: %s",
          type.sql().toLowerCase(Locale.ROOT),
          Places.excerpt(text, literal.origin()));
    }
  }

  private void checkCast(Cast cast) {
    DataType type = cast.dataType();
    boolean plainText = !(type instanceof StringType) || type.equals(DataTypes.StringType);
    if (!plainText || !(type instanceof DecimalType || CAST_TARGETS.contains(type))) {
      report(
          cast,
          "A cast to %s is not allowed (allowed: string, int, bigint, decimal, date, boolean)",
          type.sql().toLowerCase(Locale.ROOT));
    }
  }

  private void checkPattern(Like like) {
    String pattern =
        like.right() instanceof Literal literal && literal.dataType() == DataTypes.StringType
            ? String.valueOf(literal.value())
            : null;
    if (pattern == null
        || pattern.length() > MAX_PATTERN
        || pattern.chars().filter(character -> character == '%').count() > MAX_WILDCARDS) {
      report(
          like,
          "LIKE needs a written pattern of at most %d characters and %d percent signs",
          MAX_PATTERN,
          MAX_WILDCARDS);
    }
  }

  private static boolean isBetween(Expression argument, int least, int greatest) {
    return argument instanceof Literal literal
        && literal.value() instanceof Integer value
        && value >= least
        && value <= greatest;
  }

  @FormatMethod
  private void report(TreeNode<?> node, String format, Object... arguments) {
    problems.add(Places.of(text, node.origin()), "%s", String.format(format, arguments));
  }
}
