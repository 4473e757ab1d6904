package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.target;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.composite.DescribeScores.Described;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.statistics.CorrelationPair;
import org.districtassessment.core.index.statistics.CorrelationPair.Flag;
import org.districtassessment.core.index.statistics.IndexStatistics.Stage;
import org.districtassessment.core.index.statistics.ItemStatistics;
import org.districtassessment.core.index.statistics.UnitProfile;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Interval;
import org.junit.jupiter.api.Test;

class DescribeScoresTest {

  /** cover: 30 points at 80; waiting: 20 up to 14; visits: 50 from 4 to 8, none at 0 and 12. */
  private static final List<IndicatorRule> INDICATORS =
      List.of(
          indicator("cover", "care", "30", target("80")),
          indicator(
              "waiting", "care", "20", new AllOrNothing(decimal("14"), Direction.LOWER_IS_BETTER)),
          indicator(
              "visits",
              "money",
              "50",
              new Interval(decimal("0"), decimal("4"), decimal("8"), decimal("12"))));

  private static final String TOWNS =
      """
      b     region=hills cover=40  waiting=20   visits=6
      a     region=coast cover=80  waiting=10   visits=2
      c     region=coast cover=n/a waiting=none visits=none
      d     region=coast cover=60  waiting=n/a  visits=n/a
      ghost region=coast cover=n/a waiting=n/a  visits=n/a
      """;

  @Test
  void describesAPointsSystemAsTheIndexThatItIs() {
    // Points: a 30 + 20 + 25 of 100; b 15 + 0 + 50 of 100; c 0 + 0 of 70; d 22.5 of 30.
    // Care: a 50 and b 15 of 50, c 0 of 20, d 22.5 of 30. Visits rank by points: there is no
    // better end. What is missing has no place, and neither has what does not apply.
    assertThat(describe(1).statistics().profiles())
        .map(DescribeScoresTest::line)
        .containsExactly(
            "a care NaN: 100.0, 1.0 of 4.0, group 1.0 NEITHER",
            "a cover 80.0: 100.0, 1.0 of 3.0, group 1.0 STRENGTH",
            "a money NaN: 50.0, 2.0 of 3.0, group 1.0 NEITHER",
            "a total NaN: 75.0, 1.0 of 4.0, group 1.0 NEITHER",
            "a visits 50.0: 50.0, 2.0 of 2.0, group 1.0 WEAKNESS",
            "a waiting 10.0: 100.0, 1.0 of 2.0, group 1.0 NEITHER",
            "b care NaN: 30.0, 3.0 of 4.0, group 1.0 NEITHER",
            "b cover 40.0: 50.0, 3.0 of 3.0, group 1.0 WEAKNESS",
            "b money NaN: 100.0, 1.0 of 3.0, group 1.0 NEITHER",
            "b total NaN: 65.0, 3.0 of 4.0, group 1.0 NEITHER",
            "b visits 100.0: 100.0, 1.0 of 2.0, group 1.0 STRENGTH",
            "b waiting 20.0: 0.0, 2.0 of 2.0, group 1.0 NEITHER",
            "c care NaN: 0.0, 4.0 of 4.0, group 3.0 NEITHER",
            "c cover NaN: NaN, NaN of 3.0, group NaN NEITHER",
            "c money NaN: 0.0, 3.0 of 3.0, group 2.0 NEITHER",
            "c total NaN: 0.0, 4.0 of 4.0, group 3.0 NEITHER",
            "c visits NaN: 0.0, NaN of 2.0, group NaN NEITHER",
            "c waiting NaN: 0.0, NaN of 2.0, group NaN NEITHER",
            "d care NaN: 75.0, 2.0 of 4.0, group 2.0 NEITHER",
            "d cover 60.0: 75.0, 2.0 of 3.0, group 2.0 STRENGTH",
            "d money NaN: NaN, NaN of 3.0, group NaN NEITHER",
            "d total NaN: 75.0, 1.0 of 4.0, group 1.0 NEITHER",
            "d visits NaN: NaN, NaN of 2.0, group NaN NEITHER",
            "d waiting NaN: NaN, NaN of 2.0, group NaN NEITHER");
  }

  @Test
  void describesTheAssessedTownsAtEveryStage() {
    // cover: values 80, 40, 60, shares of points 100, 50, 75; care: 100, 30, 0, 75
    Described described = describe(1);
    assertThat(item(described, Stage.RAW, "cover").mean()).isEqualTo(60);
    assertThat(item(described, Stage.RAW, "cover").shareAvailable()).isEqualTo(0.75);
    assertThat(item(described, Stage.NORMALISED, "cover").mean()).isEqualTo(75);
    assertThat(item(described, Stage.SCORES, "care").mean()).isEqualTo(51.25);
    assertThat(item(described, Stage.SCORES, "care").available()).isEqualTo(4);
  }

  @Test
  void weighsByPoints() {
    assertThat(describe(1).weights())
        .containsExactly(
            new ElementWeight("cover", "care", 30, 0.6, 0.3),
            new ElementWeight("waiting", "care", 20, 0.4, 0.2),
            new ElementWeight("visits", "money", 50, 1, 0.5),
            new ElementWeight("care", "total", 50, 0.5, 0.5),
            new ElementWeight("money", "total", 50, 0.5, 0.5));
  }

