package org.districtassessment.stage.vector;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.catalog.SupportsRead;

/**
 * Queries that Spark resolved, as steps that can be computed place by place.
 *
 * @param outputs of each query, the step whose rows are its own
 * @param tables that steps read, by their numbers
 * @param placing knows where the rows of each step are
 */
record PlacedQueries(List<Step> outputs, List<SupportsRead> tables, PlaceSteps placing) {

  /**
   * @param read what is read in the place of a table that queries name
   */
  static PlacedQueries of(List<Dataset<Row>> queries, UnaryOperator<SupportsRead> read) {
    PlanSteps plans = new PlanSteps(read);
    List<Step> steps =
        queries.stream()
            .map(query -> ((org.apache.spark.sql.classic.Dataset<Row>) query).logicalPlan())
            .map(plans::of)
            .toList();
    PlaceSteps placing =
        new PlaceSteps(plans.unique(), table -> TableRead.placeOf(plans.tables().get(table)));
    return new PlacedQueries(steps.stream().map(placing::place).toList(), plans.tables(), placing);
  }
}
