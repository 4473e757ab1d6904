package org.districtassessment.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.pipeline.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of the commands that read submissions. */
final class JobOptions {

  /** Environment variable with the key of the pseudonyms. */
  static final String KEY_VARIABLE = "DISTRICT_ASSESSMENT_KEY";

  private static final int SHORTEST_KEY = 16;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Submissions: one folder per year. Default: the samples.")
  private @Nullable String input;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "Year to assess. Default: the newest one of the input.")
  private @Nullable Integer year;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Edition folder. Default: the newest one in rules/.")
  private @Nullable Path rules;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "Table Schemas. Default: schemas/.")
  private @Nullable Path schemas;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "Publications. Default: ${DEFAULT-VALUE}/.")
  private String output;

  @Option(
      names = "--previous",
      paramLabel = "DIR",
      description =
          "Publication of the year before. Default: found in the output, else computed"
              + " from the input's folder of that year.")
  private @Nullable String previous;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "en",
      description = "Language of messages. Default: ${DEFAULT-VALUE}.")
  private String language;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Key of the pseudonyms. Default: the variable "
              + KEY_VARIABLE
              + ", else a random key for this run alone.")
  private @Nullable Path keyFile;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = Places.MASTER,
      description = "Spark's master. Default: ${DEFAULT-VALUE}.")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting; may be repeated.")
  private Map<String, String> sparkSettings = new LinkedHashMap<>();

  Language language() {
    return Language.of(language)
        .orElseThrow(() -> wrong("Invalid value for option '--lang': " + language + " (zh or en)"));
  }

  /** The run that is asked for; without a key it draws one of its own. */
  RunRequest request() {
    return request(key().orElseGet(this::drawnKey));
  }

  /**
   * The run that is asked for, which reuses what an earlier one found out: only that with the same
   * key finds it.
   */
  RunRequest reusingRequest() {
    Pseudonyms key =
        key()
            .orElseThrow(
                () ->
                    wrong(
                        "--reuse needs a key that stays the same: with one of its own each run finds"
                            + " nothing of the last (give the same key every time, with --key-file"
                            + " or the variable "
                            + KEY_VARIABLE
                            + ")"));
    return request(key).reusing();
  }

  private RunRequest request(Pseudonyms pseudonyms) {
    Path submitted = schemas != null ? schemas : Places.schemas();
    return new RunRequest(
            input != null ? input : Places.samples().toString(),
            year,
            rules != null ? rules : Places.rules(),
            submitted,
            Places.publishedSchemas(submitted),
            output,
            previous,
            language(),
            pseudonyms,
            master,
            sparkSettings)
        .keeping(Places.kept());
  }

  /** The samples bring a key of their own, so that their publication is the same everywhere. */
  private Optional<Pseudonyms> key() {
    if (keyFile != null) {
      return Optional.of(new Pseudonyms(read(keyFile)));
    }

    String variable = System.getenv(KEY_VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return Optional.of(new Pseudonyms(key(variable, "the variable " + KEY_VARIABLE)));
    }

    Path sampleKey = Places.samplesFolder().resolve("pseudonym.key");
    return input == null && Files.isRegularFile(sampleKey)
        ? Optional.of(new Pseudonyms(read(sampleKey)))
        : Optional.empty();
  }

  private Pseudonyms drawnKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    spec.commandLine()
        .getErr()
        .println(
            "Note: no pseudonym key was given, so this run draws one of its own: pseudonyms, and so"
                + " the bytes published, will differ in the next run. Give one with --key-file.");
    return new Pseudonyms(key);
  }

  private byte[] read(Path file) {
    try {
      return key(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw wrong("The key file cannot be read: " + file);
    }
  }

  /** A short key could be guessed, and with it every identity number. */
  private byte[] key(String text, String place) {
    if (text.strip().length() < SHORTEST_KEY) {
      throw wrong(
          "The key in %s is too short (at least %d characters)".formatted(place, SHORTEST_KEY));
    }

    return text.strip().getBytes(StandardCharsets.UTF_8);
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
