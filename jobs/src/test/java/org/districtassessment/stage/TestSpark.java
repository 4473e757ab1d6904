package org.districtassessment.stage;

import org.apache.spark.sql.SparkSession;

/** The one session that all Spark tests share, started when the first of them asks for it. */
public final class TestSpark {

  private TestSpark() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static final class Holder {

    private static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.sources.v2.bucketing.enabled", "true")
            .getOrCreate();
  }
}
