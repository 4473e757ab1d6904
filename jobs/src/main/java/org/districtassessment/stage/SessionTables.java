package org.districtassessment.stage;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.stage.submission.SubmissionPlan;

/**
 * Tables of the catalog of submissions that a session shows, by the names that rules write, such as
 * {@code previous.clinic}.
 */
final class SessionTables {

  private SessionTables() {}

  /** Accepted rows, with pseudonyms. */
  static Function<String, SupportsRead> accepted(SparkSession spark) {
    return tables(spark, "current", "previous");
  }

  /** Accepted rows, with the own values of those who sent them. */
  static Function<String, SupportsRead> own(SparkSession spark) {
    return tables(spark, "own", "own_previous");
  }

  /** Rows of a group of scenarios. */
  static Function<String, SupportsRead> ofScenarios(SparkSession spark, int group) {
    return tables(spark, "whatif_" + group, "whatif_" + group + "_previous");
  }

  private static Function<String, SupportsRead> tables(
      SparkSession spark, String current, String previous) {
    Map<String, SupportsRead> known = new HashMap<>();
    return asked ->
        known.computeIfAbsent(
            asked,
            name ->
                name.startsWith(Relations.PREVIOUS)
                    ? SubmissionPlan.table(
                        spark, previous, name.substring(Relations.PREVIOUS.length()))
                    : SubmissionPlan.table(spark, current, name));
  }
}
