package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GeneratedRowRuleTest {

  /** More than are evaluated without generated code. */
  private static final int ROWS = 20_000;

  /** A rule over two columns: the fourth is at most the third. */
  private final RowRuleEvaluator rule = ClinicYear.SPENT_WITHIN_BUDGET;

  @Test
  void failsWhereTheRuleIsFalseHoweverManyRowsCome() {
    check(rule.forOneThread());
    check(rule.forOneThread());
    check(Serialized.copy(rule, RowRuleEvaluator.class).forOneThread());
  }

  private static void check(RowRuleEvaluator ofThread) {
    for (int i = 0; i < ROWS; i++) {
      assertThat(ofThread.fails(row(i + 1L, (long) i))).isFalse();
      assertThat(ofThread.fails(row((long) i, (long) i))).isFalse();
      assertThat(ofThread.fails(row((long) i, i + 1L))).isTrue();
      assertThat(ofThread.fails(row(null, (long) i))).isFalse();
      assertThat(ofThread.fails(row((long) i, null))).isFalse();
    }
  }

  @Test
  void throwsWhereTheRuleCannotBeComputedHoweverManyRowsCome() {
    RowRuleEvaluator ofThread = rule.forOneThread();
    InternalRow wrong = new GenericInternalRow(new Object[] {null, null, "text", "text"});
    assertThatThrownBy(() -> ofThread.fails(wrong)).isInstanceOf(RuntimeException.class);
    for (int i = 0; i < ROWS; i++) {
      ofThread.fails(row(1L, 1L));
    }
    assertThatThrownBy(() -> ofThread.fails(wrong)).isInstanceOf(RuntimeException.class);
  }

  private static InternalRow row(@Nullable Long budget, @Nullable Long spent) {
    return new GenericInternalRow(new Object[] {null, null, decimal(budget), decimal(spent)});
  }

  private static @Nullable Decimal decimal(@Nullable Long unscaled) {
    return unscaled == null ? null : Decimal.apply(unscaled, 18, 2);
  }
}
