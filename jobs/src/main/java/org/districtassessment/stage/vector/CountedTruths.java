package org.districtassessment.stage.vector;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.aggregate.Count;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counting the rows for which something is true, which Spark turns into counting values that are
 * null where it is false, as counting rows with a condition.
 */
final class CountedTruths {

  private CountedTruths() {}

  static Aggregation simplified(Aggregation aggregation) {
    Expression counted = counted(aggregation);
    if (counted == null) {
      return aggregation;
    }

    Expression where = aggregation.where();
    return new Aggregation(
        new Count(
            CollectionConverters.<Expression>asScala(
                    List.<Expression>of(Literal$.MODULE$.create(1, DataTypes.IntegerType)))
                .toSeq()),
        where == null ? counted : new And(where, counted),
        false);
  }

  /** Returns what must be true of counted rows: x of count(if(x = false, null, x)). */
  private static @Nullable Expression counted(Aggregation aggregation) {
    boolean isOfOne =
        aggregation.function() instanceof Count count
            && count.children().size() == 1
            && !aggregation.isDistinct();
    if (!isOfOne
        || !(aggregation.function().children().head() instanceof If choice)
        || !(choice.predicate() instanceof EqualTo equal)
        || !(choice.trueValue() instanceof Literal none)
        || none.value() != null
        || !(equal.right() instanceof Literal other)) {
      return null;
    }

    boolean isFalse = Boolean.FALSE.equals(other.value());
    return isFalse && equal.left().equals(choice.falseValue()) ? choice.falseValue() : null;
  }
}
