package org.districtassessment.stage;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.stage.vector.RunQueries;

/** The rows of many small results at once. */
final class CollectTogether {

  private CollectTogether() {}

  /**
   * Returns the rows of all parts, in no particular order.
   *
   * @param parts with the same columns
   */
  static List<Row> collect(List<Dataset<Row>> parts) {
    return parts.isEmpty()
        ? List.of()
        : RunQueries.collect(parts.get(0).sparkSession(), parts).stream()
            .flatMap(List::stream)
            .toList();
  }
}
