package org.districtassessment.stage;

import java.io.Serial;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.jspecify.annotations.Nullable;

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
  private final OfThreads code;

  private int rows;
  private transient @Nullable BasePredicate fails;

  GeneratedRowRule(RowRuleEvaluator rule, OfThreads code) {
    this.rule = rule;
    this.code = code;
    rows = code.isOften ? MANY_ROWS - FIRST_ROWS : 0;
  }

  @Override
  public boolean fails(InternalRow row) {
    if (fails != null) {
      return fails.eval(row);
    }

    if (++rows > MANY_ROWS) {
      fails = code.ofThisThread();
    }
    return rule.fails(row);
  }

  @Override
  public boolean reads(int field) {
    return rule.reads(field);
  }

  /** Code of one rule; that of a thread is used again by its next tasks. */
  static final class OfThreads implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    private final Expression expression;
    private final transient ThreadLocal<BasePredicate> fails;

    /** Whether many rows came to some thread. */
    private volatile boolean isOften;

    OfThreads(Expression expression) {
      this.expression = expression;
      // What is open is neither true nor, which is asked here, false.
      fails = ThreadLocal.withInitial(() -> Predicate.create(new Not(expression)));
    }

    private BasePredicate ofThisThread() {
      isOften = true;
      return fails.get();
    }

    @Serial
    private Object readResolve() {
      return new OfThreads(expression);
    }
  }
}
