package org.districtassessment.stage;

import static java.util.Map.entry;

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
              Map.ofEntries(
                  entry(CATALOG, SubmissionCatalog.class.getName()),
                  entry("spark.sql.ansi.enabled", "true"),
                  entry("spark.sql.session.timeZone", "UTC"),
                  entry("spark.sql.requireAllClusterKeysForCoPartition", "false"),
                  entry("spark.sql.requireAllClusterKeysForDistribution", "false"),
                  entry("spark.sql.sources.v2.bucketing.enabled", "true"),
                  entry("spark.sql.sources.v2.bucketing.pushPartValues.enabled", "true"))));

  private SparkSettings() {}
}
