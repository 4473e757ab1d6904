package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;

/** The committed sample year, evaluated. */
final class SampleYear {

  static final Path SAMPLES = Path.of("data-samples/chongqing");
  static final Path RULES = Path.of("rules/relocation-followup/2024");

  private SampleYear() {}

  static Evaluation evaluate(Path output, String master, Map<String, String> sparkSettings) {
    return evaluate(SAMPLES.toString(), output, master, sparkSettings);
  }

  static Evaluation evaluate(
      String input, Path output, String master, Map<String, String> sparkSettings) {
    return Evaluate.evaluate(
        new RunRequest(
            input,
            2024,
            RULES,
            Path.of("schemas"),
            Path.of("schemas"),
            output.toString(),
            null,
            Language.EN,
            new Pseudonyms(key()),
            master,
            sparkSettings,
            Set.of("parquet", "csv")),
        Progress.SILENT);
  }

  static byte[] key() {
    try {
      return Files.readString(Path.of("data-samples/pseudonym.key")).strip().getBytes(UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
