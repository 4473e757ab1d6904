package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.catalog.SupportsRead;

/**
 * Queries as steps that can be computed place by place.
 *
 * @param outputs of each query, the step whose rows are its own
 * @param tables that steps read, by their numbers
 * @param placing knows where the rows of each step are
 */
record PlacedQueries(List<Step> outputs, List<SupportsRead> tables, PlaceSteps placing) {

  static PlacedQueries of(List<QuerySteps> queries, ReadTables read) {
    ReadingSteps reading = new ReadingSteps(read);
    List<Step> steps = new ArrayList<>();
    for (QuerySteps query : queries) {
      steps.add(reading.of(steps.size(), query));
    }
    PlaceSteps placing =
        new PlaceSteps(reading.unique(), table -> TableRead.placeOf(reading.tables().get(table)));
    return new PlacedQueries(
        steps.stream().map(placing::place).toList(), reading.tables(), placing);
  }
}
