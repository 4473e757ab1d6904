package org.districtassessment.stage;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.stage.submission.SubmissionCatalog;
import org.districtassessment.stage.submission.SubmissionPlan;

/** What the SQL of submissions needs of a Spark session, whoever makes it. */
public final class SparkSettings {

  private static final String CATALOG = "spark.sql.catalog." + SubmissionPlan.CATALOG;

  /**
   * Settings by name: the catalog that shows submissions, strict arithmetic, days without a time
   * zone, and the trust in tables that say they are partitioned by unit, without which every
   * grouping by unit would shuffle.
   */
  public static final SortedMap<String, String> REQUIRED =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  CATALOG,
                  SubmissionCatalog.class.getName(),
                  "spark.sql.ansi.enabled",
                  "true",
                  "spark.sql.session.timeZone",
                  "UTC",
                  "spark.sql.requireAllClusterKeysForCoPartition",
                  "false",
                  "spark.sql.requireAllClusterKeysForDistribution",
                  "false",
                  "spark.sql.sources.v2.bucketing.enabled",
                  "true",
                  "spark.sql.sources.v2.bucketing.pushPartValues.enabled",
                  "true")));

  private SparkSettings() {}
}
