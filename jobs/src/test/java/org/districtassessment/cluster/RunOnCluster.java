package org.districtassessment.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;

/**
 * Evaluates a sample year on a Spark cluster with its files on HDFS, kills a worker on the way, and
 * compares what was published with a run on this machine, byte for byte. Started in the folder of
 * the project by {@code ./run.sh cluster-test}.
 *
 * <p>All is made below {@code target/cluster-test} and removed when it passes. Ends with 1 where
 * something differs or fails, and leaves logs and publications there.
 */
final class RunOnCluster {

  private static final Path FOLDER = Path.of("target", "cluster-test").toAbsolutePath();
  private static final Path SAMPLES = Path.of("data-samples", "chongqing");
  private static final String YEAR = "2023";
  private static final int WORKERS = 2;
  private static final int VICTIM = 1;
  private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

  /** So many of each executor, and both hold rows that they validated. */
  private static final int TASKS_BEFORE = 3;

  /** What the stage prints that comes before anomalies. */
  private static final Pattern VALIDATED = Pattern.compile("(?m)^\\[\\d+] validate ");

  private static final Pattern ANOMALIES = Pattern.compile("(?m)^\\[\\d+] anomalies ");

  /** Executors elsewhere have a time zone and a language of their own, which must not matter. */
  private static final String ELSEWHERE =
      "-Duser.timezone=Pacific/Kiritimati -Duser.language=tr -Duser.country=TR";

  private RunOnCluster() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    FileUtils.deleteDirectory(FOLDER.toFile());
    Files.createDirectories(FOLDER);
    List<String> problems = new ArrayList<>();
    try (LoopbackHdfs hdfs = LoopbackHdfs.start(FOLDER.resolve("hdfs"));
        StandaloneCluster spark = StandaloneCluster.start(FOLDER, sparkJars(), WORKERS)) {
      hdfs.copyIn(SAMPLES.resolve(YEAR), "/submissions/" + YEAR);
      say("%s and %s with %d workers of one core", hdfs.uri(""), spark.url(), WORKERS);
      evaluateOn(spark, hdfs);
      hdfs.copyOut("/output", FOLDER.resolve("cluster"));
    } catch (IllegalStateException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    if (problems.isEmpty()) {
      problems.addAll(lookAtExecutors(ExecutorTasks.read(FOLDER.resolve("events"))));
      problems.addAll(compareWithThisMachine());
    }
    problems.forEach(System.out::println);
    if (problems.isEmpty()) {
      FileUtils.deleteDirectory(FOLDER.toFile());
    }
    say(problems.isEmpty() ? "PASS" : "FAIL; logs and publications are in " + FOLDER);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  private static void evaluateOn(StandaloneCluster spark, LoopbackHdfs hdfs)
      throws IOException, InterruptedException {
    Path events = Files.createDirectories(FOLDER.resolve("events"));
    long start = System.nanoTime();
    try (ChildProcess driver =
        evaluate(
            "cluster-run",
            spark.environment(),
            hdfs.uri("/submissions"),
            hdfs.uri("/output"),
            spark.url(),
            "spark.jars=" + String.join(",", submittedJars()),
            "spark.cores.max=" + WORKERS,
            "spark.scheduler.minRegisteredResourcesRatio=1",
            "spark.executor.memory=1g",
            "spark.executor.extraJavaOptions=" + ELSEWHERE,
            "spark.eventLog.enabled=true",
            "spark.eventLog.dir=" + events.toUri(),
            "spark.eventLog.rolling.enabled=false",
            "spark.eventLog.compress=false")) {
      driver.await("validation", printed -> VALIDATED.matcher(printed).find(), LONGEST_RUN);
      driver.await(
          "tasks of both executors",
          printed -> ExecutorTasks.read(events).haveDone(WORKERS, TASKS_BEFORE),
          LONGEST_RUN);
      if (ANOMALIES.matcher(driver.output()).find()) {
        throw new IllegalStateException("Anomalies were found before the worker could be killed");
      }

      spark.killWorker(VICTIM);
      say("worker %d killed while anomalies are looked for", VICTIM);
      driver.awaitSuccess(LONGEST_RUN);
    }
    say("evaluated on the cluster in %.1f s", seconds(start));
  }

  private static List<String> lookAtExecutors(ExecutorTasks tasks) {
    say(
        "tasks done by executor %s, lost %s, %d tasks failed and were run again",
        tasks.done(), tasks.lost(), tasks.failed());
    List<String> problems = new ArrayList<>();
    if (tasks.done().size() != WORKERS) {
      problems.add("Not every executor had tasks");
    }
    if (tasks.lost().size() != 1) {
      problems.add("Not one executor was lost");
    }
    return problems;
  }

  private static List<String> compareWithThisMachine() throws IOException, InterruptedException {
    Path here = FOLDER.resolve("here");
    long start = System.nanoTime();
    try (ChildProcess run =
        evaluate("local-run", Map.of(), SAMPLES.toString(), here.toString(), "local[2]")) {
      run.awaitSuccess(LONGEST_RUN);
    }
    say("evaluated on local[2] in %.1f s", seconds(start));

    List<String> differences = FolderDifferences.between(FOLDER.resolve("cluster"), here);
    say(
        "%d files, %,d bytes compared, %d differ",
        FolderDifferences.files(here).size(),
        FileUtils.sizeOfDirectory(here.toFile()),
        differences.size());
    return differences;
  }

  private static ChildProcess evaluate(
      String name,
      Map<String, String> environment,
      String input,
      String output,
      String master,
      String... settings)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("./run.sh", "evaluate", "--year", YEAR));
    command.addAll(List.of("--input", input, "--output", output, "--master", master));
    command.addAll(List.of("--key-file", "data-samples/pseudonym.key"));
    for (String setting : settings) {
      command.addAll(List.of("--conf", setting));
    }
    return ChildProcess.start(FOLDER.resolve(name + ".log"), environment, command);
  }

  /** What a Spark installation has of the class path. */
  private static List<Path> sparkJars() throws IOException {
    List<String> submitted = submittedJars();
    return Files.readAllLines(Path.of("target", "jars.txt")).stream()
        .filter(jar -> !submitted.contains(jar))
        .map(Path::of)
        .toList();
  }

  /** The program and the libraries that no Spark installation has, as given to spark-submit. */
  private static List<String> submittedJars() throws IOException {
    List<String> jars = new ArrayList<>();
    jars.add(Path.of("target", "district-assessment.jar").toAbsolutePath().toString());
    jars.addAll(List.of(Files.readString(Path.of("target", "submit-jars.txt")).strip().split(",")));
    return jars;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
