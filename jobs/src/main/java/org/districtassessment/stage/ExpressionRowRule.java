package org.districtassessment.stage;

import java.io.Serial;
import java.util.BitSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.jdk.javaapi.CollectionConverters;

/** A row rule that is a Catalyst expression, bound to the positions of the table's fields. */
public final class ExpressionRowRule implements RowRuleEvaluator {

  @Serial private static final long serialVersionUID = 1;

  private final Expression expression;
  private final BitSet fields = new BitSet();
  private final GeneratedRowRule.OfThreads generated;

  /**
   * @param expression resolved, of type boolean, deterministic; every column a {@link
   *     BoundReference}
   */
  public ExpressionRowRule(Expression expression) {
    this.expression = expression;
    generated = new GeneratedRowRule.OfThreads(expression);
    collectFields(expression);
  }

  @Override
  public boolean fails(InternalRow row) {
    return Boolean.FALSE.equals(expression.eval(row));
  }

  @Override
  public RowRuleEvaluator forOneThread() {
    return new GeneratedRowRule(this, generated);
  }

  @Override
  public boolean reads(int field) {
    return fields.get(field);
  }

  private void collectFields(Expression part) {
    if (part instanceof BoundReference reference) {
      fields.set(reference.ordinal());
    }
    CollectionConverters.asJava(part.children()).forEach(this::collectFields);
  }
}
