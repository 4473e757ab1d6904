package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Pseudonyms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever changed since the last run: what is published is that of a run that reuses nothing. */
class ReusedEvaluationTest {

  private static final Pseudonyms OTHER = new Pseudonyms("another key".getBytes(UTF_8));

  @TempDir private Path folder;

  private Schools schools;

  /** Two years, in which each school sends its pupils in a file of its own. */
  @BeforeEach
  void schools() throws IOException {
    schools =
        new Schools(folder)
            .write(
                "schemas/badge.schema.json",
                """
                {"name": "badge", "title": "Badges", "description": "One row per badge.",
                 "fields": [
                   {"name": "mark", "type": "integer", "title": "Mark", "constraints": {"required": true}},
                   {"name": "badge", "type": "string", "title": "Badge", "constraints": {"required": true}}],
                 "primaryKey": "mark"}
                """)
            .replace("rules/assessment.yaml", "parameters: {}", PARAMETERS)
            .replace("rules/assessment.yaml", "views:\n", VIEWS)
            .write("rules/checks/same-pupil.yaml", check("same-pupil", "K4", "pupil", ACROSS))
            .write("rules/checks/odd-mark.yaml", check("odd-mark", "K5", "pupil", OUTLIER))
            .write("rules/checks/worse.yaml", check("worse", "K6", "worse", ROWS))
            .write("rules/checks/badge.yaml", check("badge", "K7", "with_badge", ROWS));
    Files.delete(folder.resolve("input/1999/pupil.csv"));
    for (String year : List.of("1998", "1999")) {
      schools
          .write("input/" + year + "/school.csv", "school,region\ns1,north\ns2,north\ns3,south\n")
          .write("input/" + year + "/form.csv", "school,form,rooms\ns1,a,1\ns2,a,1\ns3,a,0\n")
          .write("input/" + year + "/badge.csv", "mark,badge\n50,bronze\n90,gold\n");
      for (String school : List.of("s1", "s2", "s3")) {
        pupils(year, school, school.equals("s2") ? 50 : 60);
      }
    }
    schools.write("input/1999/s1/pupil.csv", "school,form,pupil,mark\ns1,a,p1,40\ns1,a,p9,90\n");
  }

  @Test
  void afterEachOfManyChanges() throws IOException {
    assertThatReusingChangesNothing();
    assertThatReusingChangesNothing();

    pupils("1999", "s3", 55);
    assertThatReusingChangesNothing();

    schools.write("input/1999/s3/pupil.csv", "school,form,pupil,mark\ns3,b,p1,70\ns3,,p2,0\n");
    assertThatReusingChangesNothing();

    schools.replace("input/1999/badge.csv", "50", "60");
    assertThatReusingChangesNothing();

    pupils("1998", "s2", 95);
    assertThatReusingChangesNothing();
  }

  @Test
  void afterOtherRulesParametersAndSchemas() throws IOException {
    assertThatReusingChangesNothing();

    schools.replace("rules/assessment.yaml", "value: 10", "value: 20");
    assertThatReusingChangesNothing();

    schools.replace("rules/checks/no-mark.yaml", "mark = 0", "mark < 55");
    assertThatReusingChangesNothing();

    schools.replace(
        "schemas/pupil.schema.json",
        "\"title\": \"Mark\", \"constraints\": {",
        "\"title\": \"Mark\", \"constraints\": {\"maximum\": 69, ");
    assertThatReusingChangesNothing();
  }

  @Test
  void afterAReviewAndByAnotherKey() throws IOException {
    schools.write("input/1999/s3/pupil.csv", "school,form,pupil,mark\ns3,a,p1,70\ns3,,p2,0\n");
    assertThatReusingChangesNothing();
    Evaluation first = schools.evaluate(null, null, "fresh");
    schools.write(
        "reviews.csv",
        "anomaly_id,decision,reviewer,decided_on,reason\n"
            + Schools.anomaly(first, "no-mark", "s3", "p2").id()
            + ",confirm,Li,2000-01-07,the book has none\n");

    assertThatReusingChangesNothing(Schools.PSEUDONYMS, "reviews.csv");
    assertThatReusingChangesNothing(OTHER, "reviews.csv");
    assertThatReusingChangesNothing(Schools.PSEUDONYMS, null);
  }

  @Test
  void whatIsDamagedOrStandsInTheWrongPlaceIsNotBelieved() throws IOException {
    for (double at : List.of(0.3, 1.0)) {
      assertThatReusingChangesNothing();
      for (Path file : stored()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) ((bytes.length - 1) * at)] ^= 1;
        Files.write(file, bytes);
      }
      assertThatReusingChangesNothing();
    }

    List<Path> files = stored();
    byte[] first = Files.readAllBytes(files.get(0));
    for (int i = 1; i < files.size(); i++) {
      Files.copy(files.get(i), files.get(i - 1), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(files.get(files.size() - 1), first);
    assertThatReusingChangesNothing();
  }

  private void assertThatReusingChangesNothing() throws IOException {
    assertThatReusingChangesNothing(Schools.PSEUDONYMS, null);
  }

  /** Both have the same runs before them, as a publication says what is new since the last one. */
  private void assertThatReusingChangesNothing(Pseudonyms pseudonyms, @Nullable String reviews)
      throws IOException {
    Evaluation reusing = schools.evaluateReusing(pseudonyms, reviews, "reused");
    Evaluation fresh = schools.evaluateBy(pseudonyms, reviews, "fresh");

    assertThat(fresh.anomalies()).isNotEmpty();
    assertThat(Schools.published(reusing)).isEqualTo(Schools.published(fresh));
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> files =
        Files.list(folder.resolve("reused/school-marks/year=1999/.accepted-rows"))) {
      return files.sorted().toList();
    }
  }

  private void pupils(String year, String school, int mark) throws IOException {
    StringBuilder rows = new StringBuilder("school,form,pupil,mark\n");
    for (int i = 0; i < 40; i++) {
      rows.append(school)
          .append(i % 3 == 0 ? ",,p" : ",a,p")
          .append(i)
          .append(',')
          .append(i == 7 ? mark + 500 : mark + i % 5)
          .append('\n');
    }
    schools.write("input/" + year + "/" + school + "/pupil.csv", rows.toString());
  }

  private static final String PARAMETERS =
      """
      parameters:
        tolerance: {title: Tolerance, value: 10, unit: mark, source: this test, status: verified}
      """
          .strip();

  private static final String VIEWS =
      """
      views:
        - name: worse
          grain: one row per pupil
          query: |
            SELECT p.school, p.pupil, p.mark, p._file, p._line
            FROM pupil p JOIN previous.pupil q ON p.school = q.school AND p.pupil = q.pupil
            WHERE p.mark < q.mark - :tolerance
        - name: with_badge
          grain: one row per pupil with a badge
          query: |
            SELECT p.school, p.pupil, p.mark, p._file, p._line
            FROM pupil p JOIN badge b ON p.mark = b.mark
      """;

  private static final String ACROSS =
      """
        kind: across-units
        value: pupil
      """;

  private static final String OUTLIER =
      """
        kind: robust-z
        value: mark
        threshold: 3.5
        minimum-count: 10
      """;

  private static final String ROWS =
      """
        kind: rows
        fails-when: mark >= 0
        observed: cast(mark AS string)
        expected: "'more'"
      """;

  private static String check(String id, String code, String from, String method) {
    return """
    id: %s
    code: %s
    title: %s
    severity: warning
    from: %s
    key: pupil
    field: mark
    method:
    %saffects: [mean-mark]
    message: Look at it
    source: this test
    """
        .formatted(id, code, id, from, method);
  }
}
