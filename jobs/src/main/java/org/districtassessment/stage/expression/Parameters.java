package org.districtassessment.stage.expression;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;

/**
 * Puts values in the place of {@code :name}, in the parsed tree. A value is an exact decimal of
 * just its own digits: 16 is a {@code decimal(2,0)}.
 */
public final class Parameters {

  private Parameters() {}

  public static Expression replace(Expression parsed, SortedMap<String, BigDecimal> values) {
    return Trees.rewrite(parsed, node -> replaceOne(node, values));
  }

  public static LogicalPlan replace(LogicalPlan parsed, SortedMap<String, BigDecimal> values) {
    return Trees.rewrite(parsed, plan -> plan, node -> replaceOne(node, values));
  }

  static Literal literal(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(plain.precision(), plain.scale());
    return Literal$.MODULE$.create(
        Decimal.apply(plain), DataTypes.createDecimalType(precision, plain.scale()));
  }

  private static Expression replaceOne(Expression node, SortedMap<String, BigDecimal> values) {
    if (!(node instanceof NamedParameter parameter)) {
      return node;
    }

    BigDecimal value = values.get(parameter.name());
    if (value == null) {
      throw new IllegalStateException("Parameter without value: " + parameter.name());
    }

    return literal(value);
  }
}
