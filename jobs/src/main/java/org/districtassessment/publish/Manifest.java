package org.districtassessment.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.finding.Language;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code manifest.json}: what a run was made of and what it made. It holds no time
 * and no path of a machine, and a checksum of itself, so that damage to it shows too.
 *
 * @param counts such as rows read, by name
 * @param outputs every file of the run's folder but this one, by path
 */
public record Manifest(
    RunDescription run, SortedMap<String, Long> counts, List<OutputFile> outputs) {

  /** Name of the file. */
  public static final String FILE = "manifest.json";

  static final String FORMAT = "district-assessment-publication/1";

  public Manifest {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    outputs = outputs.stream().sorted(OutputFile.ORDER).toList();
  }

  public String runId() {
    return RunId.of(run);
  }

  public Optional<OutputFile> output(String path) {
    return outputs.stream().filter(output -> output.path().equals(path)).findFirst();
  }

  /** Returns the file's text. */
  String toJson() {
    Map<String, @Nullable Object> facts = facts();
    facts.put("checksum", Digests.sha256(Json.oneLine(facts)));
    return Json.pretty(facts);
  }

  /**
   * Returns the manifest that a text is, or nothing where it is not, to the byte, what {@link
   * #toJson} writes.
   */
  static Optional<Manifest> parse(String text) {
    try {
      Manifest manifest = of(Json.parse(text));
      return manifest.toJson().equals(text) ? Optional.of(manifest) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new TreeMap<>();
    facts.put("format", FORMAT);
    facts.put("run", runId());
    facts.put("tool_version", run.toolVersion());
    facts.put("assessment", run.assessment());
    facts.put("edition", run.edition());
    facts.put("year", run.year());
    facts.put("language", run.language().name().toLowerCase(Locale.ROOT));
    facts.put("previous", run.previous());
    facts.put("inputs", sources(run.inputs()));
    facts.put("rules", sources(run.rules()));
    facts.put("schemas", sources(run.schemas()));
    facts.put("options", run.options());
    facts.put("unverified", run.unverified());
    facts.put("counts", counts);
    facts.put("outputs", outputs.stream().map(Manifest::output).toList());
    return facts;
  }

  private static List<Map<String, Object>> sources(List<SourceFile> files) {
    return files.stream()
        .map(
            file ->
                Map.<String, Object>of(
                    "path", file.path(), "bytes", file.bytes(), "sha256", file.sha256()))
        .toList();
  }

  private static Map<String, Object> output(OutputFile file) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("path", file.path());
    facts.put("bytes", file.bytes());
    facts.put("sha256", file.sha256());
    Long rows = file.rows();
    if (rows != null) {
      facts.put("rows", rows);
    }
    return facts;
  }

  /** Reads leniently: what does not fit shows when the text is written again. */
  private static Manifest of(JsonNode json) {
    RunDescription run =
        new RunDescription(
            json.path("tool_version").asText(),
            json.path("assessment").asText(),
            json.path("edition").asText(),
            json.path("year").asInt(),
            Language.of(json.path("language").asText()).orElse(Language.EN),
            json.path("previous").isTextual() ? json.path("previous").asText() : null,
            sources(json.path("inputs")),
            sources(json.path("rules")),
            sources(json.path("schemas")),
            options(json.path("options")),
            texts(json.path("unverified")));
    SortedMap<String, Long> counts = new TreeMap<>();
    json.path("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
    List<OutputFile> outputs = new ArrayList<>();
    json.path("outputs").forEach(file -> outputs.add(output(file)));
    return new Manifest(run, counts, outputs);
  }

  private static List<SourceFile> sources(JsonNode files) {
    List<SourceFile> sources = new ArrayList<>();
    files.forEach(
        file ->
            sources.add(
                new SourceFile(
                    file.path("path").asText(),
                    file.path("bytes").asLong(),
                    file.path("sha256").asText())));
    return sources;
  }

  private static OutputFile output(JsonNode file) {
    return new OutputFile(
        file.path("path").asText(),
        file.path("bytes").asLong(),
        file.path("sha256").asText(),
        file.has("rows") ? file.path("rows").asLong() : null);
  }

  private static SortedMap<String, String> options(JsonNode json) {
    SortedMap<String, String> options = new TreeMap<>();
    json.properties().forEach(option -> options.put(option.getKey(), option.getValue().asText()));
    return options;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
