package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.jspecify.annotations.Nullable;

/** The committed sample year, evaluated. */
public final class SampleYear {

  public static final Path SAMPLES = Path.of("data-samples/chongqing");
  public static final Path RULES = Path.of("rules/relocation-followup/2024");

  private SampleYear() {}

  /** Evaluated once for all tests that only look at what was published. */
  static Evaluation shared() {
    return Shared.EVALUATION;
  }

  /** The folder that {@link #shared} was published to. */
  static Path sharedOutput() {
    return Shared.OUTPUT;
  }

  private static final class Shared {

    /** Forks run side by side, each with a publication of its own. */
    private static final Path OUTPUT =
        Path.of("target", "sample-output", System.getProperty("test.fork", "fork-1"));

    private static final Evaluation EVALUATION = run();

    private static Evaluation run() {
      try {
        if (Files.exists(OUTPUT)) {
          FileUtils.deleteDirectory(OUTPUT.toFile());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return evaluate(OUTPUT, "local[2]", Map.of());
    }
  }

  /** The publication of a year that {@link #shared} made: 2024, and 2023 before it. */
  public static Path sharedRun(int year) throws IOException {
    shared();
    Path runs = sharedOutput().resolve("relocation-followup/year=" + year);
    return runs.resolve(Files.readString(runs.resolve("CURRENT")).strip());
  }

  static Evaluation evaluate(Path output, String master, Map<String, String> sparkSettings) {
    return evaluate(RULES, output, master, sparkSettings);
  }

  /** The samples by another edition. */
  static Evaluation evaluate(Path rules, Path output) {
    return evaluate(rules, output, "local[2]", Map.of());
  }

  private static Evaluation evaluate(
      Path rules, Path output, String master, Map<String, String> sparkSettings) {
    return Evaluate.evaluate(
        request(SAMPLES, rules, output, null, master, sparkSettings), Progress.SILENT);
  }

  /**
   * Asks for 2024 of an input by the shipped edition, after the publication of 2023 of the samples.
   */
  static RunRequest request(Path input, Path output) throws IOException {
    return request(input, RULES, output, sharedRun(2023), "local[2]", Map.of());
  }

  private static RunRequest request(
      Path input,
      Path rules,
      Path output,
      @Nullable Path previous,
      String master,
      Map<String, String> sparkSettings) {
    return new RunRequest(
        input.toString(),
        2024,
        rules,
        Path.of("schemas"),
        Path.of("schemas"),
        output.toString(),
        previous == null ? null : previous.toString(),
        Language.EN,
        new Pseudonyms(key()),
        master,
        sparkSettings);
  }

  public static byte[] key() {
    try {
      return Files.readString(Path.of("data-samples/pseudonym.key")).strip().getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
