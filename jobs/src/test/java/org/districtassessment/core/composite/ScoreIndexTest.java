package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.composite.TownRules.bonus;
import static org.districtassessment.core.composite.TownRules.decimal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.rule.NodeMethod;
import org.districtassessment.core.scoring.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreIndexTest {

  private static final String TOWNS =
      """
      d region=hills doctors=3/3000 waiting=1    budget=2    model=2
      b region=hills doctors=8/2000 waiting=2    budget=n/a
      e region=hills doctors=none   waiting=none budget=none
      a region=coast doctors=6/3000 waiting=10   budget=8
      c region=coast doctors=none   waiting=1    budget=7
      """;

  private static final CareIndex INDEX = CareIndex.ofTowns().with(bonus("model", null));

  @Test
  void addsUpRanksAndGradesTheTownsThatHaveAScore() {
    // d: care (1 - 1) / 2 = 0, (3 × 0 + 1 × 2) / 4 = 0.5, + 2
    // b: care (4 - 2) / 2 = 1, which is all, as money does not apply; 37.5 + 37.5 of 100 do
    // c: care is waiting alone, (3 × -1 + 1 × 7) / 4 = 1; 37.5 + 25 of 100 are there
    // a: care (2 - 10) / 2 = -4, (3 × -4 + 1 × 8) / 4 = -1
    // e: has no score, so it is not assessed and counts in no group
    assertThat(score(INDEX, TOWNS, PreviousYear.UNKNOWN).cards())
        .map(ScoreIndexTest::line)
        .containsExactly(
            "1 d 1/2 poor 2.50 = 0.5 of 100 + 2, {care=0, money=2}",
            "2 b 2/2 poor 1.00 = 1 of 75 + 0, {care=1}",
            "2 c 1/2 poor 1.00 = 1 of 62.5 + 0, {care=-1, money=7}",
            "4 a 2/2 poor -1.00 = -1 of 100 + 0, {care=-4, money=8}");
  }

  @Test
  void scoresAndRanksEveryIndicatorOfEveryTown() {
    assertThat(score(INDEX, TOWNS, PreviousYear.UNKNOWN).indicatorScores())
        .map(ScoreIndexTest::line)
        .containsExactly(
            "a doctors value 6 / 3000 = 2: 2, weight 1, rank 2",
            "a waiting value 10 / null = 10: -10, weight 1, rank 4",
            "a budget value 8 / null = 8: 8, weight 2, rank 1",
            "b doctors value 8 / 2000 = 4: 4, weight 1, rank 1",
            "b waiting value 2 / null = 2: -2, weight 1, rank 3",
            "b budget not_applicable null / null = null: null, weight 2, rank null",
            "c doctors missing null / null = null: null, weight 1, rank null",
            "c waiting value 1 / null = 1: -1, weight 1, rank 1",
            "c budget value 7 / null = 7: 7, weight 2, rank 2",
            "d doctors value 3 / 3000 = 1: 1, weight 1, rank 3",
            "d waiting value 1 / null = 1: -1, weight 1, rank 1",
            "d budget value 2 / null = 2: 2, weight 2, rank 3",
            "e doctors missing null / null = null: null, weight 1, rank null",
            "e waiting missing null / null = null: null, weight 1, rank null",
            "e budget missing null / null = null: null, weight 2, rank null");
  }

  /** b has one value of three, which stays to be seen; a and c close the ranks. */
  @Test
  void leavesOutTownsWithTooLittle() {
    Scorecards scored =
        score(
            CareIndex.ofTowns().preparedBy(new ScreenUnits(0.5, 0)),
            """
            a region=coast doctors=1 waiting=1    budget=1
            b region=coast doctors=9 waiting=none budget=none
            c region=coast doctors=3 waiting=3    budget=2
            """,
            PreviousYear.UNKNOWN);

    // a: care 0, 0 + 0.25; c: care 0, 0 + 0.5
    assertThat(scored.cards())
        .map(ScoreIndexTest::line)
        .containsExactly(
            "1 c 1/2 poor 0.50 = 0.5 of 100 + 0, {care=0, money=2}",
            "2 a 2/2 poor 0.25 = 0.25 of 100 + 0, {care=0, money=1}");
    assertThat(scored.indicatorScores())
        .filteredOn(score -> score.indicator().equals("doctors"))
        .map(ScoreIndexTest::line)
        .containsExactly(
            "a doctors value null / null = 1: 1, weight 1, rank 2",
            "b doctors value null / null = 9: null, weight 1, rank null",
            "c doctors value null / null = 3: 3, weight 1, rank 1");
  }

  /** The value stays missing, as nobody sent it; the score is of the 5 that took its place. */
  @Test
  void scoresAndRanksWhatWasImputed() {
    Impute five =
        new Impute(
            Impute.Method.CONSTANT, Scope.ALL, OptionalDouble.of(5), Set.of("doctors", "waiting"));
    Scorecards scored =
        score(
            CareIndex.ofTowns().preparedBy(five),
            """
            a region=coast doctors=none waiting=3   budget=4
            b region=coast doctors=7    waiting=n/a budget=4
            """,
            PreviousYear.UNKNOWN);

    // a: care (5 - 3) / 2 = 1, 0.75 + 1; b: care 7, 5.25 + 1, as waiting does not apply
    assertThat(scored.cards())
        .map(ScoreIndexTest::line)
        .containsExactly(
            "1 b 1/2 poor 6.25 = 6.25 of 62.5 + 0, {care=7, money=4}",
            "2 a 2/2 poor 1.75 = 1.75 of 100 + 0, {care=1, money=4}");
    assertThat(scored.indicatorScores().get(0))
        .extracting(ScoreIndexTest::line)
        .isEqualTo("a doctors missing null / null = null: 5, weight 1, rank 2");
  }

  @Test
  void takesMissingValuesFromTheYearBeforeAndShowsWhatItWas() {
    PreviousYear previous =
        new PreviousYear(
            "run of 2023",
            Map.of("c", 2),
            Map.of("c", decimal("0.75")),
            Map.of(new UnitIndicator("c", "doctors"), decimal("6")));
    Scorecards scored =
        score(
            CareIndex.ofTowns().preparedBy(new Impute(Impute.Method.PREVIOUS_YEAR, Scope.ALL)),
            "c region=coast doctors=none waiting=1 budget=7",
            previous);

    // care (6 - 1) / 2 = 2.5, (3 × 2.5 + 7) / 4 = 3.625, half a hundredth goes up
    Scorecard card = scored.cards().get(0);
    assertThat(card.total()).isEqualTo(decimal("3.63"));
    assertThat(card.points()).isEqualTo(decimal("3.6250000000"));
    assertThat(card.previousRank()).isEqualTo(2);
    assertThat(card.previousTotal()).isEqualTo(decimal("0.75"));
    assertThat(scored.indicatorScores())
        .map(IndicatorScore::previousValue)
        .containsExactly(decimal("6"), null, null);
  }

  @Test
  void refusesValuesThatTheMethodCannotUseAndSaysWhereItStands() {
    CareIndex index =
        CareIndex.ofTowns()
            .totalBy(
                new NodeMethod(new WeightedGeometric(), FixedWeights.ofAnyTotal(), List.of(), 0));
    assertThatThrownBy(() -> score(index, TOWNS, PreviousYear.UNKNOWN))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "clinics.yaml:9:5: a has -4.0 in care, which total cannot aggregate (normalise to a"
                + " range above 0)");
  }

  private static Scorecards score(CareIndex index, String towns, PreviousYear previous) {
    return Towns.read(index.rules(), towns).score(previous);
  }

  private static String line(Scorecard card) {
    List<String> dimensions =
        card.dimensions().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
            .toList();
    return "%s %s %s/%s %s %s = %s of %s + %s, {%s}"
        .formatted(
            card.rank(),
            card.unit().key(),
            card.groupRank(),
            card.groupSize(),
            card.grade(),
            card.total(),
            plain(card.points()),
            plain(card.applicablePoints()),
            plain(card.bonus()),
            String.join(", ", dimensions));
  }

  private static String line(IndicatorScore score) {
    assertThat(score.points()).as("points are for points systems").isNull();
    return "%s %s %s %s / %s = %s: %s, weight %s, rank %s"
        .formatted(
            score.unit(),
            score.indicator(),
            score.state().id(),
            plain(score.numerator()),
            plain(score.denominator()),
            plain(score.value()),
            plain(score.score()),
            plain(score.fullPoints()),
            score.rank());
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }
}
