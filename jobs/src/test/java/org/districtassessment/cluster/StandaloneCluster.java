package org.districtassessment.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.launcher.JavaModuleOptions;

/** Spark's standalone master and its workers of one core, each a process on loopback. */
final class StandaloneCluster implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Path folder;
  private final int port;
  private final ChildProcess master;
  private final List<ChildProcess> workers = new ArrayList<>();

  private StandaloneCluster(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.master =
        daemon("master", "master.Master", "--host", LOOPBACK, "--port", Integer.toString(port));
  }

  /**
   * Starts a master and workers and waits until they know each other.
   *
   * @param folder gets a Spark home, logs and all that is written while it runs
   * @param jars those of a Spark installation, without the program that is to run
   */
  static StandaloneCluster start(Path folder, List<Path> jars, int workers)
      throws IOException, InterruptedException {
    Path library = Files.createDirectories(folder.resolve("spark/jars"));
    for (Path jar : jars) {
      Files.createSymbolicLink(library.resolve(jar.getFileName()), jar);
    }
    StandaloneCluster cluster = new StandaloneCluster(folder, freePort());
    try {
      cluster.startWorkers(workers);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startWorkers(int count) throws IOException, InterruptedException {
    master.await("a leader", log -> log.contains("elected leader"), LONGEST_START);
    for (int i = 0; i < count; i++) {
      workers.add(
          daemon(
              "worker-" + i,
              "worker.Worker",
              "--host",
              LOOPBACK,
              "--cores",
              "1",
              "--memory",
              "2g",
              "--work-dir",
              folder.resolve("work-" + i).toString(),
              url()));
    }
    master.await(
        "its workers",
        log -> StringUtils.countMatches(log, "Registering worker") == count,
        LONGEST_START);
  }

  /** Such as {@code spark://127.0.0.1:7077}. */
  String url() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /** What a process needs in its environment to be a driver or daemon here. */
  Map<String, String> environment() {
    return Map.of(
        "SPARK_SCALA_VERSION",
        "2.13",
        "SPARK_LOCAL_IP",
        LOOPBACK,
        "SPARK_HOME",
        folder.resolve("spark").toString(),
        "SPARK_LOCAL_DIRS",
        folder.resolve("scratch").toString(),
        "JAVA_HOME",
        System.getProperty("java.home"));
  }

  /**
   * Kills a worker with its executors.
   *
   * @throws IllegalStateException if it has none, and killing it would show nothing
   */
  void killWorker(int worker) {
    ChildProcess victim = workers.get(worker);
    if (victim.descendants() == 0) {
      throw new IllegalStateException("Worker " + worker + " has no executor to lose");
    }

    victim.kill();
  }

  @Override
  public void close() {
    workers.forEach(ChildProcess::close);
    master.close();
  }

  private ChildProcess daemon(String name, String mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dspark.master.rest.enabled=false");
    command.addAll(List.of("-cp", folder.resolve("spark/jars") + "/*"));
    command.add("org.apache.spark.deploy." + mainClass);
    command.addAll(List.of("--webui-port", "0"));
    command.addAll(List.of(arguments));
    return ChildProcess.start(folder.resolve(name + ".log"), environment(), command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
