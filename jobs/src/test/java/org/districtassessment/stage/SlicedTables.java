package org.districtassessment.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables in slices, for tests of other packages. */
public final class SlicedTables {

  private SlicedTables() {}

  /** The session of all tests. */
  public static SparkSession session() {
    return TestSpark.session();
  }

  /** Returns a table whose slices are the partitions of a dataset. */
  public static Dataset<Row> of(String name, Dataset<Row> rows) {
    return SlicedTable.of(name, rows);
  }
}
