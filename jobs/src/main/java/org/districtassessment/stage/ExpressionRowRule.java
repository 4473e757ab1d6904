package org.districtassessment.stage;

import java.io.Serial;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** A row rule that is a Catalyst expression, bound to the positions of the table's fields. */
public final class ExpressionRowRule implements RowRuleEvaluator {

  @Serial private static final long serialVersionUID = 1;

  private final Expression expression;
  private final BitSet fields = new BitSet();
  private final AtomicBoolean isOften = new AtomicBoolean();

  /**
   * @param expression resolved, of type boolean, deterministic; every column a {@link
   *     BoundReference}
   */
  public ExpressionRowRule(Expression expression) {
    this.expression = expression;
    collectFields(expression);
  }

  @Override
  public @Nullable Boolean evaluate(InternalRow row) {
    return (Boolean) expression.eval(row);
  }

  @Override
  public RowRuleEvaluator forOneThread() {
    return new GeneratedRowRule(this, expression, isOften);
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
