package org.districtassessment.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process whose output goes to a file; it and all it started are killed when it is closed. */
final class ChildProcess implements AutoCloseable {

  private static final long LOOK_EVERY_MILLIS = 200;
  private static final int TAIL = 3000;

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a command in the working directory of this process.
   *
   * @param log gets what it prints, errors included
   * @param environment variables on top of those of this process
   */
  static ChildProcess start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    ChildProcess child = new ChildProcess(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
    return child;
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds(String printed) throws IOException;
  }

  /**
   * Waits until a condition holds, which is told what the process printed.
   *
   * @throws IllegalStateException if it ends or takes too long before, with the end of its log
   */
  void await(String what, Condition condition, Duration longest)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.holds(output())) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw failure("waited in vain for " + what);
      }

      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /**
   * Waits until it ends with exit code 0.
   *
   * @throws IllegalStateException if it ends with another or takes too long, with the end of its
   *     log
   */
  void awaitSuccess(Duration longest) throws IOException, InterruptedException {
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failure("still running after " + longest.toSeconds() + " s");
    }

    if (process.exitValue() != 0) {
      throw failure("ended with " + process.exitValue());
    }
  }

  String output() throws IOException {
    return new String(Files.readAllBytes(log), UTF_8);
  }

  /** How many processes it has started that still run, and they in turn. */
  long descendants() {
    return process.descendants().count();
  }

  /** Ends it and all it started at once, as a machine does that loses its power. */
  void kill() {
    List<ProcessHandle> all = new ArrayList<>();
    all.add(process.toHandle());
    process.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }

  @Override
  public void close() {
    kill();
  }

  private IllegalStateException failure(String what) throws IOException {
    String output = output();
    return new IllegalStateException(
        log + ": " + what + "\n" + output.substring(Math.max(0, output.length() - TAIL)));
  }
}
