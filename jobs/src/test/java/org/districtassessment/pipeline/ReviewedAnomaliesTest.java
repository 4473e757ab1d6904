package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.pipeline.Schools.totals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anomalies are found, reviewed, and act only once they are confirmed. */
class ReviewedAnomaliesTest {

  // By hand: mean marks are 50, 60 and 13.33, so that s1 has 70 · (50 − 13.33) ÷ (60 − 13.33) =
  // 55.00 points, s2 70, s3 0; two of the three pupils of s1 have rooms, for 20 points, all of s2
  // for 30, and none of s3.
  private static final List<String> TOTALS = List.of("1 s2 100.00", "2 s1 75.00", "3 s3 0.00");

  @TempDir private Path folder;

  private Schools schools;

  @BeforeEach
  void schools() throws IOException {
    schools = new Schools(folder);
  }

  /** Promise 5 of the design. */
  @Test
  void anUnconfirmedAnomalyNeverChangesAScore() throws IOException {
    Evaluation found = schools.evaluate();
    reviews("%s,dismiss,Li,2000-01-07,the pupil was ill".formatted(found.anomalies().get(0).id()));
    Evaluation dismissed = schools.evaluate("reviews.csv");

    assertThat(found.anomalies()).hasSize(3);
    assertThat(totals(found)).isEqualTo(TOTALS);
    assertThat(dismissed.anomaliesOf(AnomalyStatus.DISMISSED)).isOne();
    assertThat(totals(dismissed)).isEqualTo(TOTALS);
  }

  @Test
  void aConfirmedOneActsByTheAdjustmentThatNamesItsCheck() throws IOException {
    String anomaly = Schools.anomaly(schools.evaluate(), "no-mark", "s1", "p2").id();
    reviews(anomaly + ",确认,Li,2000-01-07,the book has none");

    Evaluation confirmed = schools.evaluate("reviews.csv");

    assertThat(totals(confirmed)).containsExactly("1 s2 100.00", "2 s1 73.00", "3 s3 0.00");
    assertThat(Schools.card(confirmed, "s1").penalty()).isEqualByComparingTo("2");
    Path publication = Path.of(confirmed.publication());
    assertThat(Files.readAllLines(publication.resolve("reviews.csv")).get(1))
        .isEqualTo(anomaly + ",confirmed,applied,no-mark,s1,Li,2000-01-07,the book has none,2");
    assertThat(Files.readString(publication.resolve("manifest.json")))
        .contains("reviews/reviews.csv");
  }

  @Test
  void anAdjustmentOfAnotherCheckDoesNotSeeIt() throws IOException {
    schools.replace("rules/assessment.yaml", "check_id = 'no-mark'", "check_id = 'no-marks'");
    String anomaly = schools.evaluate().anomalies().get(0).id();
    reviews(anomaly + ",confirm,Li,2000-01-07,the book has none");

    assertThat(totals(schools.evaluate("reviews.csv"))).isEqualTo(TOTALS);
  }

  @Test
  void whatAnEarlierPublicationListedIsOpenAndTheSameCommandGivesTheSameRun() throws IOException {
    Evaluation first = schools.evaluate();
    Evaluation again = schools.evaluate();
    reviews(first.anomalies().get(0).id() + ",confirm,Li,2000-01-07,the book has none");
    Evaluation reviewed = schools.evaluate("reviews.csv");
    Evaluation reviewedAgain = schools.evaluate("reviews.csv");

    assertThat(first.anomaliesOf(AnomalyStatus.NEW)).isEqualTo(3);
    assertThat(again.publication()).isEqualTo(first.publication());
    assertThat(again.anomalies()).isEqualTo(first.anomalies());
    assertThat(reviewed.anomalies())
        .extracting(ListedAnomaly::status)
        .containsExactly(AnomalyStatus.CONFIRMED, AnomalyStatus.OPEN, AnomalyStatus.OPEN);
    assertThat(reviewedAgain.publication()).isEqualTo(reviewed.publication());
  }

