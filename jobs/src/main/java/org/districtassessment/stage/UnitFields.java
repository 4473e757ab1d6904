package org.districtassessment.stage;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.ConstantValueScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.core.rule.UnitMethod;
import org.districtassessment.stage.expression.Query;

/**
 * Counts, for methods that look at all values of a unit in a field, the values of each kind: those
 * with one first digit, one last digit, the round ones and the others, or all of them.
 *
 * <p>Rows of a unit stay where they are.
 */
final class UnitFields {

  private static final int SCALE = 10;

  /** Digits are those of values to ten decimals. */
  private static final DataType EXACT = DataTypes.createDecimalType(38, SCALE);

  /** Digits of decimals that are computed fast. */
  private static final int SHORT = 18;

  static final String ROUND = "round";
  private static final String OTHER = "other";
  private static final String BETWEEN = "|";

  private UnitFields() {}

  /**
   * Values of one unit, field and kind.
   *
   * @param kind the digit, {@link #ROUND} or not, or nothing
   * @param least and {@code greatest}: absolute values
   */
  record Kind(String field, String kind, BigDecimal least, BigDecimal greatest, long count) {

    static Kind of(Tally tally) {
      String[] parts = tally.item().split("\\|", -1);
      return new Kind(parts[0], parts[1], number(parts[2]), number(parts[3]), tally.count());
    }

    private static BigDecimal number(String text) {
      return new BigDecimal(text).setScale(SCALE, RoundingMode.UNNECESSARY);
    }
  }

  /** A field that a check looks at. */
  private record Looked(CheckRule check, String field, Expression expression) {}

  static List<Query> counts(RuleQueries queries, List<CheckRule> checks) {
    List<Looked> looked = new ArrayList<>();
    for (CheckRule check : checks) {
      ((UnitMethod) check.method())
          .fields()
          .forEach((field, value) -> looked.add(new Looked(check, field, value)));
    }
    List<Query> values =
        queries.resolved(
            looked.stream()
                .map(
                    each ->
                        queries
                            .rows(each.check.from(), each.check.where())
                            .select(queries.column(each.expression)))
                .toList());
    return IntStream.range(0, looked.size())
        .mapToObj(i -> counts(queries, looked.get(i), values.get(i).types().get(0)))
        .toList();
  }

  private static Query counts(RuleQueries queries, Looked looked, DataType type) {
    CheckRule check = looked.check;
    UnitMethod method = (UnitMethod) check.method();
    Column value = exact(queries.column(looked.expression), type);
    return queries
        .rows(check.from(), check.where())
        .select(
            queries.unitOf(check.from()).as("unit"),
            kind(method, value).as("kind"),
            (method instanceof ConstantValueScreen ? value : abs(value)).as("size"))
        .where(col("unit").isNotNull().and(col("kind").isNotNull()))
        .grouped(
            List.of(col("unit"), col("kind")),
            List.of(min("size").as("least"), max("size").as("greatest"), count(lit(1)).as("n")))
        .select(
            Tally.columns(
                check,
                col("unit"),
                concat_ws(
                    BETWEEN,
                    lit(looked.field),
                    col("kind"),
                    col("least").cast(DataTypes.StringType),
                    col("greatest").cast(DataTypes.StringType)),
                col("n")));
  }

  /** Values of more than 18 digits, or of other types than decimals, get ten decimals. */
  private static Column exact(Column value, DataType type) {
    boolean isShort = type instanceof DecimalType decimal && decimal.precision() <= SHORT;
    return isShort ? value : value.cast(EXACT);
  }

  /** Null where the value is missing, or is 0 and tells nothing. */
  private static Column kind(UnitMethod method, Column value) {
    if (method instanceof ConstantValueScreen) {
      return when(value.isNotNull(), lit(""));
    }

    Column size = abs(value);
    Column kind =
        method instanceof FirstDigitScreen
            ? regexp_extract(size.cast(DataTypes.StringType), "[1-9]", 0)
            : method instanceof LastDigitScreen last
                ? lastDigit(size, last.unit())
                : when(size.mod(lit(((HeapingScreen) method).base())).equalTo(0), lit(ROUND))
                    .otherwise(lit(OTHER));
    return when(value.notEqual(0), kind);
  }

  /** By whole times of the unit, as a quotient of decimals would be rounded. */
  private static Column lastDigit(Column size, BigDecimal unit) {
    Column remainder = size.mod(lit(unit.multiply(BigDecimal.TEN)));
    return call_function("div", remainder, lit(unit)).cast(DataTypes.StringType);
  }
}
