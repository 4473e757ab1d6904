package org.districtassessment.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.normalise.IfEqual;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.prepare.CellChange;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.prepare.UnitAvailability;
import org.districtassessment.core.index.weight.EqualWeights;
import org.districtassessment.core.scoring.Scope;
import org.junit.jupiter.api.Test;

class MakeIndexTest {

  private static final double NONE = Double.NaN;

  /** a: access 3, safety -4, town (9 - 4) / 4; b: 5 and 0; c: 6 and -8. */
  @Test
  void scoresTheTreeFromTheLeavesToTheRoot() {
    IndexResult result =
        new TownIndex()
            .of(
                """
                unit ignored fires roads schools
                a    1       4     2     4
                b    1       0     5     5
                c    1       8     2     10
                """);

    assertThat(result.raw().columns()).containsExactly("roads", "schools", "fires");
    assertThat(result.normalised().column("fires")).containsExactly(-4, 0, -8);
    assertThat(result.scores().columns()).containsExactly("access", "safety", "town");
    assertThat(result.scores().column("access")).containsExactly(3, 5, 6);
    assertThat(result.scores().column("safety")).containsExactly(-4, 0, -8);
    assertThat(result.index()).containsExactly(1.25, 3.75, 2.5);
    assertThat(result.ranks().column("access")).containsExactly(3, 2, 1);
    assertThat(result.ranks().column("safety")).containsExactly(2, 1, 3);
    assertThat(result.indexRanks()).containsExactly(3, 1, 2);
    assertThat(result.prepared()).isSameAs(result.raw());
    assertThat(result.changes()).isEmpty();
    assertThat(result.screenedOut()).isEmpty();
  }

  @Test
  void multipliesSharesUpToTheTop() {
    assertThat(
            new TownIndex().weighing("roads", 3).of("unit roads schools fires\na 1 1 1").weights())
        .containsExactly(
            new ElementWeight("roads", "access", 3, 0.75, 0.5625),
            new ElementWeight("schools", "access", 1, 0.25, 0.1875),
            new ElementWeight("fires", "safety", 2, 1, 0.25),
            new ElementWeight("access", "town", 3, 0.75, 0.75),
            new ElementWeight("safety", "town", 1, 0.25, 0.25));
  }

  @Test
  void sharesTheWeightOfWhatIsMissing() {
    IndexResult result =
        new TownIndex()
            .of(
                """
                unit roads schools fires
                a    2     .       0
                b    .     .       -8
                c    .     .       .
                d    4     6       .
                """);

    assertThat(result.scores().column("access")).containsExactly(2, NONE, NONE, 5);
    assertThat(result.scores().column("safety")).containsExactly(0, 8, NONE, NONE);
    assertThat(result.index()).containsExactly(1.5, 8, NONE, 5);
    assertThat(result.indexRanks()).containsExactly(3, 1, NONE, 2);
  }

  @Test
  void givesNoScoreBelowTheLeastShareOfChildren() {
    String half =
        """
        unit roads schools fires
        a    2     .       -1
        b    2     4       -1
        """;

    assertThat(new TownIndex().withAtLeast(0.5).of(half).scores().column("access"))
        .containsExactly(2, 3);
    IndexResult strict = new TownIndex().withAtLeast(0.51).of(half);
    assertThat(strict.scores().column("access")).containsExactly(NONE, 3);
    assertThat(strict.index()).as("town of a has one of two children").containsExactly(NONE, 2.5);
    assertThat(
            new TownIndex()
                .withAtLeast(1)
                .weighing("schools", 0)
                .of(half)
                .scores()
                .column("access"))
        .as("schools weigh nothing")
        .containsExactly(2, 2);
  }

  @Test
  void appliesTheStepsInTheirOrder() {
    DataMatrix raw =
        Matrices.matrix(
            """
            unit  group roads schools fires
            a     hill  6     4       0
            b     hill  .     5       2
            empty plain .     .       3
            """);
    DataMatrix denominators = raw.with(List.of("roads"), new double[][] {{2, 2, 2}});
    IndexRules rules =
        new TownIndex()
            .preparedBy(new Denominate(Map.of("roads", 10.0)))
            .preparedBy(new ScreenUnits(0.5, 0))
            .preparedBy(new Impute(Impute.Method.MEAN, Scope.GROUP))
            .rules();

    IndexResult result = MakeIndex.makeIndex(rules, IndexInput.of(raw, denominators));

    assertThat(result.raw().units()).containsExactly("a", "b", "empty");
    assertThat(result.steps()).hasSize(3);
    assertThat(result.steps().get(0).data().column("roads")).containsExactly(30, NONE, NONE);
    assertThat(result.steps().get(1).data().units()).containsExactly("a", "b");
    assertThat(result.prepared().column("roads")).containsExactly(30, 30);
    assertThat(result.changes())
        .containsExactly(new CellChange("b", "roads", 3, NONE, 30, Reason.IMPUTED_GROUP_MEAN));
    assertThat(result.screenedOut())
        .containsExactly(new UnitAvailability("empty", 2, 0, 1 / 3.0, 1, false));
    assertThat(result.scores().units()).containsExactly("a", "b");
    assertThat(result.index()).containsExactly(12.75, 12.625);
  }

