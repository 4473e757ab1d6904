package org.districtassessment.core.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.FundingRules.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckFundingTest {

  @ParameterizedTest(name = "{1} of {0} for {3} of {2}: tilt {4}, per capita {5}; {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # money | targeted | people | target | tilt | per capita | because
            100 |  60 | 1000 |  400 | 1.500000 | 2.250000 | 60% to the bottom 40% (Safety Nets Primer 10)
            100 |  40 | 1000 |  400 | 1.000000 | 1.000000 | no lean
            100 |   0 | 1000 |  400 | 0.000000 | 0.000000 | nothing for them
            300 | 100 |  900 |  100 | 3.000000 | 4.000000 | 1 a head, 0.25 a head of the others
            100 | 100 | 1000 |  400 | 2.500000 | null     | nothing left to compare a head with
              0 |   0 | 1000 |  400 | null     | null     | no money
            -10 |  -5 | 1000 |  400 | null     | null     | more taken back than given
            100 |  60 | 1000 |    0 | null     | null     | nobody to lean to
            100 |  60 | 1000 | 1000 | null     | null     | nobody to lean from
            100 |  60 |    0 |    0 | null     | null     | nobody at all
          """)
  void comparesMoneyAndPeople(
      BigDecimal money,
      BigDecimal targeted,
      BigDecimal people,
      BigDecimal target,
      String tilt,
      String perCapita,
      String because) {
    List<FundingCheck> checks =
        CheckFunding.checkFunding(
            rules(measure("tilt-ratio", "1"), measure("per-capita-ratio", "1")),
            List.of(new FundingSum("north", "state", money, targeted)),
            List.of(new UnitPopulation("north", "coast", people, target)));
    assertThat(checks)
        .filteredOn(check -> check.measure().equals("tilt-ratio"))
        .as(because)
        .hasSize(6)
        .allSatisfy(check -> assertThat(String.valueOf(check.value())).isEqualTo(tilt));
    assertThat(checks)
        .filteredOn(check -> check.measure().equals("per-capita-ratio"))
        .as(because)
        .hasSize(6)
        .allSatisfy(check -> assertThat(String.valueOf(check.value())).isEqualTo(perCapita));
  }

  /** Money and people of three towns in two regions, worked out in the comments below. */
  private static final List<FundingSum> SUMS =
      List.of(
          sum("north", "state", "100", "60"),
          sum("north", "gifts", "100", "20"),
          sum("east", "state", "200", "40"),
          sum("west", "gifts", "50", "30"));

  private static final List<UnitPopulation> TOWNS =
      List.of(
          town("north", "coast", "1000", "400"),
          town("east", "coast", "1000", "100"),
          town("west", "hills", "500", "500"));

  @Test
  void looksAtTownsRegionsAndAllBySource() {
    // all: 150 of 450 to 1000 of 2500, (1/3) / 0.4; gifts 50 of 150; state 100 of 300
    // coast: 120 of 400 to 500 of 2000, 0.3 / 0.25; gifts 20 of 100; state 100 of 300
    // east: 40 of 200 to 100 of 1000, 0.2 / 0.1; no gifts
    // north: 80 of 200 to 400 of 1000; gifts 20 of 100; state 60 of 100
    // hills and west: everybody is targeted
    assertThat(CheckFunding.checkFunding(rules(measure("tilt-ratio", "1")), SUMS, TOWNS))
        .map(CheckFundingTest::line)
        .containsExactly(
            "all all all 450 150 2500 1000 0.833333 fail",
            "all all gifts 150 50 2500 1000 0.833333 fail",
            "all all state 300 100 2500 1000 0.833333 fail",
            "group coast all 400 120 2000 500 1.200000 pass",
            "group coast gifts 100 20 2000 500 0.800000 fail",
            "group coast state 300 100 2000 500 1.333333 pass",
            "group hills all 50 30 500 500 null not-decidable",
            "group hills gifts 50 30 500 500 null not-decidable",
            "group hills state 0 0 500 500 null not-decidable",
            "unit east all 200 40 1000 100 2.000000 pass",
            "unit east gifts 0 0 1000 100 null not-decidable",
            "unit east state 200 40 1000 100 2.000000 pass",
            "unit north all 200 80 1000 400 1.000000 pass",
            "unit north gifts 100 20 1000 400 0.500000 fail",
            "unit north state 100 60 1000 400 1.500000 pass",
            "unit west all 50 30 500 500 null not-decidable",
            "unit west gifts 50 30 500 500 null not-decidable",
            "unit west state 0 0 500 500 null not-decidable");
  }

  @Test
  void comparesTheMixOfSourcesWithTheMixOfAll() {
    // Of all targeted money, 50 of 150 are gifts and 100 of 150 are from the state.
    // coast: 20 of 120 are gifts, (1/6) / (1/3); 100 of 120 from the state, (5/6) / (2/3)
    // north: 20 of 80, 0.25 / (1/3); 60 of 80, 0.75 / (2/3)
    // east: 0 of 40; 40 of 40, 1 / (2/3). west and hills: 30 of 30, 1 / (1/3); 0 of 30
    assertThat(CheckFunding.checkFunding(rules(measure("location-quotient", "0.75")), SUMS, TOWNS))
        .map(
            check ->
                check.key() + " " + check.source() + " " + check.value() + " " + check.verdict())
        .containsExactly(
            "coast gifts 0.500000 fail",
            "coast state 1.250000 pass",
            "hills gifts 3.000000 pass",
            "hills state 0.000000 fail",
            "east gifts 0.000000 fail",
            "east state 1.500000 pass",
            "north gifts 0.750000 pass",
            "north state 1.125000 pass",
            "west gifts 3.000000 pass",
            "west state 0.000000 fail");
  }

  @Test
  void hasNoMixWhereNothingIsTargeted() {
    List<FundingSum> sums =
        List.of(
            sum("north", "state", "100", "0"),
            sum("north", "gifts", "100", "0"),
            sum("east", "state", "10", "5"));
    // Nothing is targeted in the north, and none of the gifts is anywhere.
    assertThat(CheckFunding.checkFunding(rules(measure("location-quotient", "1")), sums, TOWNS))
        .filteredOn(check -> check.level().equals("unit"))
        .map(
            check ->
                check.key() + " " + check.source() + " " + check.value() + " " + check.verdict())
        .containsExactly(
            "east gifts null not-decidable",
            "east state 1.000000 pass",
            "north gifts null not-decidable",
            "north state null not-decidable",
            "west gifts null not-decidable",
            "west state null not-decidable");
  }

  @Test
  void decidesByTheRoundedValue() {
    // 0.9999996 is printed as 1.000000, 0.9999994 as 0.999999
    FundingRules rules = rules(measure("tilt-ratio", "1"));
    List<UnitPopulation> town = List.of(town("north", "coast", "10", "5"));
    assertThat(
            CheckFunding.checkFunding(
                    rules, List.of(sum("north", "state", "10000000", "4999998")), town)
                .get(0)
                .verdict())
        .isEqualTo("pass");
    assertThat(
            CheckFunding.checkFunding(
                    rules, List.of(sum("north", "state", "10000000", "4999997")), town)
                .get(0)
                .verdict())
        .isEqualTo("fail");
  }

  @Test
  void doesNotDependOnTheOrderOfItsInput() {
    FundingRules rules =
        rules(
            measure("tilt-ratio", "1"),
            measure("per-capita-ratio", "1"),
            measure("location-quotient", "1"));
    List<FundingSum> sums = new ArrayList<>(SUMS);
    List<UnitPopulation> towns = new ArrayList<>(TOWNS);
    Collections.reverse(sums);
    Collections.reverse(towns);
    assertThat(CheckFunding.checkFunding(rules, sums, towns))
        .isEqualTo(CheckFunding.checkFunding(rules, SUMS, TOWNS));
  }

  @Test
  void refusesMoneyOfNobodyAndMeasuresOfNothing() {
    assertThatThrownBy(
            () ->
                CheckFunding.checkFunding(
                    rules(measure("tilt-ratio", "1")), SUMS, TOWNS.subList(0, 2)))
        .hasMessage("Money of a unit without population: west");
    assertThatThrownBy(() -> CheckFunding.checkFunding(rules(measure("gini", "1")), SUMS, TOWNS))
        .hasMessage("Unknown measure: gini");
    assertThat(CheckFunding.KINDS)
        .containsExactlyInAnyOrder("tilt-ratio", "per-capita-ratio", "location-quotient");
  }

  private static FundingSum sum(String unit, String source, String amount, String targeted) {
    return new FundingSum(unit, source, new BigDecimal(amount), new BigDecimal(targeted));
  }

  private static UnitPopulation town(String unit, String group, String people, String target) {
    return new UnitPopulation(unit, group, new BigDecimal(people), new BigDecimal(target));
  }

  private static Measure measure(String kind, String atLeast) {
    return new Measure(kind, Text.same(kind), new BigDecimal(atLeast), true, "made up");
  }

  private static FundingRules rules(Measure... measures) {
    SourceLocation at = new SourceLocation("funding.yaml", 1, 1);
    Expression sql = new Expression("1", at);
    return new FundingRules(
        "grant",
        "source",
        sql,
        sql,
        sql,
        sql,
        List.of(measures),
        null,
        List.of(),
        FundingQuestions.NONE,
        at);
  }

  private static String line(FundingCheck check) {
    return String.join(
        " ",
        check.level(),
        check.key(),
        check.source(),
        check.amount().toPlainString(),
        check.targeted().toPlainString(),
        check.population().toPlainString(),
        check.targetPopulation().toPlainString(),
        String.valueOf(check.value()),
        check.verdict());
  }
}
