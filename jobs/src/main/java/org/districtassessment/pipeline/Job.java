package org.districtassessment.pipeline;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.rule.CheckedRules;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.KeptRules;

/** What all years that one request evaluates have in common. */
record Job(
    SparkSession spark,
    RunRequest request,
    Progress progress,
    CheckedRules rules,
    KeptRules kept,
    TablesOfRun tables) {

  /** Returns how file systems are reached. */
  Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