  @Test
  void normalisesAnIndicatorInItsOwnWay() {
    IndexResult result =
        new TownIndex()
            .normalisedBy(new MinMax(0, 10))
            .normalisedBy("fires", TownIndex.AS_IT_IS)
            .of(
                """
                unit roads schools fires
                a    0     3       1
                b    5     3       2
                """);

    assertThat(result.normalised().column("roads")).containsExactly(0, 10);
    assertThat(result.normalised().column("schools")).containsExactly(5, 5);
    assertThat(result.normalised().column("fires")).containsExactly(-1, -2);
  }

  @Test
  void leavesOutAColumnOfEqualValuesWhereTheRuleSaysSo() {
    assertThat(
            new TownIndex()
                .normalisedBy(new MinMax(0, 10, Scope.ALL, IfEqual.MISSING))
                .of("unit roads schools fires\na 0 3 1\nb 5 3 2")
                .scores()
                .column("access"))
        .containsExactly(0, 10);
  }

  @Test
  void scoresASingleUnit() {
    IndexResult result =
        new TownIndex().normalisedBy(new MinMax(0, 10)).of("unit roads schools fires\nonly 4 5 6");

    assertThat(result.index()).containsExactly(5);
    assertThat(result.indexRanks()).containsExactly(1);
  }

  @Test
  void scoresNobodyWhereNobodyIsLeft() {
    IndexResult result =
        new TownIndex()
            .preparedBy(new ScreenUnits(1, 0))
            .normalisedBy(new MinMax(0, 10))
            .of("unit roads schools fires\na . 5 6");

    assertThat(result.index()).isEmpty();
    assertThat(result.screenedOut()).hasSize(1);
  }

  @Test
  void weighsByTheMethodOfTheNode() {
    IndexResult result =
        new TownIndex()
            .weightedBy(new EqualWeights())
            .weighing("roads", 9)
            .of("unit roads schools fires\na 1 3 0");

    assertThat(result.scores().column("access")).containsExactly(2);
    assertThat(result.weights().get(0))
        .isEqualTo(new ElementWeight("roads", "access", 9, 0.5, 0.25));
  }

  @Test
  void saysWhichCellCannotBeAggregated() {
    assertThatThrownBy(
            () ->
                new TownIndex()
                    .aggregatedBy(new WeightedGeometric())
                    .of("unit roads schools fires\na 1 1 0\nb 1 -2 0"))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "b has -2.0 in schools, which access cannot aggregate (normalise to a range above 0)");
  }

  @Test
  void refusesWeightsOfAMethodThatAreNone() {
    assertThatThrownBy(
            () ->
                new TownIndex()
                    .weightedBy(new EqualWeights())
                    .weighing("fires", 0)
                    .of("unit roads schools fires\na 1 1 0"))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "The weight method of safety gives weights that sum to 0.0 (choose another one)");
  }

  @Test
  void refusesDataWithoutAnIndicator() {
    assertThatThrownBy(() -> new TownIndex().of("unit roads schools\na 1 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown column: fires (must be one of [roads, schools])");
  }

  @Test
  void ranksWithinGroups() {
    DataMatrix ranks =
        RankUnits.rankWithinGroups(
            Matrices.matrix(
                """
                unit group x
                a    hill  1
                b    plain 5
                c    hill  3
                d    hill  3
                e    plain .
                f    coast 0
                """));

    assertThat(ranks.column(0)).containsExactly(3, 1, 1, 1, NONE, 1);
  }

  @Test
  void tiesScoresThatDifferInTheLastBits() {
    IndexResult result =
        new TownIndex().of("unit roads schools fires\na 0.1 0.2 0\nb 0.3 0 0\nc 0.4 0 0");

    assertThat(result.index()[0]).isCloseTo(0.1125, within(1e-12));
    assertThat(result.indexRanks()).containsExactly(2, 2, 1);
  }
}
