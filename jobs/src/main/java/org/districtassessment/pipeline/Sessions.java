package org.districtassessment.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.stage.SparkSettings;
import scala.Tuple2;

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

  /**
   * Nobody calls back from another machine, and a task that runs out of memory does not end the
   * process before it can say so.
   */
  private static final Map<String, String> ON_THIS_MACHINE =
      Map.of(
          "spark.driver.host", "localhost",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.executor.killOnFatalError.depth", "0");

  /** Spark's name of its refusal to start in a small heap. */
  private static final String TOO_LITTLE = "INVALID_DRIVER_MEMORY";

  /** What Spark says of a job whose session is about to end, as the master gave up. */
  private static final String REMOVED = "Master removed our application";

  /** What Hadoop's own files say, which takes a while to read. */
  private static final class HadoopFiles {

    private static final Configuration READ = new Configuration();

    static {
      READ.size();
    }
  }

  private Sessions() {}

  /**
   * Starts a session; the person's settings go over ours, but not over those on which results rest.
   *
   * @param master such as {@code local[*]}
   */
  static SparkSession start(String master, Map<String, String> settings) {
    SparkConf all = settings(new SparkConf(), master, settings);
    try {
      SparkContext.getOrCreate(all);
      // The one that is there. The builder that is common to all kinds of sessions reads how the
      // libraries were compiled, just to find it.
      SparkSession spark =
          org.apache.spark.sql.classic.SparkSession.builder().config(all).getOrCreate();
      answerFromSettings(spark);
      return spark;
    } catch (RuntimeException e) {
      throw refused(master, e);
    }
  }

  /**
   * Does what a session is for, and stops it.
   *
   * @throws RefusedException if Spark ended it before, or the memory was not enough
   */
  static <T> T use(SparkSession spark, String master, Supplier<T> work) {
    try {
      return work.get();
    } catch (RefusedException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw outOfMemory(master);
    } catch (Exception e) { // those of Spark that nothing declares, too
      if (isOfMemory(e)) {
        throw outOfMemory(master);
      }
      if (spark.sparkContext().isStopped() || isOfRemoval(e)) {
        throw ended(master);
      }

      throw e;
    } finally {
      spark.stop();
    }
  }

  /**
   * Returns what a session gets: what {@code spark-submit} and the files of its installation say,
   * but nothing on which results rest; the person's settings over it; ours where both are silent;
   * and always those that results need.
   *
   * @param submitted is changed
   */
  static SparkConf settings(SparkConf submitted, String master, Map<String, String> settings) {
    for (Tuple2<String, String> setting : submitted.getAll()) {
      if (mayChangeResults(setting._1())) {
        submitted.remove(setting._1());
      }
    }
    settings.forEach(submitted::set);
    QUIET.forEach(submitted::setIfMissing);
    if (isLocal(master)) {
      ON_THIS_MACHINE.forEach(submitted::setIfMissing);
    }
    SparkSettings.REQUIRED.forEach(submitted::set);
    return submitted.setAppName("district-assessment").setMaster(master);
  }

  /**
   * Answers expressions that ask for settings of the session with those it was started with, which
   * are all it has. It would say the same, but first make whatever a session may need: hundreds of
   * functions, a parser.
   */
  private static void answerFromSettings(SparkSession spark) {
    SQLConf started = new SQLConf();
    for (Tuple2<String, String> setting : spark.sparkContext().conf().getAll()) {
      started.setConfString(setting._1(), setting._2());
    }
    SQLConf.setSQLConfGetter(
        () -> spark.sparkContext().isStopped() ? SQLConf.getFallbackConf() : started);
  }

  private static boolean isLocal(String master) {
    return master.startsWith("local");
  }

  /**
   * Returns how file systems are reached, as in the session that a request will get: what Hadoop's
   * own files say, and over it every setting {@code spark.hadoop.<name>}.
   */
  static Configuration hadoop(RunRequest request) {
    SparkConf all = settings(new SparkConf(), request.master(), request.sparkSettings());
    Configuration hadoop = new Configuration(HadoopFiles.READ);
    for (Tuple2<String, String> setting : all.getAllWithPrefix("spark.hadoop.")) {
      hadoop.set(setting._1(), setting._2());
    }
    return hadoop;
  }

  /**
   * Refuses settings on which results would rest, so that equal inputs give equal outputs.
   *
   * @throws RefusedException naming each of them
   */
  static void check(Map<String, String> settings) {
    List<Problem> problems =
        settings.keySet().stream()
            .filter(Sessions::mayChangeResults)
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

  private static boolean mayChangeResults(String name) {
    return name.startsWith("spark.sql.") && HARMLESS.stream().noneMatch(name::startsWith);
  }

  /** Whether a job failed because no executor could start or stay. */
  static boolean isOfRemoval(Exception failure) {
    return messageOf(failure).contains(REMOVED);
  }

  /** Whether something failed because the heap of this process or of a task was full. */
  static boolean isOfMemory(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryError
          || messageOf(each).contains(OutOfMemoryError.class.getName())) {
        return true;
      }
    }
    return false;
  }

  private static RefusedException outOfMemory(String master) {
    return isLocal(master)
        ? refused(
            "DISTRICT_ASSESSMENT_MEMORY",
            "a heap of "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB is too small for these submissions (give more; docs/BENCHMARKS.md says what"
                + " years of several sizes took)")
        : refused(
            "--master " + master,
            "the memory was not enough (give more to executors with --conf spark.executor.memory, or"
                + " to the driver; see docs/CLUSTER.md)");
  }

  private static RefusedException ended(String master) {
    return refused(
        "--master " + master,
        "Spark ended this run: no executor could start or stay, or somebody ended it (the logs of"
            + " the master and of the executors say why; see docs/CLUSTER.md)");
  }

  private static String messageOf(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "");
  }

  /** What a person can do about a session that does not start; the cause where that is nothing. */
  static RuntimeException refused(String master, RuntimeException cause) {
    if (messageOf(cause).contains("Could not parse Master URL")) {
      return refused(
          "--master " + master,
          "no such Spark master (local[*], spark://host:port, yarn, k8s://…)");
    }

    if (cause instanceof SparkThrowable failure && TOO_LITTLE.equals(failure.getCondition())) {
      return refused(
          "DISTRICT_ASSESSMENT_MEMORY",
          "a heap of %d MB is too small for Spark (give 512m at least; 2g where it is not set)"
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }

    return cause;
  }

  private static RefusedException refused(String where, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(where), message)));
  }
}
