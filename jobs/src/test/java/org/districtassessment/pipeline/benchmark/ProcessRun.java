package org.districtassessment.pipeline.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole process, from its start to its end.
 *
 * @param seconds by the wall clock
 * @param peak most memory that was resident, in MiB, of {@code VmHWM}; 0 where there is no {@code
 *     /proc}
 * @param stages what it said of its stages, in order
 */
record ProcessRun(double seconds, long peak, List<Stage> stages) {

  /** A line {@code [number] name ... (seconds s)}. */
  record Stage(String name, double seconds) {}

  private static final Pattern STAGE = Pattern.compile("\\[\\d+\\] (.*?)\\s+\\(([0-9.]+) s\\)");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

  /**
   * Runs a command to its end.
   *
   * @param log gets what it prints
   * @throws IllegalStateException if it ends with another code than 0
   */
  static ProcessRun of(List<String> command, Path log) throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long peak = 0;
    while (!process.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakOf(status));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          command.get(0) + " ended with " + process.exitValue() + ", see " + log);
    }

    List<Stage> stages = new ArrayList<>();
    for (String line : Files.readAllLines(log, UTF_8)) {
      Matcher stage = STAGE.matcher(line);
      if (stage.matches()) {
        stages.add(new Stage(stage.group(1), Double.parseDouble(stage.group(2))));
      }
    }
    return new ProcessRun(seconds, peak, stages);
  }

  /** The peak so far in MiB; 0 where the process has just ended. */
  private static long peakOf(Path status) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(status));
      return peak.find() ? Long.parseLong(peak.group(1)) >> 10 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
