package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.jspecify.annotations.Nullable;

/**
 * A small assessment of schools by what their pupils do, in a folder: classes belong to schools,
 * pupils to classes. A pupil without mark is doubted, and costs two points once that is confirmed.
 */
final class Schools {

  private static final Map<String, String> FILES =
      Map.of(
          "schemas/school.schema.json",
          """
          {"name": "school", "title": "Schools", "description": "One row per school.",
           "fields": [
             {"name": "school", "type": "string", "title": "School", "constraints": {"required": true}},
             {"name": "region", "type": "string", "title": "Region", "constraints": {"required": true}}],
           "primaryKey": "school"}
          """,
          "schemas/form.schema.json",
          """
          {"name": "form", "title": "Classes", "description": "One row per class.",
           "fields": [
             {"name": "school", "type": "string", "title": "School", "constraints": {"required": true}},
             {"name": "form", "type": "string", "title": "Class", "constraints": {"required": true}},
             {"name": "rooms", "type": "integer", "title": "Rooms", "constraints": {"required": true}}],
           "primaryKey": ["school", "form"],
           "foreignKeys": [
             {"fields": "school", "reference": {"resource": "school", "fields": "school"}}]}
          """,
          "schemas/pupil.schema.json",
          """
          {"name": "pupil", "title": "Pupils", "description": "One row per pupil.",
           "fields": [
             {"name": "school", "type": "string", "title": "School", "constraints": {"required": true}},
             {"name": "form", "type": "string", "title": "Class"},
             {"name": "pupil", "type": "string", "title": "Pupil", "constraints": {"required": true}},
             {"name": "mark", "type": "integer", "title": "Mark", "constraints": {"required": true}}],
           "primaryKey": ["school", "pupil"],
           "foreignKeys": [
             {"fields": "school", "reference": {"resource": "school", "fields": "school"}},
             {"fields": ["school", "form"],
              "reference": {"resource": "form", "fields": ["school", "form"]}}]}
          """,
          "rules/assessment.yaml",
          """
          format: district-assessment/1
          id: school-marks
          edition: "7"
          title: School marks
          legal-basis: none
          status: verified
          years: [1998, 1999]
          unit: {table: school, key: school, name: school, group: region}
          points: 100
          decimals: 2
          parameters: {}
          views:
            - name: pupil_in_form
              grain: one row per pupil of a class
              query: |
                SELECT p.school, p.pupil, p.mark, f.rooms, p._file, p._line
                FROM pupil p JOIN form f ON p.school = f.school AND p.form = f.form
          dimensions:
            - {id: learning, code: L, title: Learning, points: 70}
            - {id: housing, code: H, title: Housing, points: 30}
          adjustments:
            - id: no-marks
              code: P1
              kind: penalty
              title: Marks that were never given
              from: confirmed_anomaly
              where: check_id = 'no-mark'
              amount: 2 * count(*)
              cap: 5
              status: verified
              source: this test
          grades:
            scale:
              - {id: good, title: good, from: 80}
              - {id: fair, title: fair, from: 0}
          """,
          "rules/indicators/mean-mark.yaml",
          """
          id: mean-mark
          code: L1
          title: Mean mark
          articles: ["1"]
          dimension: learning
          points: 70
          from: pupil
          numerator: sum(mark)
          denominator: count(*)
          unit: mark
          decimals: 2
          direction: higher-is-better
          score: {kind: range, scope: all, if-equal: full}
          status: verified
          source: this test
          """,
          "rules/indicators/rooms.yaml",
          """
          id: rooms
          code: H1
          title: Pupils in classes with rooms
          articles: ["1"]
          dimension: housing
          points: 30
          from: pupil_in_form
          numerator: count_if(rooms > 0)
          denominator: count(*)
          per: 100
          unit: "%"
          decimals: 2
          direction: higher-is-better
          score: {kind: target, target: 100}
          status: verified
          source: this test
          """,
          "rules/checks/no-mark.yaml",
          """
          id: no-mark
          code: K1
          title: No mark
          severity: warning
          from: pupil
          key: pupil
          field: mark
          method:
            kind: rows
            fails-when: mark = 0
            observed: cast(mark AS string)
            expected: "'more than 0'"
          affects: [mean-mark]
          message: Give a mark
          source: this test
          """,
          "input/1999/school.csv",
          """
          school,region
          s1,north
          s2,north
          s3,south
          """,
          "input/1999/form.csv",
          """
          school,form,rooms
          s1,a,1
          s1,b,0
          s2,a,1
          s3,a,0
          """,
          "input/1999/pupil.csv",
          """
          school,form,pupil,mark
          s1,a,p1,90
          s1,a,p2,0
          s1,b,p3,60
          s2,a,p1,70
          s2,a,p2,50
          s3,a,p1,40
          s3,,p2,0
          s3,,p3,0
          """);

