package org.districtassessment.stage.vector;

import org.apache.spark.sql.catalyst.expressions.BoundReference;

/** A column of the rows. */
final class ColumnKernel extends Kernel {

  private final int position;

  ColumnKernel(BoundReference reference) {
    super(reference);
    position = reference.ordinal();
  }

  @Override
  Column over(Frame rows) {
    return rows.column(position);
  }
}
