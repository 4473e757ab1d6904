package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.publish.PreviousPublication;
import org.districtassessment.publish.RunDescription;
import org.districtassessment.publish.SourceFile;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;

/** What a run was made of, for its id and its manifest. */
final class Description {

  static final String VERSION = "0.1.0";

  private Description() {}

  static RunDescription of(
      RunRequest request,
      BoundRules rules,
      ValidatedSubmissions submissions,
      PreviousPublication previous,
      Corrections corrections,
      Reviews reviews) {
    return of(request, rules, submissions, previous, corrections, reviews, Map.of());
  }

  /**
   * @param choices other options that change an output
   */
  static RunDescription of(
      RunRequest request,
      BoundRules rules,
      ValidatedSubmissions submissions,
      PreviousPublication previous,
      Corrections corrections,
      Reviews reviews,
      Map<String, String> choices) {
    RuleSet edition = rules.rules();
    SortedMap<String, String> options = new TreeMap<>(choices);
    options.put("pseudonym-key", request.pseudonyms().of("fingerprint of the key"));
    rules.parameters().forEach((name, value) -> options.put(":" + name, value.toPlainString()));
    List<SourceFile> inputs = new ArrayList<>();
    Redactor redactor = submissions.plan().redactor();
    submissions.previousFiles().forEach(file -> inputs.add(sourceFile(file, redactor)));
    submissions.files().forEach(file -> inputs.add(sourceFile(file, redactor)));
    corrections.file().ifPresent(inputs::add);
    reviews.file().ifPresent(inputs::add);
    return new RunDescription(
        VERSION,
        edition.id(),
        edition.edition(),
        rules.year(),
        request.language(),
        previous.year().origin(),
        inputs,
        ruleFiles(request),
        schemaFiles(request),
        options,
        unverified(edition));
  }

  private static SourceFile sourceFile(SubmittedFile file, Redactor redactor) {
    return new SourceFile(redactor.redact(file.path()), file.bytes(), file.sha256());
  }

  static List<SourceFile> ruleFiles(RunRequest request) {
    return files(request.rules(), ".yaml");
  }

  static List<SourceFile> schemaFiles(RunRequest request) {
    List<SourceFile> files = new ArrayList<>();
    for (SourceFile file : files(request.schemas(), ".schema.json")) {
      if (!file.path().startsWith("published/")) {
        files.add(file);
      }
    }
    for (SourceFile file : files(request.publishedSchemas().resolve("published"), ".schema.json")) {
      files.add(new SourceFile("published/" + file.path(), file.bytes(), file.sha256()));
    }
    return files;
  }

  private static List<SourceFile> files(Path folder, String suffix) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<SourceFile> files = new ArrayList<>();
      for (Path file : walk.filter(path -> path.toString().endsWith(suffix)).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        String path = folder.relativize(file).toString().replace('\\', '/');
        files.add(new SourceFile(path, content.length, sha256(content)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> unverified(RuleSet edition) {
    List<String> marks = new ArrayList<>();
    if (!edition.verified()) {
      marks.add("edition " + edition.edition());
    }
    edition.parameters().stream()
        .filter(parameter -> !parameter.verified())
        .forEach(parameter -> marks.add("parameter " + parameter.name()));
    edition.indicators().stream()
        .filter(indicator -> !indicator.verified())
        .forEach(indicator -> marks.add("indicator " + indicator.id()));
    edition.adjustments().stream()
        .filter(adjustment -> !adjustment.verified())
        .forEach(adjustment -> marks.add("adjustment " + adjustment.id()));
    if (!edition.submissions().verified()) {
      marks.add("submissions");
    }
    return marks;
  }
}
