package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.Literal;

/** One value in all rows. */
final class ConstantKernel extends Kernel {

  private final Literal literal;

  ConstantKernel(Literal literal) {
    super(literal);
    this.literal = literal;
  }

  @Override
  Column over(Frame rows) {
    return WordsColumn.of(literal.dataType(), literal.value(), rows.rows());
  }
}
