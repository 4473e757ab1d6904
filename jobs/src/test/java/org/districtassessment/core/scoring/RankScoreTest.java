package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.decimals;
import static org.districtassessment.core.scoring.Points.points;

import org.districtassessment.core.scoring.RankScore.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankScoreTest {

  @ParameterizedTest(name = "{0}: {1} earns {2} by deduction, {3} evenly")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # ties      | value | 20 - 0.25 (r - 1) | 20 (4 - r + 1) / 4 | rank among 9 7 7.0 5
          COMPETITION | 9     | 20     | 20   | 1
          COMPETITION | 7     | 19.75  | 15   | 2
          COMPETITION | 5     | 19.25  |  5   | 4
          AVERAGE     | 9     | 20     | 20   | 1
          AVERAGE     | 7     | 19.625 | 12.5 | 2.5
          AVERAGE     | 5     | 19.25  |  5   | 4
          DENSE       | 9     | 20     | 20   | 1
          DENSE       | 7     | 19.75  | 15   | 2
          DENSE       | 5     | 19.5   | 10   | 3
          """)
  void losesPointsByPlace(Ties ties, String value, String deducted, String even) {
    RankScore byDeduction = new RankScore(Scope.ALL, decimal("0.25"), ties, HIGHER_IS_BETTER);
    RankScore evenly = new RankScore(Scope.ALL, null, ties, HIGHER_IS_BETTER);
    assertThat(points(byDeduction, value, null, decimals("9 7 7.0 5"), "20")).isEqualTo(deducted);
    assertThat(points(evenly, value, null, decimals("9 7 7.0 5"), "20")).isEqualTo(even);
  }

  @ParameterizedTest
  @CsvSource({"COMPETITION", "AVERAGE", "DENSE"})
  void givesASingleUnitAllPoints(Ties ties) {
    RankScore evenly = new RankScore(Scope.ALL, null, ties, HIGHER_IS_BETTER);
    assertThat(points(evenly, "3", null, decimals("3"), "20")).isEqualTo("20");
  }

  @ParameterizedTest(name = "{0} earns {1}")
  @CsvSource({"5, 2", "7, 0", "9, 0"})
  void neverGoesBelowZeroAndTurnsWhereLowerIsBetter(String value, String expected) {
    RankScore harsh =
        new RankScore(Scope.ALL, decimal("2.5"), Ties.DENSE, Direction.LOWER_IS_BETTER);
    assertThat(points(harsh, value, null, decimals("9 7 5"), "2")).isEqualTo(expected);
  }

  @Test
  void refusesADeductionThatIsNone() {
    assertThatThrownBy(() -> new RankScore(Scope.ALL, decimal("0"), Ties.DENSE, HIGHER_IS_BETTER))
        .hasMessage("Invalid deduct per place: 0 (must be > 0)");
  }
}
