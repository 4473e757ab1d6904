package org.districtassessment.stage.vector;

import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** An expression that is computed for all rows at once. */
abstract class Kernel {

  private final Expression expression;

  Kernel(Expression expression) {
    this.expression = expression;
  }

  final Expression expression() {
    return expression;
  }

  /** Computes without looking whether it is known. May fail where {@link #valuesOf} does not. */
  abstract Column over(Frame rows);

  /**
   * Returns the values over some rows. Where computing all rows and all parts of the expression
   * fails, they are computed row by row, as then parts that a row does not need are left out.
   *
   * @throws RuntimeException of Spark, where a value that is needed cannot be computed
   */
  final Column valuesOf(Frame rows) {
    try {
      return rows.values(this);
    } catch (ArithmeticException | IllegalStateException e) {
      return RowKernel.whole(expression).over(rows);
    } catch (RuntimeException e) {
      if (e instanceof SparkThrowable) {
        return RowKernel.whole(expression).over(rows);
      }
      throw e;
    }
  }
}