  @Test
  void oneOfTheYearBeforeThatComesBackSaysHowItStood() throws IOException {
    for (String table : List.of("school", "form", "pupil")) {
      schools.write(
          "input/1998/" + table + ".csv",
          Files.readString(folder.resolve("input/1999/" + table + ".csv")));
    }
    ListedAnomaly before =
        Schools.anomaly(schools.evaluate(1998, null, "output"), "no-mark", "s1", "p2");
    reviews(before.id() + ",dismiss,Li,1999-01-07,the pupil was ill");
    schools.evaluate(1998, "reviews.csv", "output");

    ListedAnomaly after = Schools.anomaly(schools.evaluate(), "no-mark", "s1", "p2");

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.status()).isEqualTo(AnomalyStatus.OPEN);
    assertThat(after.previousStatus()).isEqualTo(AnomalyStatus.DISMISSED);
  }

  @Test
  void aReviewOfWhatIsNoLongerFoundIsKeptAndReported() throws IOException {
    String anomaly = Schools.anomaly(schools.evaluate(), "no-mark", "s1", "p2").id();
    reviews(anomaly + ",confirm,Li,2000-01-07,no mark for 510102199001011234");
    schools.replace("input/1999/pupil.csv", "s1,a,p2,0", "s1,a,p2,1");

    Evaluation corrected = schools.evaluate("reviews.csv");

    assertThat(corrected.reviewsOfNothing()).containsExactly(anomaly);
    assertThat(Schools.card(corrected, "s1").penalty()).isEqualByComparingTo("0");
    assertThat(Files.readString(Path.of(corrected.publication()).resolve("reviews.csv")))
        .contains(anomaly + ",confirmed,not_found,,,Li,2000-01-07,")
        .doesNotContain("510102199001011234");
  }

  @Test
  void refusesReviewsThatAreNotWhole() throws IOException {
    schools.write(
        "reviews.csv",
        """
        疑点编号,核实结论,复核人,决定日期,理由
        1234,确认,Li,2000-01-07,seen
        a0123456789abcde,perhaps,Li,2000-01-07,seen
        a0123456789abcdf,排除,,7.1.2000,
        """);

    assertThatThrownBy(() -> schools.evaluate("reviews.csv"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            reviews.csv:2:1: anomaly_id is not of the form a[0-9a-f]{15} (copy it)
            reviews.csv:3:2: decision is none of confirm, 确认, 属实, dismiss, 排除, 不属实
            reviews.csv:4:3: reviewer is empty (a decision must say it)
            reviews.csv:4:4: decided_on is not a day (write one such as 2025-03-01)
            reviews.csv:4:5: reason is empty (a decision must say it)"""
                .strip());
  }

  @Test
  void refusesTwoReviewsOfOneAnomaly() throws IOException {
    reviews(
        "a0123456789abcde,confirm,Li,2000-01-07,seen\n"
            + "a0123456789abcde,dismiss,Wang,2000-01-08,seen");

    assertThatThrownBy(() -> schools.evaluate("reviews.csv"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "reviews.csv:3: A second review of a0123456789abcde, after line 2 (leave the one that"
                + " holds)");
  }

  @Test
  void refusesRulesByWhichAnAnomalyWouldReachAnIndicator() throws IOException {
    schools
        .replace(
            "rules/assessment.yaml",
            "views:",
            """
            views:
              - name: wrong
                grain: one row per school
                query: |
                  SELECT school, count(*) AS cases FROM confirmed_anomaly GROUP BY school
            """
                .stripTrailing())
        .replace("rules/indicators/mean-mark.yaml", "from: pupil", "from: wrong");

    assertThatThrownBy(() -> schools.evaluate())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "Indicator mean-mark reads from wrong, which rests on confirmed anomalies (only an"
                + " adjustment may: a bonus, a penalty or a veto)");
  }

  private void reviews(String rows) throws IOException {
    schools.write("reviews.csv", "anomaly_id,decision,reviewer,decided_on,reason\n" + rows + "\n");
  }
}
