package org.districtassessment.stage;

import java.io.Serial;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A row rule of one thread, for which Spark generates code once so many rows have come that this
 * pays; it says what the rule says.
 */
final class GeneratedRowRule implements RowRuleEvaluator {

  @Serial private static final long serialVersionUID = 1;

  /** To generate code takes as long as some ten thousand rows. */
  private static final int MANY_ROWS = 1 << 14;

  /** Rows that a thread takes to show that it, too, has more than a few. */
  private static final int FIRST_ROWS = 1 << 9;

  private final RowRuleEvaluator rule;
  private final Expression expression;
  private final AtomicBoolean isOften;

  private int rows;
  private transient @Nullable MutableProjection generated;

  /**
   * @param isOften whether many rows came to some thread; set where they do
   */
  GeneratedRowRule(RowRuleEvaluator rule, Expression expression, AtomicBoolean isOften) {
    this.rule = rule;
    this.expression = expression;
    this.isOften = isOften;
    rows = isOften.get() ? MANY_ROWS - FIRST_ROWS : 0;
  }

  @Override
  public @Nullable Boolean evaluate(InternalRow row) {
    if (generated == null) {
      if (++rows > MANY_ROWS) {
        isOften.set(true);
        generated =
            MutableProjection.create(CollectionConverters.asScala(List.of(expression)).toSeq());
      }
      return rule.evaluate(row);
    }

    InternalRow result = generated.apply(row);
    return result.isNullAt(0) ? null : (Boolean) result.getBoolean(0);
  }

  @Override
  public boolean reads(int field) {
    return rule.reads(field);
  }
}
