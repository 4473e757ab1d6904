package org.districtassessment.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.anomaly.Stake;
import org.districtassessment.core.composite.Scorecard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on an anomaly is what a run without its row really comes to. */
class PointsAtStakeTest {

  @TempDir private Path folder;

  private Schools schools;

  @BeforeEach
  void schools() throws IOException {
    schools =
        new Schools(folder)
            .write(
                "rules/checks/no-rooms.yaml",
                """
                id: no-rooms
                code: K2
                title: No rooms
                severity: warning
                from: form
                key: form
                field: rooms
                method:
                  kind: rows
                  fails-when: rooms = 0
                  observed: cast(rooms AS string)
                  expected: "'more than 0'"
                affects: [rooms]
                message: Give it a room
                source: this test
                """)
            .write(
                "rules/checks/high-mark.yaml",
                """
                id: high-mark
                code: K3
                title: Very good marks
                severity: warning
                from: pupil_in_form
                key: pupil
                field: mark
                method:
                  kind: rows
                  fails-when: mark > 80
                  observed: cast(mark AS string)
                  expected: "'less'"
                affects: [mean-mark]
                message: Look at it
                source: this test
                """);
  }

  @Test
  void isWhatARunWithoutTheRowComesTo() throws IOException {
    assertThatStakesAreThoseOfRunsWithoutTheRow(null);
  }

  @Test
  void isSoForAConfirmedAnomalyWhichDoesNothingWithoutItsRow() throws IOException {
    String confirmed = Schools.anomaly(schools.evaluate(), "no-mark", "s1", "p2").id();
    schools.write(
        "reviews.csv",
        "anomaly_id,decision,reviewer,decided_on,reason\n"
            + confirmed
            + ",confirm,Li,2000-01-07,the book has none\n");

    assertThatStakesAreThoseOfRunsWithoutTheRow("reviews.csv");
  }

  private void assertThatStakesAreThoseOfRunsWithoutTheRow(@Nullable String reviews)
      throws IOException {
    Evaluation all = schools.evaluate(null, reviews, "output");
    assertThat(all.anomalies())
        .extracting(ListedAnomaly::anomaly)
        .extracting(anomaly -> anomaly.check() + " " + anomaly.unit() + " " + anomaly.key())
        .containsExactly(
            "high-mark s1 p1",
            "no-mark s1 p2",
            "no-mark s3 p2",
            "no-mark s3 p3",
            "no-rooms s1 b",
            "no-rooms s3 a");
    for (ListedAnomaly anomaly : all.anomalies()) {
      Scorecard with = Schools.card(all, anomaly.anomaly().unit());
      Scorecard without =
          Schools.card(without(anomaly.anomaly(), reviews), anomaly.anomaly().unit());
      assertThat(anomaly.stake())
          .as("%s", anomaly)
          .isEqualTo(
              new Stake(
                  without.total().subtract(with.total()),
                  without.rank() - with.rank(),
                  Stake.Basis.ROW));
    }
    assertThat(all.anomalies())
        .extracting(anomaly -> requireNonNull(anomaly.stake().points()).signum())
        .contains(-1, 1);
  }

  @Test
  void leavesRowsOfACheckOutTogetherWhereThereAreMany() throws IOException {
    String many =
        IntStream.range(0, 21)
            .mapToObj(number -> "s2,a,q" + number + ",0\n")
            .collect(Collectors.joining());
    String pupils = Files.readString(folder.resolve("input/1999/pupil.csv"));
    schools.write("input/1999/pupil.csv", pupils + many);
    ListedAnomaly one = Schools.anomaly(schools.evaluate(), "no-mark", "s2", "q7");
    Scorecard with = Schools.card(schools.evaluate(), "s2");

    schools.write("input/1999/pupil.csv", pupils);
    Scorecard without = Schools.card(schools.evaluate(null, null, "without"), "s2");

    assertThat(one.stake())
        .isEqualTo(
            new Stake(
                without.total().subtract(with.total()),
                without.rank() - with.rank(),
                Stake.Basis.CHECK));
    assertThat(one.stake().points()).isGreaterThan(BigDecimal.ZERO);
  }

  @Test
  void takesTheGuardedIndicatorsForMissingWhereNoRowIsNamed() throws IOException {
    schools
        .replace("rules/checks/no-rooms.yaml", "from: form", "from: rooms_of_school")
        .replace("rules/checks/no-rooms.yaml", "key: form", "key: school")
        .replace(
            "rules/assessment.yaml",
            "dimensions:",
            """
              - name: rooms_of_school
                grain: one row per school
                query: SELECT school, sum(rooms) AS rooms FROM form GROUP BY school
            dimensions:""");

    ListedAnomaly anomaly = Schools.anomaly(schools.evaluate(), "no-rooms", "s3", "s3");

    // By hand: s3 earns nothing on rooms, so nothing hangs on it.
    assertThat(anomaly.stake())
        .isEqualTo(new Stake(new BigDecimal("0.00"), 0, Stake.Basis.INDICATORS));
  }

  private Evaluation without(Anomaly anomaly, @Nullable String reviews) throws IOException {
    String file = "input/" + requireNonNull(anomaly.file());
    String content = Files.readString(folder.resolve(file));
    List<String> lines = new ArrayList<>(content.lines().toList());
    lines.remove(Math.toIntExact(requireNonNull(anomaly.line())) - 1);
    schools.write(file, String.join("\n", lines) + "\n");
    try {
      return schools.evaluate(null, reviews, "without");
    } finally {
      schools.write(file, content);
    }
  }
}
