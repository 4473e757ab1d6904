package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.statistics.UnitProfile.Standing;
import org.districtassessment.core.scoring.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileUnitsTest {

  private static final List<IndexIndicator> POVERTY =
      List.of(new IndexIndicator("poverty", Direction.LOWER_IS_BETTER));

  private static final DataMatrix VALUES =
      Items.table(
          """
          unit group poverty
          d    east  10
          c    east  4
          b    west  10
          a    west  -
          """);

  @Test
  void comparesAUnitWithAllAndWithItsGroup() {
    DataMatrix normalised = VALUES.with(new double[][] {Items.numbers("0 100 0 -")});
    DataMatrix scores = VALUES.with(List.of("total"), new double[][] {Items.numbers("10 30 20 -")});
    List<UnitProfile> found = ProfileUnits.profileUnits(POVERTY, VALUES, normalised, scores);
    double nan = Double.NaN;
    Standing neither = Standing.NEITHER;
    assertThat(found)
        .containsExactly(
            new UnitProfile("a", "poverty", nan, nan, nan, 2, nan, 10, 10, 0, 0, neither),
            new UnitProfile("a", "total", nan, nan, nan, 3, nan, nan, nan, 20, 20, neither),
            new UnitProfile("b", "poverty", 10, 0, 2, 2, 1, 10, 10, 0, 0, neither),
            new UnitProfile("b", "total", nan, 20, 2, 3, 1, nan, nan, 20, 20, neither),
            new UnitProfile("c", "poverty", 4, 100, 1, 2, 1, 7, 7, 50, 50, neither),
            new UnitProfile("c", "total", nan, 30, 1, 3, 1, nan, nan, 20, 20, neither),
            new UnitProfile("d", "poverty", 10, 0, 2, 2, 2, 7, 7, 50, 50, neither),
            new UnitProfile("d", "total", nan, 10, 3, 3, 2, nan, nan, 20, 20, neither));
  }

  @Test
  void refusesMatricesOfDifferentUnits() {
    DataMatrix fewer = VALUES.keep(new boolean[] {true, true, true, false});
    assertThatThrownBy(() -> ProfileUnits.profileUnits(POVERTY, VALUES, fewer, VALUES))
        .hasMessage("Values, normalised values and scores are of different units");
  }

  @ParameterizedTest(name = "ranks {0}, of {1}, {2} each: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # ranks  | last    | most | standing
          3 1 2 4  | 9 9 9 9 | 1    | NEITHER STRENGTH NEITHER WEAKNESS
          3 1 2 4  | 9 9 9 9 | 2    | WEAKNESS STRENGTH STRENGTH WEAKNESS
          # equal ranks: the first id
          2 2 5 5  | 9 9 9 9 | 1    | STRENGTH NEITHER WEAKNESS NEITHER
          # strengths are chosen first
          3 1 2    | 9 9 9   | 2    | WEAKNESS STRENGTH STRENGTH
          # the last place is no strength, the first no weakness
          9 9 1 1  | 9 9 9 9 | 2    | WEAKNESS WEAKNESS STRENGTH STRENGTH
          9 9      | 9 9     | 2    | WEAKNESS WEAKNESS
          1 1      | 9 9     | 1    | STRENGTH NEITHER
          # all share the first place, which is the last
          1 1 2    | 1 9 9   | 2    | NEITHER STRENGTH STRENGTH
          - 1      | 9 9     | 2    | NEITHER STRENGTH
          3 1 2 4  | 9 9 9 9 | 0    | NEITHER NEITHER NEITHER NEITHER
          """)
  void marksBestAndWorstRanks(String ranks, String lastRanks, int most, String standing) {
    double[] rank = Items.numbers(ranks);
    double[] last = Items.numbers(lastRanks);
    List<UnitProfile> rows =
        IntStream.range(0, rank.length)
            .mapToObj(
                i ->
                    new UnitProfile(
                        "u", "item" + i, 0, 0, rank[i], last[i], 1, 0, 0, 0, 0, Standing.NEITHER))
            .toList();
    assertThat(ProfileUnits.markStanding(rows, most))
        .extracting(row -> row.standing().name())
        .containsExactly(standing.split(" "));
  }

  @Test
  void marksEachUnitByItself() {
    List<UnitProfile> rows =
        List.of(
            new UnitProfile("u", "a", 0, 0, 5, 9, 1, 0, 0, 0, 0, Standing.NEITHER),
            new UnitProfile("v", "a", 0, 0, 4, 9, 1, 0, 0, 0, 0, Standing.NEITHER));
    assertThat(ProfileUnits.markStanding(rows, 1))
        .extracting(UnitProfile::standing)
        .containsExactly(Standing.STRENGTH, Standing.STRENGTH);
    assertThatThrownBy(() -> ProfileUnits.markStanding(rows, -1))
        .hasMessage("Invalid number of strengths and weaknesses: -1 (must be >= 0)");
  }
}
