package org.districtassessment.stage;

import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests share, made when the first test asks for it. */
public final class TestSpark {

  private static final class Holder {
    private static final SparkSession SESSION = build();
  }

  private TestSpark() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static SparkSession build() {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("tests")
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.sources.v2.bucketing.enabled", "true");
    SparkSettings.REQUIRED.forEach(builder::config);
    return builder.getOrCreate();
  }
}
