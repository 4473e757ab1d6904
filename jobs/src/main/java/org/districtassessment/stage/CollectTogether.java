package org.districtassessment.stage;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.stage.submission.SubmissionPlan;

/** The rows of many small results by one Spark job. */
final class CollectTogether {

  /** How many tasks there are for each core, unless there are more buckets. */
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
    SparkSession spark = all.sparkSession();
    int ofCores = TASKS_PER_CORE * spark.sparkContext().defaultParallelism();
    return Math.max(ofCores, SubmissionPlan.bucketsShown(spark));
  }
}
