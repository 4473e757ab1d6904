package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.jspecify.annotations.Nullable;

/** Two values of one type, that is kept as a long, compared. */
final class CompareKernel extends PairKernel {

  private final long ifLess;
  private final long ifEqual;
  private final long ifGreater;

  CompareKernel(BinaryComparison compared, Kernel left, Kernel right) {
    super(compared, left, right);
    boolean isGreater = compared instanceof GreaterThan || compared instanceof GreaterThanOrEqual;
    boolean isEquality = compared instanceof EqualTo;
    ifGreater = isGreater ? 1 : 0;
    ifLess = isGreater || isEquality ? 0 : 1;
    ifEqual = compared instanceof GreaterThan || compared instanceof LessThan ? 0 : 1;
  }

  @Override
  void compute(long[] x, long[] y, boolean @Nullable [] nulls, long[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = x[i] < y[i] ? ifLess : x[i] > y[i] ? ifGreater : ifEqual;
    }
  }
}
