package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Example;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Growth;
import org.districtassessment.core.scoring.RankScore;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.ScoringRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunExamplesTest {

  private static final SourceLocation AT = new SourceLocation("clinics.yaml", 20, 5);
  private static final String WRONG = "clinics.yaml:20:5: Wrong ";

  @ParameterizedTest(name = "{0} / {1} is {2}, {3} points: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          # numerator | denominator | value | points | problem; 1000 n / d, target 3, 10 points
          3    | 2000 | 1.5  | 5     | null
          3    | 2000 | 1.50 | null  | null
          1    | 1000 | 1    | 3.33  | null
          1    | 1000 | 1    | 3.3333333333 | null
          1    | 0    | null | null  | null
          null | null | null | 0     | null
          3    | 2000 | 1.4  | 5     | value in an example of clinics: 1.4 (the rule yields 1.5)
          3    | 2000 | null | 5     | value in an example of clinics: null (the rule yields 1.5)
          1    | 0    | 0    | 0     | value in an example of clinics: 0 (the rule yields not_applicable)
          null | null | 0    | 0     | value in an example of clinics: 0 (the rule yields missing)
          3    | 2000 | 1.5  | 4     | points in an example of clinics: 4 (the rule yields 5)
          1    | 1000 | 1    | 3     | points in an example of clinics: 3 (the rule yields 3.3333333333)
          1    | 1000 | 1    | 3.3   | points in an example of clinics: 3.3 (the rule yields 3.3333333333)
          1    | 0    | null | 0     | points in an example of clinics: 0 (the rule yields none, as it is not applicable)
          null | 0    | null | 0     | points in an example of clinics: 0 (the rule yields none, as it is not applicable)
          null | null | null | 10    | points in an example of clinics: 10 (the rule yields 0)
          """)
  void comparesValueAndPoints(
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      @Nullable BigDecimal value,
      @Nullable BigDecimal points,
      @Nullable String problem) {
    Example example = new Example(numerator, denominator, null, null, List.of(), value, points, AT);
    assertThat(RunExamples.runExamples(rule(ScoringRule.forAll(target("3")), example)))
        .map(Problem::toString)
        .isEqualTo(problem == null ? List.of() : List.of(WRONG + problem));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          coast | null
          hills | points in an example of clinics: 5 (the rule yields 10)
          plain | group in an example of clinics: plain (must be one of coast, hills)
          null  | group in an example of clinics: none (must be one of coast, hills)
          """)
  void takesTheFunctionOfTheGroup(@Nullable String group, @Nullable String problem) {
    ScoringRule byGroup = ScoringRule.byGroup(Map.of("hills", target("1.5"), "coast", target("3")));
    Example example =
        new Example(
            decimal("3"),
            decimal("2000"),
            group,
            null,
            List.of(),
            decimal("1.5"),
            decimal("5"),
            AT);
    assertThat(RunExamples.runExamples(rule(byGroup, example)))
        .map(Problem::toString)
        .isEqualTo(problem == null ? List.of() : List.of(WRONG + problem));
  }

  @Test
  void comparesARelativeScoreWithThePeersAndItself() {
    ScoringFunction ranked =
        new RankScore(Scope.GROUP, null, RankScore.Ties.COMPETITION, Direction.HIGHER_IS_BETTER);
    // Second of three: 10 * (3 - 2 + 1) / 3 = 6.67
    Example example =
        new Example(
            decimal("2"),
            decimal("1000"),
            null,
            null,
            List.of(decimal("1"), decimal("3")),
            decimal("2"),
            decimal("6.67"),
            AT);
    assertThat(RunExamples.runExamples(rule(ScoringRule.forAll(ranked), example))).isEmpty();
  }

  @Test
  void looksAtTheYearBefore() {
    ScoringFunction growth =
        new Growth(
            Growth.Mode.DIFFERENCE,
            decimal("0"),
            decimal("1"),
            decimal("100"),
            Direction.HIGHER_IS_BETTER);
    // From 1.5 to 2: 10 * (0.5 + 0.5 / 2) = 7.5
    Example example =
        new Example(
            decimal("2"),
            decimal("1000"),
            null,
            decimal("1.5"),
            List.of(),
            decimal("2"),
            decimal("7.5"),
            AT);
    assertThat(RunExamples.runExamples(rule(ScoringRule.forAll(growth), example))).isEmpty();
  }

  @Test
  void runsTheExamplesOfAllIndicators() {
    Example wrong =
        new Example(decimal("2"), decimal("1000"), null, null, List.of(), decimal("3"), null, AT);
    IndicatorRule rule = rule(ScoringRule.forAll(target("3")), wrong);
    assertThat(RunExamples.runExamples(rules(List.of(rule), List.of(), null)))
        .map(Problem::message)
        .containsExactly("Wrong value in an example of clinics: 3 (the rule yields 2)");
  }

  private static IndicatorRule rule(ScoringRule score, Example example) {
    return indicator("clinics", "care", "10", Direction.HIGHER_IS_BETTER, score, List.of(example));
  }
}
