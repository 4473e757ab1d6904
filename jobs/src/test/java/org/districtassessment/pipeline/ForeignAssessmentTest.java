package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.RefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another assessment, of schools by their pupils' marks, runs without touching Java. */
class ForeignAssessmentTest {

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
          "schemas/result.schema.json",
          """
          {"name": "result", "title": "Results", "description": "One row per pupil.",
           "fields": [
             {"name": "school", "type": "string", "title": "School", "constraints": {"required": true}},
             {"name": "mark", "type": "integer", "title": "Mark",
              "constraints": {"required": true, "minimum": 0, "maximum": 100}}],
           "foreignKeys": [
             {"fields": "school", "reference": {"resource": "school", "fields": "school"}}]}
          """,
          "rules/assessment.yaml",
          """
          format: district-assessment/1
          id: school-marks
          edition: "7"
          title: {zh: 学校成绩, en: School marks}
          legal-basis: none
          status: verified
          years: [1999]
          unit: {table: school, key: school, name: school, group: region}
          points: 100
          decimals: 2
          parameters:
            pass_mark: {title: Pass mark, value: 60, unit: mark, source: this test, status: verified}
          dimensions:
            - {id: learning, code: L, title: Learning, points: 70}
            - {id: taking_part, code: T, title: Taking part, points: 30}
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
          points: 50
          from: result
          numerator: sum(mark)
          denominator: count(*)
          unit: mark
          decimals: 2
          direction: higher-is-better
          score: {kind: target, target: 100}
          status: verified
          source: this test
          examples:
            - {numerator: 140, denominator: 2, value: 70, points: 35}
          """,
          "rules/indicators/pass-rate.yaml",
          """
          id: pass-rate
          code: L2
          title: Pass rate
          articles: ["1"]
          dimension: learning
          points: 20
          from: result
          numerator: count_if(mark >= :pass_mark)
          denominator: count(*)
          per: 100
          unit: "%"
          decimals: 2
          direction: higher-is-better
          score: {kind: all-or-nothing, threshold: 50}
          status: verified
          source: this test
          examples:
            - {numerator: 1, denominator: 2, value: 50, points: 20}
          """,
          "rules/indicators/marks-sent.yaml",
          """
          id: marks-sent
          code: T1
          title: Marks sent
          articles: ["2"]
          dimension: taking_part
          points: 30
          from: result
          value: count(*)
          unit: marks
          decimals: 0
          direction: higher-is-better
          score: {kind: tiered, bands: [{from: 3, points: 30}, {from: 2, points: 15}, {points: 0}]}
          status: verified
          source: this test
          examples:
            - {numerator: 2, value: 2, points: 15}
          """,
          "input/1999/school.csv",
          """
          school,region
          s01,north
          s02,north
          s03,north
          s04,north
          s05,north
          s06,south
          s07,south
          s08,south
          s09,south
          s10,south
          """,
          "input/1999/result.csv",
          """
          mark,school
          100,s01
          100,s01
          100,s01
          80,s02
          60,s02
          50,s03
          90,s04
          30,s04
          30,s04
          60,s05
          60,s05
          60,s05
          60,s05
          0,s06
          0,s06
          0,s06
          100,s07
          20,s07
          40,s08
          80,s08
          60,s08
          75,s10
          75,s10
          75,s10
          101,s10
          """);

  @TempDir Path folder;

  @Test
  void isEvaluatedFromItsOwnSchemasAndRules() throws IOException {
    Evaluation evaluation = evaluate(null);

    // By hand, mean mark (50) + pass rate (20) + marks sent (30):
    // s01 50+20+30, s02 35+20+15, s03 25+0+0, s04 25+0+30, s05 30+20+30, s06 0+0+30,
    // s07 30+20+15, s08 30+20+30, s09 sent nothing, s10 37.5+20+30; the mark 101 is not accepted.
    assertThat(evaluation.scorecards().cards())
        .extracting(ForeignAssessmentTest::line)
        .containsExactly(
            "1 1 s01 100.00 good",
            "2 1 s10 87.50 good",
            "3 2 s05 80.00 good",
            "3 2 s08 80.00 good",
            "5 3 s02 70.00 fair",
            "6 3 s07 65.00 fair",
            "7 4 s04 55.00 fair",
            "8 4 s06 30.00 fair",
            "9 5 s03 25.00 fair",
            "10 5 s09 0.00 fair");
    assertThat(evaluation.submissions().findings())
        .isEqualTo(Map.of("constraint-maximum", new SubmissionCounts.OfCode("error", 1)));
    assertThat(evaluation.submissions().rowsRead()).isEqualTo(35);
    assertThat(evaluation.submissions().rowsAccepted()).isEqualTo(34);
    assertThat(evaluation.submissions().rowsRejected()).isEqualTo(1);

    Path publication = Path.of(evaluation.publication());
    assertThat(publication.getParent())
        .isEqualTo(folder.resolve("output").resolve("school-marks").resolve("year=1999"));
    List<String> scorecards = Files.readAllLines(publication.resolve("scorecards.csv"));
    assertThat(scorecards).hasSize(11);
    assertThat(scorecards.get(0)).contains("points_learning,points_taking_part");
  }

  @Test
  void takesWhatReviewersDecidedAndSaysSoInTheTrace() throws IOException {
    write(
        "appeals.csv",
        """
        单位,指标编号,核定值,复核人,决定日期,理由
        s03,mean-mark,60,Li,1999-12-01,"a paper was lost, see letter 7"
        s06,L2,,Li,1999-12-02,no pupil of age
        s09,marks-sent,3,Wang,1999-12-03,sent by post for 510102199001011234
        """);

    Evaluation evaluation = evaluate(null, "appeals.csv");

    // By hand: s03 has 60 of 100 for 30 points instead of 25; s06 keeps 30 of the 80 points that
    // are left to it, 37.5 of 100; s09 has 30 points for three marks.
    assertThat(evaluation.scorecards().cards())
        .extracting(ForeignAssessmentTest::line)
        .contains(
            "7 4 s04 55.00 fair", "8 4 s06 37.50 fair", "9 5 s03 30.00 fair", "9 5 s09 30.00 fair");
    Path publication = Path.of(evaluation.publication());
    List<String> traces = Files.readAllLines(publication.resolve("traces.csv"));
    assertThat(traces)
        .containsSubsequence(
            "s03,indicator,mean-mark,1,numerator,50.0000000000,,indicators/mean-mark.yaml,1",
            "s03,indicator,mean-mark,2,denominator,1.0000000000,,indicators/mean-mark.yaml,1",
            "s03,indicator,mean-mark,3,value,50.0000000000,,indicators/mean-mark.yaml,1",
            "s03,indicator,mean-mark,4,corrected,60.0000000000,"
                + "\"1999-12-01, Li: a paper was lost, see letter 7 (appeals.csv:2)\","
                + "indicators/mean-mark.yaml,1",
            "s03,indicator,mean-mark,5,points,30.0000000000,,indicators/mean-mark.yaml,1",
            "s03,dimension,learning,1,part,30.0000000000,mean-mark,indicators/mean-mark.yaml,1",
            "s03,dimension,learning,2,part,0.0000000000,pass-rate,indicators/pass-rate.yaml,1",
            "s03,dimension,learning,3,points,30.0000000000,,assessment.yaml,14",
            "s03,total,total,1,part,30.0000000000,learning,assessment.yaml,14",
            "s03,total,total,2,part,0.0000000000,taking_part,assessment.yaml,15",
            "s03,total,total,3,points,30.0000000000,,assessment.yaml,1",
            "s03,total,total,4,applicable-points,100.0000000000,,assessment.yaml,1",
            "s03,total,total,5,rebased,30.0000000000,,assessment.yaml,1",
            "s03,total,total,6,total,30.0000000000,,assessment.yaml,1",
            "s03,total,total,7,rank,9.0000000000,,assessment.yaml,1",
            "s03,total,total,8,group-rank,5.0000000000,of 5 in north,assessment.yaml,1",
            "s03,total,total,9,grade,,fair,assessment.yaml,1",
            "s06,indicator,pass-rate,4,corrected,,"
                + "\"not_applicable; 1999-12-02, Li: no pupil of age (appeals.csv:3)\","
                + "indicators/pass-rate.yaml,1",
            "s06,indicator,pass-rate,5,points,,not_applicable,indicators/pass-rate.yaml,1");
    assertThat(traces.toString()).doesNotContain("510102199001011234");
    assertThat(Files.readString(publication.resolve("manifest.json")))
        .contains("corrections/appeals.csv");
  }

  @Test
  void refusesDecisionsThatAreNotWhole() throws IOException {
    write(
        "appeals.csv",
        """
        unit,indicator,value,reviewer,decided_on,reason
        s03,mean-mark,sixty,Li,1999-12-01,lost
        s06,pass-rate,5,,1999-12-02,
        s09,marks-sent,3,Wang,3.12.1999,sent by post
        """);

    assertThatThrownBy(() -> evaluate(null, "appeals.csv"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            appeals.csv:2:3: value is not a number (write one such as 12.5)
            appeals.csv:3:4: reviewer is empty (a decision must say it)
            appeals.csv:3:6: reason is empty (a decision must say it)
            appeals.csv:4:5: decided_on is not a day (write one such as 2025-03-01)"""
                .strip());
  }

  @Test
  void refusesDecisionsAboutNothing() throws IOException {
    write(
        "appeals.csv",
        """
        unit,indicator,value,reviewer,decided_on,reason
        s13,mean-mark,60,Li,1999-12-01,lost
        s06,pass-rates,5,Li,1999-12-02,lost
        s09,marks-sent,3,Li,1999-12-02,lost
        s09,T1,4,Li,1999-12-02,lost
        """);

    assertThatThrownBy(() -> evaluate(null, "appeals.csv"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll(
            "appeals.csv:2: A correction of an unknown unit: s13",
            "appeals.csv:3: A correction of an unknown indicator: pass-rates (did you mean"
                + " pass-rate?)",
            "appeals.csv:5: A second correction of marks-sent for s09 (leave the one that holds)");
  }

  @Test
  void isRefusedWhereTheTableOfItsUnitsIsWrong() throws IOException {
    write("input/1999/school.csv", "school,region\ns01,north\ns02,\n");

    assertThatThrownBy(() -> evaluate(null))
        .isInstanceOf(RefusedException.class)
        .hasMessage("1999/school.csv:3: region: A required cell is empty. Fill in Region");
    assertThat(folder.resolve("output")).doesNotExist();
  }

  @Test
  void takesNoPublicationOfAnotherYearForThatOfTheYearBefore() throws IOException {
    String publication = evaluate(null).publication();

    assertThatThrownBy(() -> evaluate(publication))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            publication
                + ": This is school-marks of 1999, but school-marks of 1998 is needed (name that one"
                + " with --previous, or leave the option out)");
  }

  @Test
  void showsNoNumberThatCouldBeAnIdentityNumberWhereverItStands() throws IOException {
    String number = "510102199001011234";
    write("input/1999/result_" + number + ".csv", "school,mark\ns02,0\ns01,5\n");
    write(
        "rules/checks/no-mark.yaml",
        """
        id: no-mark
        code: K1
        title: No mark
        severity: warning
        from: result
        key: concat('510102', '199001011234')
        field: mark
        method:
          kind: rows
          fails-when: mark = 0
          observed: concat('no ', '510102', '199001011234')
          expected: concat('510102', '199001011234')
        affects: []
        message: Give a mark
        source: this test
        """);

    Path publication = Path.of(evaluate(null).publication());

    for (String table : List.of("anomalies", "findings", "submissions", "rejected_rows")) {
      assertThat(Files.readString(publication.resolve(table + ".csv")))
          .as(table)
          .doesNotContain(number);
    }
    assertThat(Files.readString(publication.resolve("manifest.json"))).doesNotContain(number);
    assertThat(Files.readAllLines(publication.resolve("anomalies.csv"))).hasSize(2);
  }

  private Evaluation evaluate(@Nullable String previous) throws IOException {
    return evaluate(previous, null);
  }

  private Evaluation evaluate(@Nullable String previous, @Nullable String corrections)
      throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      if (!Files.exists(folder.resolve(file.getKey()))
          && !(file.getKey().endsWith("result.csv") && hasOtherResults())) {
        write(file.getKey(), file.getValue());
      }
    }
    return Evaluate.evaluate(
        new RunRequest(
                folder.resolve("input").toString(),
                null,
                folder.resolve("rules"),
                folder.resolve("schemas"),
                Path.of("schemas"),
                folder.resolve("output").toString(),
                previous,
                Language.EN,
                new Pseudonyms("a key of this test".getBytes(UTF_8)),
                "local[2]",
                Map.of())
            .withCorrections(corrections == null ? null : folder.resolve(corrections).toString()),
        Progress.SILENT);
  }

  private boolean hasOtherResults() throws IOException {
    Path year = folder.resolve("input/1999");
    if (!Files.exists(year)) {
      return false;
    }

    try (Stream<Path> files = Files.list(year)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("result_"));
    }
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static String line(Scorecard card) {
    return String.join(
        " ",
        Integer.toString(card.rank()),
        Integer.toString(card.groupRank()),
        card.unit().key(),
        card.total().toPlainString(),
        card.grade());
  }
}
