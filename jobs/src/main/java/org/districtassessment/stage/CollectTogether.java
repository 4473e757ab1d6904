package org.districtassessment.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.districtassessment.stage.vector.GivenTexts;
import org.districtassessment.stage.vector.QuerySteps;
import org.districtassessment.stage.vector.ResultRows;
import org.districtassessment.stage.vector.RunQueries;

/**
 * The rows of many small results at once.
 *
 * @param steps of the rules
 * @param tables that are read, by the names that rules write
 */
record CollectTogether(RuleSteps steps, SparkSession spark, Function<String, SupportsRead> tables) {

  /** Reads accepted rows of the session. */
  static CollectTogether accepted(RuleSteps steps, SparkSession spark) {
    return new CollectTogether(steps, spark, SessionTables.accepted(spark));
  }

  /**
   * Returns the rows of each part, in no particular order.
   *
   * @param stage that asks, see {@link SubmissionPlan#answers}
   */
  List<ResultRows> collect(String stage, List<QuerySteps> parts) {
    return collect(stage, parts, List.of());
  }

  /**
   * Does so.
   *
   * @param given in the place of tables
   */
  List<ResultRows> collect(String stage, List<QuerySteps> parts, List<GivenTexts> given) {
    if (parts.isEmpty()) {
      return List.of();
    }

    Map<String, SupportsRead> known = new HashMap<>();
    given.forEach(each -> known.put(each.name(), each));
    return RunQueries.collect(
        spark,
        parts,
        (query, name) -> known.computeIfAbsent(name, tables),
        SubmissionPlan.answers(spark, stage));
  }
}
