package org.districtassessment.core.index.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Direction.LOWER_IS_BETTER;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.index.Matrices;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Ranks.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormalisationTest {

  private static final double NONE = Double.NaN;

  /** -2, missing, 0, 8 and 2: from -2 to 8, mean 2, squares of deviations 16 + 4 + 36 + 0. */
  private static final double[] VALUES = {-2, NONE, 0, 8, 2};

  @Test
  void minMaxIsALineFromTheWorstToTheBest() {
    same(new MinMax(0, 100), HIGHER_IS_BETTER, VALUES, 0, NONE, 20, 100, 40);
    same(new MinMax(0, 100), LOWER_IS_BETTER, VALUES, 100, NONE, 80, 0, 60);
    same(new MinMax(1, 11), HIGHER_IS_BETTER, VALUES, 1, NONE, 3, 11, 5);
    same(new MinMax(-1, 1), LOWER_IS_BETTER, VALUES, 1, NONE, 0.6, -1, 0.2);
  }

  @Test
  void zScoreCountsDeviationsOfASample() {
    double sd = Math.sqrt(56 / 3.0);
    same(new ZScore(0, 1), HIGHER_IS_BETTER, VALUES, -4 / sd, NONE, -2 / sd, 6 / sd, 0);
    same(new ZScore(0, 1), LOWER_IS_BETTER, VALUES, 4 / sd, NONE, 2 / sd, -6 / sd, 0);
    same(
        new ZScore(10, 2),
        HIGHER_IS_BETTER,
        VALUES,
        10 - 8 / sd,
        NONE,
        10 - 4 / sd,
        10 + 12 / sd,
        10);
  }

  @Test
  void ranksCountFromTheWorst() {
    double[] tied = {5, 7, NONE, 7, 9};
    same(new RankScores(Ties.MIN), HIGHER_IS_BETTER, tied, 1, 2, NONE, 2, 4);
    same(new RankScores(Ties.MIN), LOWER_IS_BETTER, tied, 4, 2, NONE, 2, 1);
    same(new RankScores(Ties.AVERAGE), HIGHER_IS_BETTER, tied, 1, 2.5, NONE, 2.5, 4);
    same(new Borda(Ties.MIN), HIGHER_IS_BETTER, tied, 0, 1, NONE, 1, 3);
    same(new Borda(Ties.AVERAGE), LOWER_IS_BETTER, tied, 3, 1.5, NONE, 1.5, 0);
    same(new PercentileRank(Ties.MIN), HIGHER_IS_BETTER, tied, 0, 1.0 / 3, NONE, 1.0 / 3, 1);
    same(new PercentileRank(Ties.AVERAGE), LOWER_IS_BETTER, tied, 1, 0.5, NONE, 0.5, 0);
  }

  /** The last bits of 0.1 + 0.2 do not split a tie, and small values are not all tied. */
  @Test
  void ranksTieWhatIsNearlyEqualInTheScaleOfTheColumn() {
    same(new RankScores(Ties.MIN), HIGHER_IS_BETTER, new double[] {0.1 + 0.2, 0.3, 0.4}, 1, 1, 3);
    same(
        new RankScores(Ties.MIN),
        LOWER_IS_BETTER,
        new double[] {1e-12, 2e-12, 2e-12, 4e-12},
        4,
        2,
        2,
        1);
    same(new RankScores(Ties.MIN), HIGHER_IS_BETTER, new double[] {0, 0, NONE}, 1, 1, NONE);
  }

  @Test
  void distanceToMaximumIsOneForTheBest() {
    same(new DistanceToMaximum(), HIGHER_IS_BETTER, VALUES, 0, NONE, 0.2, 1, 0.4);
    same(new DistanceToMaximum(), LOWER_IS_BETTER, VALUES, 1, NONE, 0.8, 0, 0.6);
  }

  @Test
  void distanceToTargetIsOneAtTheTarget() {
    same(new DistanceToTarget(3, Beyond.KEEP), HIGHER_IS_BETTER, VALUES, 0, NONE, 0.4, 2, 0.8);
    same(new DistanceToTarget(3, Beyond.CAP), HIGHER_IS_BETTER, VALUES, 0, NONE, 0.4, 1, 0.8);
    // The worst is 8, the target 3: 5 to go.
    same(new DistanceToTarget(3, Beyond.KEEP), LOWER_IS_BETTER, VALUES, 2, NONE, 1.6, 0, 1.2);
    same(new DistanceToTarget(3, Beyond.CAP), LOWER_IS_BETTER, VALUES, 1, NONE, 1, 0, 1);
  }

  @Test
  void aTargetThatEvenTheWorstReachesIsReachedByAll() {
    for (Beyond beyond : Beyond.values()) {
      same(new DistanceToTarget(-2, beyond), HIGHER_IS_BETTER, VALUES, 1, NONE, 1, 1, 1);
      same(new DistanceToTarget(-9, beyond), HIGHER_IS_BETTER, VALUES, 1, NONE, 1, 1, 1);
      same(new DistanceToTarget(9, beyond), LOWER_IS_BETTER, VALUES, 1, NONE, 1, 1, 1);
    }
  }

  @Test
  void distanceToReferenceIsOneForTheReference() {
    same(
        new DistanceToReference("u4", Beyond.KEEP), HIGHER_IS_BETTER, VALUES, 0, NONE, 0.5, 2.5, 1);
    same(new DistanceToReference("u4", Beyond.CAP), LOWER_IS_BETTER, VALUES, 1, NONE, 1, 0, 1);
  }

  @Test
  void aReferenceThatIsTheWorstOrHasNoValueIsDefined() {
    same(new DistanceToReference("u0", Beyond.KEEP), HIGHER_IS_BETTER, VALUES, 1, NONE, 1, 1, 1);
    same(
        new DistanceToReference("u1", Beyond.KEEP),
        HIGHER_IS_BETTER,
        VALUES,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE);
    assertThatThrownBy(
            () ->
                new DistanceToReference("Rome", Beyond.CAP)
                    .normalise(Matrices.column(1, 2), 0, HIGHER_IS_BETTER))
        .isInstanceOf(IndexException.class)
        .hasMessage("The reference unit of x is not among the units: Rome (name one that is)");
  }

  @Test
  void goalpostsStandWhereTheyStand() {
    Goalposts capped = new Goalposts(0, 4, Beyond.CAP, 10);
    Goalposts open = new Goalposts(0, 4, Beyond.KEEP, 10);
    same(capped, HIGHER_IS_BETTER, VALUES, 0, NONE, 0, 10, 5);
    same(capped, LOWER_IS_BETTER, VALUES, 10, NONE, 10, 0, 5);
    same(open, HIGHER_IS_BETTER, VALUES, -5, NONE, 0, 20, 5);
    same(open, LOWER_IS_BETTER, VALUES, 15, NONE, 10, -10, 5);
  }

  @Test
  void scaledMovesByFixedNumbers() {
    same(new Scaled(-2, 2, 100), HIGHER_IS_BETTER, VALUES, 0, NONE, 50, 250, 100);
    same(new Scaled(-2, 2, 100), LOWER_IS_BETTER, VALUES, 100, NONE, 50, -150, 0);
  }

  @Test
  void fractionOfMaximumNeverGivesTheWorstTheMost() {
    double[] values = {1, NONE, 4, 0, 2};
    same(new FractionOfMaximum(), HIGHER_IS_BETTER, values, 0.25, NONE, 1, 0, 0.5);
    same(new FractionOfMaximum(), LOWER_IS_BETTER, values, 0.75, NONE, 0, 1, 0.5);
    same(new FractionOfMaximum(), HIGHER_IS_BETTER, VALUES, -0.25, NONE, 0, 1, 0.25);
    same(new FractionOfMaximum(), LOWER_IS_BETTER, VALUES, 1.25, NONE, 1, 0, 0.75);
  }

  @Test
  void fractionOfAMaximumThatIsNotAboveZeroIsRefused() {
    same(new FractionOfMaximum(), HIGHER_IS_BETTER, new double[] {0, NONE, 0}, 0.5, NONE, 0.5);
    assertThatThrownBy(
            () -> new FractionOfMaximum().normalise(Matrices.column(-3, -1), 0, HIGHER_IS_BETTER))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "No value of x is above 0, so none is a fraction of the maximum -1.0 (normalise it"
                + " another way)");
    assertThatThrownBy(
            () -> new FractionOfMaximum().normalise(Matrices.column(-3, 0), 0, LOWER_IS_BETTER))
        .hasMessageContaining("the maximum 0.0");
  }

  @ParameterizedTest
  @EnumSource(IfEqual.class)
  void equalValuesGetWhatTheRuleSays(IfEqual ifEqual) {
    double share =
        switch (ifEqual) {
          case LOWER -> 0;
          case MIDDLE -> 0.5;
          case UPPER -> 1;
          case MISSING -> NONE;
        };
    for (double[] equal : List.of(new double[] {7, NONE, 7}, new double[] {7, NONE, NONE})) {
      for (Direction direction : List.of(HIGHER_IS_BETTER, LOWER_IS_BETTER)) {
        all(new MinMax(10, 20, Scope.ALL, ifEqual), direction, equal, 10 + 10 * share);
        all(new ZScore(5, 2, Scope.ALL, ifEqual), direction, equal, 3 + 4 * share);
        all(new DistanceToMaximum(Scope.ALL, ifEqual), direction, equal, share);
        all(new PercentileRank(Ties.MIN, Scope.ALL, ifEqual), direction, equal, share);
      }
    }
    double[] zeros = {0, NONE, 0};
    all(new FractionOfMaximum(Scope.ALL, ifEqual), HIGHER_IS_BETTER, zeros, share);
  }

  @Test
  void aColumnWithoutValuesStaysOne() {
    double[] empty = {NONE, NONE};
    for (Normalisation method :
        List.of(
            new MinMax(0, 1),
            new ZScore(0, 1),
            new RankScores(Ties.MIN),
            new PercentileRank(Ties.MIN),
            new Borda(Ties.AVERAGE),
            new DistanceToMaximum(),
            new DistanceToTarget(1, Beyond.CAP),
            new DistanceToReference("u0", Beyond.CAP),
            new Goalposts(0, 1, Beyond.CAP, 1),
            new FractionOfMaximum(),
            new Scaled(0, 1, 1))) {
      same(method, HIGHER_IS_BETTER, empty, NONE, NONE);
    }
  }

  @Test
  void groupsAreComparedWithThemselves() {
    DataMatrix data =
        Matrices.matrix(
            """
            unit group x
            a    hill  1
            b    plain 10
            c    hill  3
            d    plain 30
            e    hill  2
            f    coast 9
            g    plain .
            """);
    IfEqual middle = IfEqual.MIDDLE;
    assertThat(new MinMax(0, 1, Scope.GROUP, middle).normalise(data, 0, HIGHER_IS_BETTER))
        .containsExactly(0, 0, 1, 1, 0.5, 0.5, NONE);
    assertThat(new RankScores(Ties.MIN, Scope.GROUP).normalise(data, 0, LOWER_IS_BETTER))
        .containsExactly(3, 2, 1, 1, 2, 1, NONE);
    assertThat(new Borda(Ties.MIN, Scope.GROUP).normalise(data, 0, LOWER_IS_BETTER))
        .containsExactly(2, 1, 0, 0, 1, 0, NONE);
    assertThat(new FractionOfMaximum(Scope.GROUP, middle).normalise(data, 0, HIGHER_IS_BETTER))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1, 1, 2 / 3.0, 1, NONE}, within(1e-15));
    assertThat(
            new DistanceToTarget(5, Beyond.CAP, Scope.GROUP).normalise(data, 0, HIGHER_IS_BETTER))
        .containsExactly(0, 1, 0.5, 1, 0.25, 1, NONE);
  }

  @Test
  void numbersThatAreNoMethodAreRefused() {
    assertThatThrownBy(() -> new MinMax(1, 1))
        .hasMessage(
            "Invalid range of a min-max normalisation: 1.0 to 1.0 (must be finite, the first"
                + " less)");
    assertThatThrownBy(() -> new MinMax(0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("must be finite");
    assertThatThrownBy(() -> new ZScore(0, 0))
        .hasMessage("Invalid standard deviation of z-scores: 0.0 (must be > 0)");
    assertThatThrownBy(() -> new ZScore(NONE, 1))
        .hasMessage("Invalid mean of z-scores: NaN (must be finite)");
    assertThatThrownBy(() -> new DistanceToTarget(NONE, Beyond.CAP))
        .hasMessage("Invalid target: NaN (must be finite)");
    assertThatThrownBy(() -> new Goalposts(4, 0, Beyond.CAP, 1))
        .hasMessage("Invalid goalposts: 4.0 and 0.0 (must be finite, the first less)");
    assertThatThrownBy(() -> new Goalposts(0, 4, Beyond.CAP, 0))
        .hasMessage("Invalid scale of goalposts: 0.0 (must be > 0)");
    assertThatThrownBy(() -> new Scaled(1, 1, 1))
        .hasMessage("Invalid scale: 1.0 to 1.0 (must be finite, the first less)");
    assertThatThrownBy(() -> new Scaled(0, 1, -1)).hasMessage("Invalid scale: -1.0 (must be > 0)");
  }

  private static void all(
      Normalisation method, Direction direction, double[] values, double expected) {
    double[] each =
        Arrays.stream(values).map(value -> Double.isNaN(value) ? value : expected).toArray();
    same(method, direction, values, each);
  }

  private static void same(
      Normalisation method, Direction direction, double[] values, double... expected) {
    assertThat(method.normalise(Matrices.column(values), 0, direction))
        .as("%s, %s", method, direction)
        .containsExactly(expected, within(1e-14));
  }
}
