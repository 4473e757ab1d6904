package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.LessThan;

/** Two values of one type, that is kept as a long, compared. */
final class CompareKernel extends PairKernel {

  private final boolean ifLess;
  private final boolean ifEqual;
  private final boolean ifGreater;

  CompareKernel(BinaryComparison compared, Kernel left, Kernel right) {
    super(compared, left, right);
    boolean isGreater = compared instanceof GreaterThan || compared instanceof GreaterThanOrEqual;
    boolean isEquality = compared instanceof EqualTo;
    ifGreater = isGreater;
    ifLess = !isGreater && !isEquality;
    ifEqual = !(compared instanceof GreaterThan) && !(compared instanceof LessThan);
  }

  @Override
  long of(long x, long y) {
    return (x < y ? ifLess : x > y ? ifGreater : ifEqual) ? 1 : 0;
  }
}