  static final Pseudonyms PSEUDONYMS = new Pseudonyms("a key of this test".getBytes(UTF_8));

  private final Path folder;

  Schools(Path folder) throws IOException {
    this.folder = folder;
    for (Map.Entry<String, String> file : new TreeMap<>(FILES).entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  Schools write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  /** Changes a file that is there. */
  Schools replace(String file, String old, String text) throws IOException {
    String content = Files.readString(folder.resolve(file));
    if (!content.contains(old)) {
      throw new IllegalArgumentException(file + " has no " + old);
    }

    return write(file, content.replace(old, text));
  }

  Evaluation evaluate() {
    return evaluate(null, null, "output");
  }

  Evaluation evaluate(@Nullable String reviews) {
    return evaluate(null, reviews, "output");
  }

  Evaluation evaluate(@Nullable Integer year, @Nullable String reviews, String output) {
    return Evaluate.evaluate(
        request(year, output)
            .withReviews(reviews == null ? null : folder.resolve(reviews).toString()),
        Progress.SILENT);
  }

  /** Evaluates with what earlier such runs with the same output stored. */
  /** Reuses what an earlier run found out of the same files, and made of the same rules. */
  Evaluation evaluateReusing(Pseudonyms pseudonyms, @Nullable String reviews, String output) {
    return Evaluate.evaluate(
        request(null, output, pseudonyms)
            .withReviews(reviews == null ? null : folder.resolve(reviews).toString())
            .reusing()
            .keeping(folder.resolve("kept")),
        Progress.SILENT);
  }

  /** Evaluates by what an earlier run kept of the same rules, and keeps what it makes of them. */
  Evaluation evaluateKeeping(Path kept, String output) {
    return Evaluate.evaluate(request(null, output).keeping(kept), Progress.SILENT);
  }

  /** Evaluates by another key. */
  Evaluation evaluateBy(Pseudonyms pseudonyms, @Nullable String reviews, String output) {
    return Evaluate.evaluate(
        request(null, output, pseudonyms)
            .withReviews(reviews == null ? null : folder.resolve(reviews).toString()),
        Progress.SILENT);
  }

  CheckSubmissions.Checked check() {
    return CheckSubmissions.check(request(null, "output"), Progress.SILENT);
  }

  private RunRequest request(@Nullable Integer year, String output) {
    return request(year, output, PSEUDONYMS);
  }

  private RunRequest request(@Nullable Integer year, String output, Pseudonyms pseudonyms) {
    return new RunRequest(
        folder.resolve("input").toString(),
        year,
        folder.resolve("rules"),
        folder.resolve("schemas"),
        Path.of("schemas"),
        folder.resolve(output).toString(),
        null,
        Language.EN,
        pseudonyms,
        "local[2]",
        Map.of());
  }

  /** The digests of all files that were published, by their names. */
  static SortedMap<String, String> published(Evaluation evaluation) throws IOException {
    Path publication = Path.of(evaluation.publication());
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(publication)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            publication.relativize(file).toString(), Description.sha256(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  /** Unit, total and rank of all units, by rank. */
  static List<String> totals(Evaluation evaluation) {
    return evaluation.scorecards().cards().stream()
        .map(card -> card.rank() + " " + card.unit().key() + " " + card.total().toPlainString())
        .toList();
  }

  static Scorecard card(Evaluation evaluation, String school) {
    return evaluation.scorecards().cards().stream()
        .filter(card -> card.unit().key().equals(school))
        .findFirst()
        .orElseThrow();
  }

  static ListedAnomaly anomaly(Evaluation evaluation, String check, String school, String key) {
    return evaluation.anomalies().stream()
        .filter(each -> each.anomaly().check().equals(check))
        .filter(each -> each.anomaly().unit().equals(school))
        .filter(each -> each.anomaly().key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
