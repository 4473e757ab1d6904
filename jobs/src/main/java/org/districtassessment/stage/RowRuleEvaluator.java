package org.districtassessment.stage;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * A row rule of a schema, ready to run on executors.
 *
 * <p>It sees the fields of the table in their order, typed as {@code Relations.typeOf} says.
 * Sensitive fields hold the submitted value here, so that a rule can look into it (a birth date, a
 * check digit); only the rule's yes or no leaves.
 */
public interface RowRuleEvaluator extends Serializable {

  /**
   * Returns whether the row satisfies the rule; null where a missing value leaves that open, which
   * is no failure. An exception means that the rule could not be computed on this row.
   */
  @Nullable Boolean evaluate(InternalRow row);

  /** Returns one that says the same, and may be faster as only one thread uses it. */
  default RowRuleEvaluator forOneThread() {
    return this;
  }

  /** Whether the rule looks at the field; it is skipped where such a cell is unreadable. */
  default boolean reads(int field) {
    return true;
  }
}