  @Test
  void marksNothingWhereNothingIsToBeMarked() {
    assertThat(describe(0).statistics().profiles())
        .extracting(UnitProfile::standing)
        .containsOnly(UnitProfile.Standing.NEITHER);
  }

  /** What is spent rises with cover, what is left falls: correlations are 1 and -1. */
  @Test
  void marksCorrelationsBeyondTheLimitsOfTheRules() {
    List<IndicatorRule> indicators =
        List.of(
            indicator("cover", "care", "25", target("80")),
            indicator("left", "care", "25", target("100")),
            indicator("spent", "money", "50", target("100")));
    String towns =
        """
        a region=coast cover=20 left=100 spent=25
        b region=coast cover=40 left=75  spent=50
        c region=coast cover=80 left=25  spent=100
        """;

    assertThat(
            flags(
                rules(indicators, new StatisticsRules(decimal("0.9"), decimal("-0.9"), 5)), towns))
        .containsExactly(Flag.LOW, Flag.HIGH, Flag.LOW);
    assertThat(
            flags(rules(indicators, new StatisticsRules(decimal("1"), decimal("-0.9"), 5)), towns))
        .containsExactly(Flag.LOW, Flag.NONE, Flag.LOW);
    assertThat(
            flags(rules(indicators, new StatisticsRules(decimal("0.9"), decimal("-1"), 5)), towns))
        .containsExactly(Flag.NONE, Flag.HIGH, Flag.NONE);
  }

  @Test
  void describesAnIndexByItsOwnScoresAndWeights() {
    // care: a (2 - 10) / 2, b (4 - 2) / 2
    CareIndex index = CareIndex.ofTowns().describedBy(statistics(1));
    Scorecards scored =
        Towns.read(
                index.rules(),
                """
                a region=coast doctors=2 waiting=10 budget=8
                b region=hills doctors=4 waiting=2  budget=n/a
                """)
            .score(PreviousYear.UNKNOWN);

    Described described = DescribeScores.describeScores(index.rules(), scored);

    assertThat(described.weights())
        .containsExactly(
            new ElementWeight("doctors", "care", 1, 0.5, 0.375),
            new ElementWeight("waiting", "care", 1, 0.5, 0.375),
            new ElementWeight("budget", "money", 2, 1, 0.25),
            new ElementWeight("care", "total", 3, 0.75, 0.75),
            new ElementWeight("money", "total", 1, 0.25, 0.25));
    assertThat(described.statistics().profiles())
        .map(DescribeScoresTest::line)
        .contains(
            "a care NaN: -4.0, 2.0 of 2.0, group 1.0 NEITHER",
            "a waiting 10.0: -10.0, 2.0 of 2.0, group 1.0 NEITHER",
            "b care NaN: 1.0, 1.0 of 2.0, group 1.0 NEITHER",
            "b doctors 4.0: 4.0, 1.0 of 2.0, group 1.0 STRENGTH");
  }

  @Test
  void refusesATownWithoutItsScores() {
    RuleSet rules = rules(INDICATORS, StatisticsRules.USUAL);
    Scorecards scored = Towns.read(rules, TOWNS).score(PreviousYear.UNKNOWN);
    Scorecards lacking =
        new Scorecards(
            scored.cards(),
            scored.indicatorScores().stream()
                .filter(score -> !score.unit().equals("b") || !score.indicator().equals("waiting"))
                .toList(),
            null);
    assertThatThrownBy(() -> DescribeScores.describeScores(rules, lacking))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No score of waiting for b");
  }

  private static Described describe(int strengths) {
    RuleSet rules = rules(INDICATORS, statistics(strengths));
    return DescribeScores.describeScores(
        rules, Towns.read(rules, TOWNS).score(PreviousYear.UNKNOWN));
  }

  private static StatisticsRules statistics(int strengths) {
    return new StatisticsRules(BigDecimal.ONE, decimal("-1"), strengths);
  }

  private static RuleSet rules(List<IndicatorRule> indicators, StatisticsRules statistics) {
    return TownRules.rules(TownRules.dimensions(), indicators, List.of(), null, null, statistics);
  }

  private static ItemStatistics item(Described described, Stage stage, String item) {
    return described.statistics().items().getOrDefault(stage, List.of()).stream()
        .filter(each -> each.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  /** Of cover and left, cover and spent, left and spent, by the first method. */
  private static List<Flag> flags(RuleSet rules, String towns) {
    return DescribeScores.describeScores(
            rules, Towns.read(rules, towns).score(PreviousYear.UNKNOWN))
        .statistics()
        .correlations()
        .stream()
        .limit(3)
        .map(CorrelationPair::flag)
        .toList();
  }

  private static String line(UnitProfile row) {
    return "%s %s %s: %s, %s of %s, group %s %s"
        .formatted(
            row.unit(),
            row.item(),
            row.value(),
            row.score(),
            row.rank(),
            row.lastRank(),
            row.groupRank(),
            row.standing());
  }
}
