package org.districtassessment.stage;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A row rule of a schema, ready to run on executors.
 *
 * <p>It sees the fields of the table in their order, typed as {@code Relations.typeOf} says.
 * Sensitive fields hold the submitted value here, so that a rule can look into it (a birth date, a
 * check digit); only the rule's yes or no leaves. A row is good until the next one.
 */
public interface RowRuleEvaluator extends Serializable {

  /**
   * Whether the row fails the rule; where a missing value leaves that open it does not. An
   * exception means that the rule could not be computed on this row.
   */
  boolean fails(InternalRow row);

  /** Returns one that says the same, and may be faster as only one thread uses it. */
  default RowRuleEvaluator forOneThread() {
    return this;
  }

  /** Whether the rule looks at the field; it is skipped where such a cell is unreadable. */
  default boolean reads(int field) {
    return true;
  }
}
