package org.districtassessment.stage.vector;

import java.util.Optional;
import org.apache.spark.sql.connector.read.InputPartition;

/** A partition of a table of which it may be known what rows it has, before any is read. */
public interface KnownRows extends InputPartition {

  /**
   * Returns a text that is the same only where all rows are the same, in the same order and with
   * the same columns; empty where nobody knows yet what rows there are.
   */
  Optional<String> identity();
}
