package org.districtassessment.generate;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Round;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rounds doubles to whole numbers, half away from zero, as Spark's {@code round} does by way of
 * their decimal digits. The results are the same: a double with a fraction is below 2⁵², where
 * halves are doubles themselves, so its shortest decimal digits are on the same side of a half.
 */
public final class PlainRound {

  private PlainRound() {}

  /** Returns the whole number nearest to a value; no zero is negative. */
  public static double round(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    double size = Math.abs(value);
    double whole = Math.floor(size);
    double rounded = size - whole >= 0.5 ? whole + 1 : whole;
    return value < 0 ? 0.0 - rounded : rounded;
  }

  /** Puts this in the place of Spark's function, wherever an expression uses it so. */
  static Expression in(Expression tree) {
    Expression below = tree.mapChildren(PlainRound::in);
    if (below instanceof Round round
        && round.child().dataType() instanceof DoubleType
        && round.scale() instanceof Literal scale
        && Integer.valueOf(0).equals(scale.value())) {
      return new StaticInvoke(
          PlainRound.class,
          DataTypes.DoubleType,
          "round",
          CollectionConverters.asScala(List.of(round.child())).toSeq(),
          CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq(),
          true,
          round.child().nullable(),
          true,
          Option.empty());
    }
    return below;
  }
}
