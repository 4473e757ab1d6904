package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.SourceLocation;
import org.junit.jupiter.api.Test;

class DecideAnomaliesTest {

  private static IdentifiedAnomaly anomaly(int number) {
    return new IdentifiedAnomaly(
        id(number),
        new Anomaly(
            "c", "K1", "error", "n", "k" + number, "f", null, "", null, null, null, "look"));
  }

  private static String id(int number) {
    return "a" + "%015x".formatted(number);
  }

  private static Review review(int number, boolean confirmed, int line) {
    return new Review(
        id(number),
        confirmed,
        "Li",
        LocalDate.of(2025, 3, 1),
        "seen",
        new SourceLocation("r.csv", line, 0));
  }

  @Test
  void aReviewOfThisYearDecidesAndWhatWasKnownIsOpen() {
    DecideAnomalies decisions =
        new DecideAnomalies(
            List.of(review(1, true, 2), review(2, false, 3), review(9, true, 4)),
            Map.of(id(2), AnomalyStatus.CONFIRMED, id(3), AnomalyStatus.DISMISSED),
            Map.of(id(4), AnomalyStatus.CONFIRMED));
    List<IdentifiedAnomaly> found =
        List.of(anomaly(1), anomaly(2), anomaly(3), anomaly(4), anomaly(5));

    assertThat(found)
        .extracting(decisions::status, decisions::previousStatus)
        .containsExactly(
            tuple(AnomalyStatus.CONFIRMED, null),
            tuple(AnomalyStatus.DISMISSED, AnomalyStatus.CONFIRMED),
            tuple(AnomalyStatus.OPEN, AnomalyStatus.DISMISSED), // it has come back
            tuple(AnomalyStatus.OPEN, null), // its review is no longer in the file
            tuple(AnomalyStatus.NEW, null));
    assertThat(decisions.confirmed(found)).containsExactly(anomaly(1));
    assertThat(decisions.withoutAnomaly(found)).containsExactly(id(9));
  }

  @Test
  void twoReviewsOfOneAnomalyAreAProblem() {
    assertThat(
            DecideAnomalies.problems(
                List.of(review(1, true, 2), review(2, true, 3), review(1, false, 4))))
        .extracting(Problem::toString)
        .containsExactly(
            "r.csv:4: A second review of a000000000000001, after line 2 (leave the one that"
                + " holds)");
  }
}
