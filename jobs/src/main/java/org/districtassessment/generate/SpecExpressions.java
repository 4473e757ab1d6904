package org.districtassessment.generate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.StringType;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.stage.expression.AllowedNodes;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark SQL of a specification, with three functions of our own. Each draws from (seed, row, tag,
 * further arguments) by 64-bit hash, so a value depends on neither partitions nor order, and stays
 * the same over years unless {@code year} is among its arguments:
 *
 * <ul>
 *   <li>{@code uniform('tag', …)}: a double in [0, 1), a multiple of 2⁻⁵³;
 *   <li>{@code normal('tag', …)}: mean 0, variance 1, within ±3.47: the sum of four 16-bit uniform
 *       parts of one hash, which is exact on every machine, as logarithm and cosine are not;
 *   <li>{@code pick('tag', 'a:3, b:1', …)}: one of the words, as often as its whole weight says.
 * </ul>
 */
final class SpecExpressions {

  /** Column that holds the hash of the seed and all that a row is below. */
  static final String KEY = "_key";

  /** Column of the values that a row borrows, a map. */
  static final String OTHER = "other";

  private static final int MOST_WEIGHT = 10_000;

  /**
   * Functions of Spark SQL that may be called: pure ones, whose result is the same on every
   * machine. Some of the others run programs or read files.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          "abs",
          "aggregate",
          "array",
          "avg",
          "between", // the parser's name of the operator
          "cardinality",
          "ceil",
          "char",
          "coalesce",
          "concat",
          "concat_ws",
          "corr",
          "count",
          "count_if",
          "date_add",
          "date_format",
          "date_sub",
          "day",
          "element_at",
          "exists",
          "exp",
          "filter",
          "floor",
          "format_string",
          "greatest",
          "if",
          "least",
          "left",
          "length",
          "lower",
          "lpad",
          "make_date",
          "map",
          "max",
          "min",
          "month",
          "nullif",
          "pmod",
          "pow",
          "replace",
          "right",
          "round",
          "rpad",
          "sequence",
          "sign",
          "size",
          "slice",
          "sqrt",
          "substr",
          "sum",
          "transform",
          "trim",
          "upper",
          "var_pop",
          "year");

  private SpecExpressions() {}

  /**
   * An expression ready for use.
   *
   * @param names of the columns it mentions
   * @param length of the array that it always is, if known
   */
  record Parsed(Column column, Set<String> names, Optional<Integer> length) {}

  /**
   * Parses an expression; nothing is resolved yet.
   *
   * @throws RefusedException if it is no expression, asks for distinct values, or calls a function
   *     that is not allowed, or one of ours wrongly
   */
  static Parsed parse(Expression expression) {
    return parse(expression, Map.of());
  }

  /**
   * Parses an expression over columns of which some are arrays of always so many elements.
   *
   * @throws RefusedException as {@link #parse(Expression)}
   */
  static Parsed parse(Expression expression, Map<String, Integer> lengths) {
    Set<String> names = new TreeSet<>();
    try {
      var tree = CatalystSqlParser$.MODULE$.parseExpression(expression.sql());
      var unrolled = UnrollLambdas.unroll(tree, lengths);
      return new Parsed(
          ExpressionUtils.column(rewrite(unrolled, expression.at(), names)),
          Set.copyOf(names),
          UnrollLambdas.length(unrolled));
    } catch (RefusedException e) {
      throw e;
    } catch (Exception e) { // a checked one that Scala does not declare
      throw refused(expression.at(), "Not an expression: " + firstLine(e));
    }
  }

  static Column column(Expression expression) {
    return parse(expression).column();
  }

  /** What a column of the row above of a table, or of the unit, is called. */
  static String ofAbove(String table, String column) {
    return table + "." + column;
  }

  /** A column by its whole name, in which a point is part of it. */
  static Column whole(String name) {
    return col("`" + name + "`");
  }

  static RefusedException refused(SourceLocation at, String message) {
    return new RefusedException(List.of(new Problem(at, message)));
  }

  static String firstLine(Exception exception) {
    String message = String.valueOf(exception.getMessage()).strip();
    return message.lines().findFirst().orElse("");
  }

