package org.districtassessment.stage;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.districtassessment.stage.vector.RunQueries;

/** The rows of many small results at once. */
final class CollectTogether {

  private CollectTogether() {}

  /**
   * Returns the rows of all parts, in no particular order.
   *
   * @param stage that asks, see {@link SubmissionPlan#answers}
   * @param parts with the same columns
   */
  static List<Row> collect(String stage, List<Dataset<Row>> parts) {
    return parts.isEmpty()
        ? List.of()
        : collect(parts.get(0).sparkSession(), stage, parts).stream()
            .flatMap(List::stream)
            .toList();
  }

  /** Returns the rows of each part. */
  static List<List<Row>> collect(SparkSession spark, String stage, List<Dataset<Row>> parts) {
    return RunQueries.collect(spark, parts, SubmissionPlan.answers(spark, stage));
  }
}
