package org.districtassessment.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.stage.SparkSettings;

/** Starts Spark as a small batch job needs it. */
final class Sessions {

  /**
   * What costs time in a small job, or memory, or prints to the console. Dozens of small hash
   * tables live side by side in a task, each of which takes a page at least.
   */
  private static final Map<String, String> QUIET =
      Map.of(
          "spark.buffer.pageSize", "1m",
          "spark.ui.enabled", "false",
          "spark.ui.showConsoleProgress", "false",
          "spark.sql.shuffle.partitions", "4",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.catalogImplementation", "in-memory",
          "spark.log.structuredLogging.enabled", "false");

  /** Beginnings of SQL settings that decide how a query runs, and never what comes out. */
  private static final List<String> HARMLESS =
      List.of(
          "spark.sql.adaptive.",
          "spark.sql.autoBroadcastJoinThreshold",
          "spark.sql.codegen.",
          "spark.sql.shuffle.partitions");

  /** Nobody calls back from another machine. */
  private static final Map<String, String> ON_THIS_MACHINE =
      Map.of("spark.driver.host", "localhost", "spark.driver.bindAddress", "127.0.0.1");

  private Sessions() {}

  /**
   * Starts a session; the person's settings go over ours, but not over those on which results rest.
   *
   * @param master such as {@code local[*]}
   */
  static SparkSession start(String master, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(QUIET);
    if (master.startsWith("local")) {
      all.putAll(ON_THIS_MACHINE);
    }
    all.putAll(settings);
    all.putAll(SparkSettings.REQUIRED);
    SparkSession.Builder builder =
        SparkSession.builder().appName("district-assessment").master(master);
    all.forEach(builder::config);
    try {
      return builder.getOrCreate();
    } catch (RuntimeException e) {
      throw refused(master, e);
    }
  }

  /**
   * Refuses settings on which results would rest, so that equal inputs give equal outputs.
   *
   * @throws RefusedException naming each of them
   */
  static void check(Map<String, String> settings) {
    List<Problem> problems =
        settings.keySet().stream()
            .filter(name -> name.startsWith("spark.sql."))
            .filter(name -> HARMLESS.stream().noneMatch(name::startsWith))
            .map(
                name ->
                    new Problem(
                        SourceLocation.ofFile("--conf " + name),
                        "this setting may change results (leave it out; of spark.sql.* only these"
                            + " may be set: "
                            + String.join(", ", HARMLESS)
                            + ")"))
            .toList();
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private static RuntimeException refused(String master, RuntimeException cause) {
    boolean wrongMaster =
        cause.getMessage() != null && cause.getMessage().contains("Could not parse Master URL");
    return wrongMaster
        ? new RefusedException(
            List.of(
                new Problem(
                    SourceLocation.ofFile("--master " + master),
                    "no such Spark master (local[*], spark://host:port, yarn, k8s://…)")))
        : cause;
  }
}
