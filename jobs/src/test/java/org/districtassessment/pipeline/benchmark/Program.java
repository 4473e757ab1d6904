package org.districtassessment.pipeline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Commands of {@code run.sh} as benchmarks run them, and the folders that they publish to. */
final class Program {

  /** Below it everything of benchmarks is kept. */
  static final Path FOLDER = Path.of("target", "bench");

  static final String KEY = "key of the benchmark, no secret";

  private static final String PROGRAM = System.getProperty("district-assessment.run", "./run.sh");

  private Program() {}

  static List<String> evaluate(Path input, int year, Path rules, Path output, Path key) {
    return List.of(
        PROGRAM,
        "evaluate",
        "--input",
        input.toString(),
        "--year",
        Integer.toString(year),
        "--rules",
        rules.toString(),
        "--output",
        output.toString(),
        "--key-file",
        key.toString());
  }

  /**
   * Makes submissions.
   *
   * @param years separated by commas
   */
  static List<String> generate(Path spec, String years, int units, long persons, Path output) {
    return List.of(
        PROGRAM,
        "generate",
        "--spec",
        spec.toString(),
        "--output",
        output.toString(),
        "--years",
        years,
        "--seed",
        Long.toString(BenchmarkYear.SEED),
        "--units",
        Integer.toString(units),
        "--persons",
        Long.toString(persons));
  }

  /** Where an output holds the years of an assessment. */
  static Path yearOf(Path output, String assessment, int year) {
    return output.resolve(assessment).resolve("year=" + year);
  }

  /** The newest publication of a year. */
  static Path publicationOf(Path year) throws IOException {
    return year.resolve(Files.readString(year.resolve("CURRENT")).strip());
  }

  /** Takes away what a folder holds, and makes it. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          FileUtils.forceDelete(file.toFile());
        }
      }
    }
    Files.createDirectories(folder);
  }
}
