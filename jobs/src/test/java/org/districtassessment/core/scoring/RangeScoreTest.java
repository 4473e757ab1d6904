package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.decimals;
import static org.districtassessment.core.scoring.Points.points;

import org.districtassessment.core.scoring.RangeScore.IfEqual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeScoreTest {

  @ParameterizedTest(name = "{1} among {0} earns {2}, or {3} where lower is better")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # peers   | value | higher | lower
          10 30 50  | 10    | 0      | 2
          10 30 50  | 30    | 1      | 1
          10 30 50  | 50    | 2      | 0
          0 1 3     | 1     | 0.6666666667 | 1.3333333333
          -5 5      | 5     | 2      | 0
          """)
  void isALineFromTheWorstToTheBestPeer(String peers, String value, String higher, String lower) {
    RangeScore range = new RangeScore(Scope.ALL, IfEqual.HALF, HIGHER_IS_BETTER);
    RangeScore reverse = new RangeScore(Scope.ALL, IfEqual.HALF, Direction.LOWER_IS_BETTER);
    assertThat(points(range, value, null, decimals(peers), "2")).isEqualTo(higher);
    assertThat(points(reverse, value, null, decimals(peers), "2")).isEqualTo(lower);
  }

  @ParameterizedTest(name = "{0}: {2} where all have {1}")
  @CsvSource({
    "FULL, 7 7.0 7, 2",
    "HALF, 7 7.0 7, 1",
    "NOT_APPLICABLE, 7 7.0 7, n/a",
    "HALF, 7, 1",
  })
  void doesAsConfiguredWhereAllAreEqual(IfEqual ifEqual, String peers, String expected) {
    RangeScore range = new RangeScore(Scope.ALL, ifEqual, HIGHER_IS_BETTER);
    assertThat(points(range, "7", null, decimals(peers), "2")).isEqualTo(expected);
  }

  @Test
  void comparesWithinItsScope() {
    ScoringInput input =
        new ScoringInput(
            decimal("30"), null, Peers.of(decimals("0 30 100")), Peers.of(decimals("20 30")));
    assertThat(range(Scope.ALL).points(input, decimal("10")))
        .hasValueSatisfying(points -> assertThat(points).isEqualByComparingTo("3"));
    assertThat(range(Scope.GROUP).points(input, decimal("10")))
        .hasValueSatisfying(points -> assertThat(points).isEqualByComparingTo("10"));
  }

  @Test
  void refusesPeersWithoutTheUnitItself() {
    assertThatThrownBy(() -> points(range(Scope.ALL), "8", null, decimals("7 9"), "2"))
        .hasMessage("The value 8 is not among its peers");
  }

  private static RangeScore range(Scope scope) {
    return new RangeScore(scope, IfEqual.HALF, HIGHER_IS_BETTER);
  }
}
