package org.districtassessment.stage.vector;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences$;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionDef;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.expressions.package$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Expressions over columns by position. */
final class Bound {

  private Bound() {}

  /** Returns an expression with positions in the place of the columns it names. */
  static Expression to(Expression expression, List<? extends Attribute> columns) {
    return BindReferences$.MODULE$.bindReference(
        inlined(expression), package$.MODULE$.AttributeSeq(attributes(columns)), false);
  }

  private static Seq<Attribute> attributes(List<? extends Attribute> columns) {
    return CollectionConverters.<Attribute>asScala(List.<Attribute>copyOf(columns)).toSeq();
  }

  /**
   * Puts what an expression names more than once in each of these places, and leaves out casts to
   * the type that a value has.
   */
  private static Expression inlined(Expression expression) {
    Expression mapped = expression.mapChildren(Bound::inlined);
    if (mapped instanceof Cast cast
        && cast.child().resolved()
        && cast.child().dataType().equals(cast.dataType())) {
      return cast.child();
    }
    if (!(mapped instanceof With with)) {
      return mapped;
    }

    Expression result = with.child();
    for (CommonExpressionDef def : CollectionConverters.asJava(with.defs())) {
      result = replaced(result, def);
    }
    return result;
  }

  private static Expression replaced(Expression expression, CommonExpressionDef def) {
    return expression instanceof CommonExpressionRef ref && ref.id().equals(def.id())
        ? def.child()
        : expression.mapChildren(child -> replaced(child, def));
  }
}
