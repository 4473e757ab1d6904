package org.districtassessment.stage;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of many small results by one Spark job. */
final class CollectTogether {

  /** How many tasks there are for each core, at most. */
  private static final int TASKS_PER_CORE = 4;

  private CollectTogether() {}

  /**
   * Returns the rows of all parts, in no particular order. A task reads what lies side by side of
   * several parts, as each task unpacks the plans of all of them first.
   *
   * @param parts with the same columns
   */
  static List<Row> collect(List<Dataset<Row>> parts) {
    return parts.stream()
        .reduce(Dataset::union)
        .map(all -> all.coalesce(tasks(all)).collectAsList())
        .orElse(List.of());
  }

  private static int tasks(Dataset<Row> all) {
    return TASKS_PER_CORE * all.sparkSession().sparkContext().defaultParallelism();
  }
}
