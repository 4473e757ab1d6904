package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.bonus;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.penalty;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.target;
import static org.districtassessment.core.composite.TownRules.veto;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.RangeScore;
import org.districtassessment.core.scoring.RankScore;
import org.districtassessment.core.scoring.Scope;

/** What holds whatever towns hand in. */
class ScoreUnitsPropertiesTest {

  private static final List<IndicatorRule> INDICATORS =
      List.of(
          indicator("cover", "care", "50", target("80")),
          indicator(
              "waiting",
              "care",
              "30",
              new RangeScore(
                  Scope.ALL, RangeScore.IfEqual.NOT_APPLICABLE, Direction.LOWER_IS_BETTER)),
          indicator(
              "spent",
              "money",
              "20",
              new RankScore(
                  Scope.GROUP, null, RankScore.Ties.AVERAGE, Direction.HIGHER_IS_BETTER)));

  private static final List<Adjustment> ADJUSTMENTS =
      List.of(
          bonus("model", "3"),
          penalty("late", "4"),
          veto("grave", VetoEffect.LOWEST_GRADE, null),
          veto("faked", VetoEffect.ZERO_INDICATOR, "cover"));

  private static final Quota QUOTA = new Quota(decimal("0.3"), true, true, false);

  private static final RuleSet RULES = rules(INDICATORS, ADJUSTMENTS, QUOTA);

  /** A town: its region, a value (or none) per indicator, an amount per adjustment. */
  record Town(String region, List<IndicatorValue> values, List<Integer> amounts) {}

  @Property(tries = 300)
  void doesNotDependOnTheOrderOfAnything(@ForAll("towns") List<Town> towns, @ForAll Random random) {
    List<Unit> units = units(towns);
    List<IndicatorValue> values = values(towns);
    List<AdjustmentAmount> amounts = amounts(towns);
    Scorecards inOrder = ScoreUnits.scoreUnits(RULES, units, values, amounts, PreviousYear.UNKNOWN);
    Collections.shuffle(units, random);
    Collections.shuffle(values, random);
    Collections.shuffle(amounts, random);
    assertThat(ScoreUnits.scoreUnits(RULES, units, values, amounts, PreviousYear.UNKNOWN))
        .isEqualTo(inOrder);
  }

  @Property(tries = 300)
  void doesNotDependOnTheOrderOfIndicators(
      @ForAll("towns") List<Town> towns, @ForAll Random random) {
    List<IndicatorRule> indicators = new ArrayList<>(INDICATORS);
    Collections.shuffle(indicators, random);
    assertThat(score(rules(indicators, ADJUSTMENTS, QUOTA), towns).cards())
        .isEqualTo(score(towns).cards());
  }

  /** With scores that are exact decimals; a rounded one may move the last digit of a total. */
  @Property(tries = 300)
  void keepsTotalsAndRanksWhereAllPointsGrowAlike(
      @ForAll("towns") List<Town> towns, @ForAll("scales") BigDecimal scale) {
    Scorecards plain = score(exact(BigDecimal.ONE), towns);
    Scorecards scaled = score(exact(scale), towns);
    assertThat(scaled.cards()).hasSameSizeAs(plain.cards());
    for (int i = 0; i < plain.cards().size(); i++) {
      Scorecard before = plain.cards().get(i);
      Scorecard after = scaled.cards().get(i);
      assertThat(List.of(after.unit(), after.rank(), after.groupRank(), after.grade()))
          .isEqualTo(List.of(before.unit(), before.rank(), before.groupRank(), before.grade()));
      assertThat(after.total()).isEqualTo(before.total());
      assertThat(after.points()).isEqualByComparingTo(before.points().multiply(scale));
    }
  }

  @Property(tries = 300)
  void ignoresAnIndicatorThatAppliesToNobody(@ForAll("towns") List<Town> towns) {
    List<IndicatorRule> more = new ArrayList<>(INDICATORS);
    more.add(indicator("ships", "money", "7", target("5")));
    List<IndicatorValue> values = values(towns);
    for (Unit unit : units(towns)) {
      values.add(new IndicatorValue(unit.key(), "ships", State.NOT_APPLICABLE, null, null, null));
    }
    Scorecards withShips =
        ScoreUnits.scoreUnits(
            rules(more, ADJUSTMENTS, QUOTA),
            units(towns),
            values,
            amounts(towns),
            PreviousYear.UNKNOWN);
    assertThat(withShips.cards()).isEqualTo(score(towns).cards());
  }