  private static org.apache.spark.sql.catalyst.expressions.Expression rewrite(
      org.apache.spark.sql.catalyst.expressions.Expression tree,
      SourceLocation at,
      Set<String> names) {
    if (tree instanceof UnresolvedAttribute attribute) {
      return named(attribute.nameParts(), tree, names);
    }
    // Within a lambda the parser takes every name for one, that of a column too.
    if (tree instanceof UnresolvedNamedLambdaVariable variable) {
      return named(variable.nameParts(), tree, names);
    }

    var below = tree.mapChildren(child -> rewrite(child, at, names));
    if (!AllowedNodes.isAllowed(below) && !(below instanceof LambdaFunction)) {
      throw refused(at, "A specification does not allow this: " + below.getClass().getSimpleName());
    }
    if (!(below instanceof UnresolvedFunction call)) {
      return below;
    }

    List<org.apache.spark.sql.catalyst.expressions.Expression> arguments =
        CollectionConverters.asJava(call.arguments());
    String name = call.nameParts().mkString(".").toLowerCase(Locale.ROOT);
    if (call.isDistinct()) {
      throw refused(
          at,
          name
              + "(DISTINCT …) cannot be kept row by row"
              + " (add up a table that has a row for each value)");
    }
    return switch (name) {
      case "uniform" -> ExpressionUtils.expression(uniform(hash(arguments, 1, at)));
      case "normal" -> ExpressionUtils.expression(normal(hash(arguments, 1, at)));
      case "pick" -> ExpressionUtils.expression(pick(hash(arguments, 2, at), arguments, at));
      default -> {
        if (!ALLOWED.contains(name)) {
          throw refused(at, "Function " + name + " is not allowed in a specification");
        }
        yield below;
      }
    };
  }

  private static org.apache.spark.sql.catalyst.expressions.Expression named(
      Seq<String> parts,
      org.apache.spark.sql.catalyst.expressions.Expression name,
      Set<String> names) {
    if (parts.size() != 2 || parts.head().equals(OTHER)) {
      names.add(parts.head());
      return name;
    }

    String column = ofAbove(parts.head(), parts.last());
    names.add(column);
    return UnresolvedAttribute.quoted(column);
  }

  private static Column hash(
      List<org.apache.spark.sql.catalyst.expressions.Expression> arguments,
      int fixed,
      SourceLocation at) {
    if (arguments.size() < fixed) {
      throw refused(at, "uniform and normal need a tag, pick a tag and its words");
    }

    List<Column> parts = new ArrayList<>();
    parts.add(col(KEY));
    parts.add(lit(text(arguments.get(0), at)));
    arguments.stream().skip(fixed).map(ExpressionUtils::column).forEach(parts::add);
    return xxhash64(parts.toArray(Column[]::new));
  }

  private static Column uniform(Column hash) {
    return shiftrightunsigned(hash, 11).multiply(lit(0x1.0p-53));
  }

  private static Column normal(Column hash) {
    Column sum = lit(0L);
    for (int part = 0; part < 4; part++) {
      sum = sum.plus(shiftrightunsigned(hash, 16 * part).bitwiseAND(lit(0xffffL)));
    }
    // The mean of the sum is 2 × 65535; the variance of a part is (65536² − 1) ÷ 12.
    return sum.minus(lit(131_070L)).multiply(lit(Math.sqrt(3) / 65_536));
  }

  private static Column pick(
      Column hash,
      List<org.apache.spark.sql.catalyst.expressions.Expression> arguments,
      SourceLocation at) {
    List<Column> words = new ArrayList<>();
    for (String choice : text(arguments.get(1), at).split(",", -1)) {
      int colon = choice.lastIndexOf(':');
      String weight = choice.substring(colon + 1).strip();
      if (colon < 0 || !weight.matches("\\d{1,4}")) {
        throw refused(at, "Invalid choice of pick: " + choice.strip() + " (write word:weight)");
      }
      for (int i = 0; i < Integer.parseInt(weight); i++) {
        words.add(lit(choice.substring(0, colon).strip()));
      }
    }
    if (words.isEmpty() || words.size() > MOST_WEIGHT) {
      throw refused(at, "The weights of pick must add up to 1 to " + MOST_WEIGHT);
    }

    Column position = pmod(hash, lit((long) words.size())).plus(lit(1L)).cast("int");
    return element_at(array(words.toArray(Column[]::new)), position);
  }

  private static String text(
      org.apache.spark.sql.catalyst.expressions.Expression argument, SourceLocation at) {
    if (argument instanceof Literal literal && literal.dataType() instanceof StringType) {
      return String.valueOf(literal.value());
    }

    throw refused(at, "The tag, and the words of pick, must be quoted text");
  }
}
