package org.districtassessment.generate;

import org.apache.spark.sql.catalyst.InternalRow;

/** Code that Spark generates from expressions; it computes columns of a row in place. */
public abstract class RowCode {

  /** Computes the columns, each from those before it. */
  public abstract void compute(InternalRow row);
}