  @Property(tries = 300)
  void tiesIdenticalTowns(@ForAll("towns") List<Town> towns, @ForAll("town") Town twin) {
    List<Town> withTwins = new ArrayList<>(towns);
    withTwins.add(twin);
    withTwins.add(twin);
    List<Scorecard> twins =
        score(withTwins).cards().stream().filter(card -> number(card) >= towns.size()).toList();
    // A twin to which nothing applies has no card, and neither has the other.
    assertThat(twins.size()).isIn(0, 2);
    assertThat(
            twins.stream()
                .map(
                    card ->
                        List.of(
                            card.rank(),
                            card.groupRank(),
                            card.grade(),
                            card.total(),
                            card.points(),
                            card.dimensions()))
                .distinct())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Property(tries = 300)
  void keepsPointsAndTotalsWithinTheirBounds(@ForAll("towns") List<Town> towns) {
    Scorecards scored = score(towns);
    for (Scorecard card : scored.cards()) {
      assertThat(card.points()).isBetween(BigDecimal.ZERO, card.applicablePoints());
      assertThat(card.applicablePoints()).isBetween(BigDecimal.ONE, decimal("100"));
      assertThat(card.total()).isBetween(BigDecimal.ZERO, decimal("103"));
      assertThat(card.rank()).isBetween(1, scored.cards().size());
      assertThat(card.groupRank()).isBetween(1, Math.min(card.rank(), card.groupSize()));
      assertThat(card.dimensions().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(card.points());
    }
    assertThat(scored.indicatorScores()).hasSize(towns.size() * INDICATORS.size());
  }

  /** {@link WhatIf} scores only what may differ, and once; here all is scored again. */
  @Property(tries = 300)
  void putsATownWhereItWouldStandWithOtherValues(
      @ForAll("towns") List<Town> towns,
      @ForAll("town") Town one,
      @ForAll("town") Town another,
      @ForAll Random random) {
    Assume.that(!towns.isEmpty());
    int changed = random.nextInt(towns.size());
    String key = key(changed);
    WhatIf.OfUnit whatIf =
        new WhatIf(
                RULES,
                units(towns),
                values(towns),
                amounts(towns),
                PreviousYear.UNKNOWN,
                score(towns))
            .of(key);
    for (Town other : List.of(one, another)) {
      List<Town> otherwise = new ArrayList<>(towns);
      otherwise.set(
          changed, new Town(towns.get(changed).region(), other.values(), other.amounts()));
      assertThat(
              whatIf.place(
                  values(otherwise).stream()
                      .filter(value -> value.unit().equals(key))
                      .collect(Collectors.toMap(IndicatorValue::indicator, value -> value)),
                  amounts(otherwise).stream()
                      .filter(amount -> amount.unit().equals(key))
                      .collect(
                          Collectors.toMap(
                              AdjustmentAmount::adjustment, AdjustmentAmount::amount))))
          .isEqualTo(
              score(otherwise).cards().stream()
                  .filter(card -> card.unit().key().equals(key))
                  .map(card -> new WhatIf.Place(card.total(), card.rank()))
                  .findFirst());
    }
  }

  /** Rules whose scores are eighths and fifths, each worth {@code scale} times the points. */
  private static RuleSet exact(BigDecimal scale) {
    AllOrNothing short40 = new AllOrNothing(decimal("40"), Direction.LOWER_IS_BETTER);
    return rules(
        List.of(
            indicator("cover", "care", decimal("50").multiply(scale).toString(), target("80")),
            indicator("waiting", "care", decimal("30").multiply(scale).toString(), short40),
            indicator("spent", "money", decimal("20").multiply(scale).toString(), target("50"))),
        ADJUSTMENTS,
        QUOTA);
  }

  @Provide
  Arbitrary<BigDecimal> scales() {
    return Arbitraries.of(decimal("0.1"), decimal("0.5"), decimal("3"), decimal("10"));
  }

  private static Scorecards score(List<Town> towns) {
    return score(RULES, towns);
  }

  private static Scorecards score(RuleSet rules, List<Town> towns) {
    return ScoreUnits.scoreUnits(
        rules, units(towns), values(towns), amounts(towns), PreviousYear.UNKNOWN);
  }

  private static List<Unit> units(List<Town> towns) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < towns.size(); i++) {
      units.add(new Unit(key(i), "Town " + i, towns.get(i).region()));
    }
    return units;
  }

  private static List<IndicatorValue> values(List<Town> towns) {
    List<IndicatorValue> values = new ArrayList<>();
    for (int i = 0; i < towns.size(); i++) {
      for (IndicatorValue value : towns.get(i).values()) {
        values.add(
            new IndicatorValue(
                key(i), value.indicator(), value.state(), null, null, value.value()));
      }
    }
    return values;
  }

  private static List<AdjustmentAmount> amounts(List<Town> towns) {
    List<AdjustmentAmount> amounts = new ArrayList<>();
    for (int i = 0; i < towns.size(); i++) {
      for (int j = 0; j < ADJUSTMENTS.size(); j++) {
        BigDecimal amount = BigDecimal.valueOf(towns.get(i).amounts().get(j));
        amounts.add(new AdjustmentAmount(key(i), ADJUSTMENTS.get(j).id(), amount));
      }
    }
    return amounts;
  }

  private static String key(int town) {
    return "T%03d".formatted(town);
  }

  private static int number(Scorecard card) {
    return Integer.parseInt(card.unit().key().substring(1));
  }

  @Provide
  Arbitrary<List<Town>> towns() {
    return town().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<Town> town() {
    return Combinators.combine(
            Arbitraries.of("coast", "hills"),
            value("cover"),
            value("waiting"),
            value("spent"),
            amounts())
        .as(
            (region, cover, waiting, spent, amounts) ->
                new Town(region, List.of(cover, waiting, spent), amounts));
  }

  /** Few different values, so that towns tie; one in six is missing, one in six does not apply. */
  private static Arbitrary<IndicatorValue> value(String indicator) {
    Arbitrary<IndicatorValue> present =
        Arbitraries.integers()
            .between(0, 10)
            .map(tens -> BigDecimal.valueOf(10L * tens))
            .map(value -> new IndicatorValue("", indicator, State.VALUE, null, null, value));
    Arbitrary<IndicatorValue> absent =
        Arbitraries.of(State.MISSING, State.NOT_APPLICABLE)
            .map(state -> new IndicatorValue("", indicator, state, null, null, null));
    return Arbitraries.frequencyOf(Tuple.of(2, present), Tuple.of(1, absent));
  }

  /** One in five is not 0. */
  private static Arbitrary<List<Integer>> amounts() {
    return Arbitraries.of(0, 0, 0, 0, 5).list().ofSize(ADJUSTMENTS.size());
  }
}
