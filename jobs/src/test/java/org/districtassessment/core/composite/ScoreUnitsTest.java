package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.composite.TownRules.bonus;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.penalty;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.target;
import static org.districtassessment.core.composite.TownRules.veto;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Efficacy;
import org.districtassessment.core.scoring.Growth;
import org.districtassessment.core.scoring.Interval;
import org.districtassessment.core.scoring.RankScore;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.scoring.ScoringRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreUnitsTest {

  /**
   * cover: 40 points at 80; waiting: 20 points up to 14; spent: 40 points, 60% at 50, all at 90.
   */
  private static final List<IndicatorRule> INDICATORS =
      List.of(
          indicator("cover", "care", "40", target("80")),
          indicator(
              "waiting", "care", "20", new AllOrNothing(decimal("14"), Direction.LOWER_IS_BETTER)),
          indicator(
              "spent",
              "money",
              "40",
              new Efficacy(decimal("50"), decimal("90"), decimal("0.6"), Efficacy.Below.ZERO)));

  private static final List<Adjustment> ADJUSTMENTS =
      List.of(
          bonus("model", "3"),
          bonus("idea", null),
          penalty("late", "10"),
          penalty("false", null),
          veto("closed", VetoEffect.ZERO_TOTAL, null),
          veto("grave", VetoEffect.LOWEST_GRADE, null),
          veto("audit", VetoEffect.CAP_GRADE, "good"),
          veto("faked", VetoEffect.ZERO_INDICATOR, "spent"));

  private static final RuleSet RULES = rules(INDICATORS, ADJUSTMENTS, null);

  private static final String TOWNS =
      """
      north region=coast cover=80 waiting=10  spent=90   model=5 idea=0.5
      east  region=coast cover=60 waiting=n/a spent=70   late=12 false=1
      south region=hills cover=80 waiting=20  spent=none
      west  region=hills cover=80 waiting=14  spent=80   model=2 grave=1
      far   region=hills cover=72 waiting=12  spent=85   faked=1
      cape  region=coast cover=80 waiting=10  spent=90   audit=2 idea=4
      gone  region=hills cover=80 waiting=10  spent=90   closed=1 late=1
      ghost region=coast cover=n/a waiting=n/a spent=n/a
      """;

  @Test
  void addsUpRanksAndGradesEveryTown() {
    // north: 40 + 20 + 40 = 100, + min(5, 3) + 0.5
    // cape:  40 + 20 + 40 = 100; its veto caps the grade, and no bonus lifts it
    // west:  40 + 20 + 40 * (0.6 + 0.4 * 30 / 40) = 96; at the end of the grades, not of the ranks
    // east:  (30 + 40 * 0.8 = 62) of 80 is 77.5, - min(12, 10) - 1
    // far:   36 + 20 + 0, its 38 for spent taken
    // south: 40 + 0 + 0, as a missing value earns nothing and still counts
    // gone:  100 points and a total of 0
    // ghost: nothing applies, so it is not assessed
    assertThat(score(RULES, TOWNS, PreviousYear.UNKNOWN).cards())
        .map(ScoreUnitsTest::line)
        .containsExactly(
            "1 north 1/3 excellent 103.50 = 100 of 100 + 3.5 - 0 []",
            "2 cape 2/3 good 100.00 = 100 of 100 + 0 - 0 [audit]",
            "3 west 1/4 poor 96.00 = 96 of 100 + 0 - 0 [grave]",
            "4 east 3/3 fair 66.50 = 62 of 80 + 0 - 11 []",
            "5 far 2/4 poor 56.00 = 56 of 100 + 0 - 0 [faked]",
            "6 south 3/4 poor 40.00 = 40 of 100 + 0 - 0 []",
            "7 gone 4/4 poor 0.00 = 100 of 100 + 0 - 1 [closed]");
  }

  @Test
  void sumsDimensionsWithoutRebasing() {
    Scorecard east = card("east", score(RULES, TOWNS, PreviousYear.UNKNOWN));
    assertThat(east.dimensions().keySet()).containsExactly("care", "money");
    assertThat(east.dimensions().get("care")).isEqualByComparingTo("30");
    assertThat(east.dimensions().get("money")).isEqualByComparingTo("32");
  }

  @Test
  void scoresAndRanksEveryIndicatorOfEveryTown() {
    assertThat(score(RULES, TOWNS, PreviousYear.UNKNOWN).indicatorScores())
        .map(ScoreUnitsTest::line)
        .containsExactly(
            "cape cover value 80: 100%, 40 of 40, rank 1",
            "cape waiting value 10: 100%, 20 of 20, rank 1",
            "cape spent value 90: 100%, 40 of 40, rank 1",
            "east cover value 60: 75%, 30 of 40, rank 7",
            "east waiting not_applicable null: null%, null of 20, rank null",
            "east spent value 70: 80%, 32 of 40, rank 6",
            "far cover value 72: 90%, 36 of 40, rank 6",
            "far waiting value 12: 100%, 20 of 20, rank 4",
            "far spent value 85: 0%, 0 of 40, rank 4",
            "ghost cover not_applicable null: null%, null of 40, rank null",
            "ghost waiting not_applicable null: null%, null of 20, rank null",
            "ghost spent not_applicable null: null%, null of 40, rank null",
            "gone cover value 80: 100%, 40 of 40, rank 1",
            "gone waiting value 10: 100%, 20 of 20, rank 1",
            "gone spent value 90: 100%, 40 of 40, rank 1",
            "north cover value 80: 100%, 40 of 40, rank 1",
            "north waiting value 10: 100%, 20 of 20, rank 1",
            "north spent value 90: 100%, 40 of 40, rank 1",
            "south cover value 80: 100%, 40 of 40, rank 1",
            "south waiting value 20: 0%, 0 of 20, rank 6",
            "south spent missing null: 0%, 0 of 40, rank null",
            "west cover value 80: 100%, 40 of 40, rank 1",
            "west waiting value 14: 100%, 20 of 20, rank 5",
            "west spent value 80: 90%, 36 of 40, rank 5");
  }

  @Test
  void roundsTheTotalOnce() {
    // 50 / 3 twice: 33.333… is 33.33, where 16.67 + 16.67 would be 33.34
    RuleSet rules =
        rules(
            List.of(
                indicator("cover", "care", "50", target("3")),
                indicator("spent", "money", "50", target("3"))),
            List.of(),
            null);
    Scorecards cards = score(rules, "north region=coast cover=1 spent=1", PreviousYear.UNKNOWN);
    assertThat(card("north", cards).points()).isEqualTo(decimal("33.3333333334"));
    assertThat(card("north", cards).total()).isEqualTo(decimal("33.33"));
  }

  @Test
  void ranksAndGradesByTheRoundedTotal() {
    // 89.995 and 89.9999 are both 90.00
    RuleSet rules =
        rules(List.of(indicator("cover", "care", "100", target("100"))), List.of(), null);
    String towns =
        """
        a region=coast cover=89.995
        b region=coast cover=89.9999
        c region=coast cover=89.9949
        """;
    assertThat(score(rules, towns, PreviousYear.UNKNOWN).cards())
        .map(card -> card.rank() + " " + card.unit().key() + " " + card.grade())
        .containsExactly("1 a excellent", "1 b excellent", "3 c good");
  }

  @Test
  void neverGoesBelowZeroAndNeverTurnsAnAdjustmentAround() {
    RuleSet rules =
        rules(
            List.of(indicator("cover", "care", "100", target("100"))),
            List.of(bonus("model", "3"), penalty("false", null)),
            null);
    String towns =
        """
        a region=coast cover=50 model=-7
        b region=coast cover=50 false=-7
        c region=coast cover=5  false=7
        """;
    assertThat(score(rules, towns, PreviousYear.UNKNOWN).cards())
        .map(card -> card.unit().key() + " " + card.total())
        .containsExactly("a 50.00", "b 50.00", "c 0.00");
  }

  @Test
  void leavesTheBestGradeWhereAVetoCapsAtIt() {
    RuleSet rules =
        rules(
            List.of(indicator("cover", "care", "100", target("100"))),
            List.of(veto("noted", VetoEffect.CAP_GRADE, "excellent")),
            null);
    assertThat(score(rules, "a region=coast cover=95 noted=1", PreviousYear.UNKNOWN).cards())
        .map(Scorecard::grade)
        .containsExactly("excellent");
  }

  @Test
  void comparesRelativeScoresWithTheTownsThatHaveAValue() {
    // In the coast 1st of 2; in the hills 1st of 1; a missing value is not ranked.
    RuleSet rules =
        rules(
            List.of(
                indicator(
                    "cover",
                    "care",
                    "100",
                    new RankScore(
                        Scope.GROUP,
                        null,
                        RankScore.Ties.COMPETITION,
                        Direction.HIGHER_IS_BETTER))),
            List.of(),
            null);
    String towns =
        """
        a region=coast cover=7
        b region=coast cover=6
        c region=hills cover=5
        d region=hills cover=none
        """;
    assertThat(score(rules, towns, PreviousYear.UNKNOWN).cards())
        .map(card -> card.unit().key() + " " + card.total())
        .containsExactly("a 100.00", "c 100.00", "b 50.00", "d 0.00");
  }

  @Test
  void ranksANominalIndicatorByItsPoints() {
    RuleSet rules =
        rules(
            List.of(
                indicator(
                    "visits",
                    "care",
                    "100",
                    new Interval(decimal("0"), decimal("4"), decimal("8"), decimal("12")))),
            List.of(),
            null);
    String towns =
        """
        a region=coast visits=11
        b region=coast visits=6
        c region=coast visits=2
        """;
    assertThat(score(rules, towns, PreviousYear.UNKNOWN).indicatorScores())
        .map(score -> score.unit() + " " + score.rank())
        .containsExactly("a 3", "b 1", "c 2");
  }

  @Test
  void leavesGrowthOutWithoutAYearBeforeAndKeepsItsValue() {
    RuleSet rules =
        rules(
            List.of(
                indicator("cover", "care", "60", target("100")),
                indicator(
                    "income",
                    "money",
                    "40",
                    new Growth(
                        Growth.Mode.RELATIVE,
                        decimal("0"),
                        decimal("0.1"),
                        decimal("100"),
                        Direction.HIGHER_IS_BETTER))),
            List.of(),
            null);
    String towns =
        """
        a region=coast cover=50 income=105
        b region=coast cover=50 income=105
        """;
    PreviousYear previous =
        new PreviousYear(
            "run of 2023",
            Map.of("a", 2),
            Map.of("a", decimal("41.50")),
            Map.of(new UnitIndicator("a", "income"), decimal("100")));
    Scorecards cards = score(rules, towns, previous);
    // a: 30 + 40 * (0.5 + 0.05 / 0.2) = 60; b: 30 of 60
    assertThat(cards.cards())
        .map(ScoreUnitsTest::line)
        .containsExactly(
            "1 a 1/2 fair 60.00 = 60 of 100 + 0 - 0 []",
            "2 b 2/2 poor 50.00 = 30 of 60 + 0 - 0 []");
    assertThat(cards.indicatorScores())
        .filteredOn(score -> score.indicator().equals("income"))
        .map(ScoreUnitsTest::line)
        .containsExactly(
            "a income value 105: 75%, 30 of 40, rank 1",
            "b income not_applicable 105: null%, null of 40, rank null");
    assertThat(card("a", cards).previousRank()).isEqualTo(2);
    assertThat(card("a", cards).previousTotal()).isEqualTo(decimal("41.50"));
    assertThat(card("b", cards).previousRank()).isNull();
    assertThat(cards.indicatorScores())
        .filteredOn(score -> score.unit().equals("a"))
        .map(IndicatorScore::previousValue)
        .containsExactly(null, decimal("100"));
  }

  @Test
  void namesTheGroupsThatAScoreByGroupLeavesOut() {
    ScoringRule byGroup = ScoringRule.byGroup(Map.of("coast", target("3"), "plain", target("2")));
    RuleSet rules =
        rules(
            List.of(
                indicator("cover", "care", "100", Direction.HIGHER_IS_BETTER, byGroup, List.of())),
            List.of(),
            null);
    List<Unit> units =
        List.of(
            new Unit("a", "A", "hills"), new Unit("b", "B", "coast"), new Unit("c", "C", "hills"));
    assertThat(ScoreUnits.missingGroups(rules, units))
        .map(Problem::toString)
        .containsExactly(
            "cover.yaml:3:5: No score of cover for the group hills (must be one of coast, plain;"
                + " add it under by-group)");
    assertThat(ScoreUnits.missingGroups(rules, units.subList(1, 2))).isEmpty();
    assertThatThrownBy(() -> score(rules, "a region=hills cover=2", PreviousYear.UNKNOWN))
        .hasMessage("No score of cover for the group hills");
  }

  @Test
  void refusesATownWithoutItsValues() {
    assertThatThrownBy(
            () -> score(RULES, "north region=coast cover=80 spent=90", PreviousYear.UNKNOWN))
        .hasMessage("No value of waiting for north");
  }

  private static Scorecard card(String unit, Scorecards cards) {
    return cards.cards().stream()
        .filter(card -> card.unit().key().equals(unit))
        .findFirst()
        .orElseThrow();
  }

  private static String line(Scorecard card) {
    return "%s %s %s/%s %s %s = %s of %s + %s - %s %s"
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
            plain(card.penalty()),
            card.vetoReasons());
  }

  private static String line(IndicatorScore score) {
    return "%s %s %s %s: %s%%, %s of %s, rank %s"
        .formatted(
            score.unit(),
            score.indicator(),
            score.state().id(),
            plain(score.value()),
            plain(score.score()),
            plain(score.points()),
            plain(score.fullPoints()),
            score.rank());
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  private static Scorecards score(RuleSet rules, String towns, PreviousYear previous) {
    return Towns.read(rules, towns).score(previous);
  }
}
