package org.districtassessment.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.composite.CorrectValues;
import org.districtassessment.core.composite.Correction;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.publish.SourceFile;
import org.districtassessment.stage.submission.FileAccess;
import org.districtassessment.stage.submission.ReadCorrections;

/**
 * The values that reviewers decided for the year of a run.
 *
 * @param all by indicator id
 * @param file where they stand; empty without a file
 */
record Corrections(List<Correction> all, Optional<SourceFile> file) {

  static final Corrections NONE = new Corrections(List.of(), Optional.empty());

  private static final String TABLE = "corrections";

  /**
   * Reads the corrections of a request.
   *
   * @throws RefusedException if the file has a problem
   */
  static Corrections of(RunRequest request, RuleSet rules) {
    String uri = request.corrections();
    if (uri == null) {
      return NONE;
    }

    Problems problems = new Problems();
    Path folder = request.publishedSchemas().resolve("decisions");
    Schemas schemas = SchemaFiles.read(folder, problems);
    problems.throwIfAny();
    var schema =
        schemas
            .table(TABLE)
            .orElseThrow(
                () ->
                    new RefusedException(
                        List.of(
                            new Problem(
                                SourceLocation.ofFile(folder.toString()),
                                "The schema of the table corrections is missing. Add the file"))));
    FileAccess files = new FileAccess(new Configuration());
    var read = ReadCorrections.readCorrections(files, uri, schema, problems);
    problems.throwIfAny();
    return read.map(
            each ->
                new Corrections(
                    withIds(each.corrections(), rules),
                    Optional.of(
                        new SourceFile(TABLE + "/" + each.name(), each.bytes(), each.sha256()))))
        .orElse(NONE);
  }

  /** People may write an indicator's code instead of its id. */
  private static List<Correction> withIds(List<Correction> corrections, RuleSet rules) {
    Map<String, String> ids =
        rules.indicators().stream()
            .collect(Collectors.toMap(IndicatorRule::code, IndicatorRule::id));
    return corrections.stream()
        .map(
            each ->
                new Correction(
                    each.unit(),
                    ids.getOrDefault(each.indicator(), each.indicator()),
                    each.value(),
                    each.reviewer(),
                    each.decidedOn(),
                    each.reason(),
                    each.at()))
        .toList();
  }

  /** Returns them without what looks like a sensitive value in the words of people. */
  List<Correction> redacted(Redactor redactor) {
    return all.stream()
        .map(
            each ->
                new Correction(
                    each.unit(),
                    each.indicator(),
                    each.value(),
                    redactor.redact(each.reviewer()),
                    each.decidedOn(),
                    redactor.redact(each.reason()),
                    each.at()))
        .toList();
  }

  /**
   * Does nothing when each is about a unit and an indicator that there are.
   *
   * @throws RefusedException otherwise
   */
  void check(RuleSet rules, List<Unit> units) {
    List<Problem> problems = CorrectValues.problems(rules, units, all);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }
}
