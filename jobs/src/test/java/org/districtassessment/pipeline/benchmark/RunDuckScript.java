package org.districtassessment.pipeline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.districtassessment.pipeline.Duck;

/** Runs a {@link DuckScript} as a process of its own. Argument: its folder. */
final class RunDuckScript {

  private RunDuckScript() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    run(Path.of(arguments[0]));
  }

  /** Runs the stages in order; a line for each says how long it took. */
  static void run(Path folder) throws IOException, SQLException {
    List<Path> stages;
    try (Stream<Path> files = Files.list(folder)) {
      stages = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
    try (Duck duck = new Duck()) {
      for (Path stage : stages) {
        long started = System.nanoTime();
        duck.run(DuckScript.read(stage));
        System.err.printf(
            Locale.ROOT,
            "[%s  (%.1f s)%n",
            stage.getFileName().toString().replace(".sql", "").replaceFirst(" ", "] "),
            (System.nanoTime() - started) / 1e9);
      }
    }
  }
}
