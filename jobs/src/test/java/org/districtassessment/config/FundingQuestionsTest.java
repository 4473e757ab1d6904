package org.districtassessment.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.AllocationRule;
import org.districtassessment.core.rule.BindFundingQuestions;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.rule.EffortRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Level;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.rule.FundingQuestions.Per;
import org.districtassessment.core.rule.FundingQuestions.Sources;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.LedgerRule;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.rule.MoneyMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingQuestionsTest {

  private static final String MONEY =
      """
      from: grant
      source: fund
      amount: money
      targeted: money * part
      population: people
      target-population: poor
      measures: [{kind: tilt-ratio, title: Tilt, at-least: 1, reference: Made up}]
      rows: {key: id, share: part, amounts: [{id: spent, title: Spent, value: spent}]}
      figures:
        - {id: everybody, title: Everybody, from: town, value: sum(people)}
        - {id: target, title: Target, from: town, value: sum(poor)}
        - {id: years, title: Years, from: past, by: year, value: sum(money)}
      """;

  private static final String QUESTIONS =
      """
      denominators: [{id: people, title: People, everybody: everybody, target: target}]
      need: {figure: target, people: everybody, neediest: highest}
      resampling: {repetitions: 500, level: "0.9"}
      ratios:
        - {id: spent, title: Spent, numerator: spent, denominator: amount, per: category, at-most: "0.9", status: verified, reference: Law}
      progress: [{month: 9, numerator: spent, at-least: "0.75", reference: Notice}]
      effort: {title: Effort, money: targeted, years: years, from: 2016, to: 2020, rule: minimum, at-least: 1, reference: Law}
      allocation: {factors: [{figure: target, weight: "0.4"}, {figure: target, weight: "0.6", below: 9, times: everybody}], floor: base-level, base-level: years, floor-part: "0.9", most-increase: "0.2", unit: 100, performance: [{grade: good, coefficient: "1.2"}, {grade: poor, coefficient: "0.8"}], reference: Law}
      reconciliation: {unit: Unit, id: Id, name: Name, amount: Paid, compare: spent, least-similarity: "0.8", most-days: 30, tolerance: 1}
      discipline: {left-over: {amount: spent, years: [1, 2], reference: Law}, queues: [{id: words, title: Words, checks: [word]}], double-financing: {total: spent, tolerance: 1}}
      tests: [{id: tilt, title: Tilt, measure: tilt-ratio-net, level: group, source: each, denominator: people, at-least: 1, reference: Law}]
      """;

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  @Test
  void readsEveryQuestion() throws IOException {
    FundingQuestions questions = read(MONEY + QUESTIONS).orElseThrow().questions();
    assertThat(problems.sorted()).isEmpty();
    assertThat(questions.denominators().get(0).target()).isEqualTo("target");
    assertThat(questions.need()).isNotNull();
    assertThat(questions.need().neediest()).isEqualTo(Neediest.HIGHEST);
    assertThat(questions.needOfPlaces()).isNull();
    assertThat(questions.resampling().repetitions()).isEqualTo(500);
    assertThat(questions.ratios().get(0).per()).isEqualTo(Per.CATEGORY);
    assertThat(questions.ratios().get(0).limit())
        .isEqualTo(new Limit(Limit.Side.AT_MOST, new BigDecimal("0.9"), true, "Law"));
    assertThat(questions.progress().get(0).month()).isEqualTo(9);
    EffortRule effort = questions.effort();
    assertThat(effort).isNotNull();
    assertThat(effort.rule()).isEqualTo(EffortRule.Rule.MINIMUM);
    assertThat(effort.index()).isNull();
    AllocationRule allocation = questions.allocation();
    assertThat(allocation).isNotNull();
    assertThat(allocation.factors().get(1))
        .isEqualTo(
            new AllocationRule.Factor(
                "target", new BigDecimal("0.6"), new BigDecimal("9"), "everybody"));
    assertThat(allocation.baseLevel()).isEqualTo("years");
    assertThat(allocation.performance())
        .contains(new AllocationRule.Coefficient("good", new BigDecimal("1.2")));
    LedgerRule ledger = questions.ledger();
    assertThat(ledger).isNotNull();
    assertThat(ledger.date()).isNull();
    assertThat(ledger.mostDays()).isEqualTo(30);
    FundingQuestions.Test test = questions.tests().get(0);
    assertThat(test.measure()).isEqualTo(MoneyMeasure.TILT_RATIO_NET);
    assertThat(test.level()).isEqualTo(Level.GROUP);
    assertThat(test.sources()).isEqualTo(Sources.EACH);
    DisciplineRule discipline = questions.discipline();
    assertThat(discipline).isNotNull();
    assertThat(discipline.carryOver())
        .isEqualTo(new DisciplineRule.CarryOver("spent", List.of(1, 2), false, "Law"));
    assertThat(discipline.checks()).containsExactly("word");
  }

  @Test
  void asksNothingWhereAFileSaysNothing() throws IOException {
    assertThat(read(MONEY).orElseThrow().questions()).isEqualTo(FundingQuestions.NONE);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          numerator: spent, denominator | numerator: spend, denominator | Unknown amount: spend (did you mean spent?)
          everybody: everybody          | everybody: everybdy           | Unknown figure: everybdy (did you mean everybody?)
          figure: target, people        | figure: years, people         | Figure years is told apart by year; one number of each unit is needed here
          years: years                  | years: target                 | Figure target has no by, which is needed here. Add the column
          denominator: people           | denominator: peopel           | Unknown denominator of tilt: peopel (did you mean people?)
          tilt-ratio-net, level: group  | location-quotient, level: all | Test tilt is always 1 of all units or all sources. Ask of each
          tilt-ratio-net, level: group  | gini-index, level: unit       | Test tilt needs need, and several units to rank by it
          tilt-ratio-net, level: group  | kakwani-index, level: all     | Test tilt needs units ranked by income, neediest: lowest
          month: 9                      | month: 13                     | Invalid month: 13 (must be 1 to 12)
          weight: "0.4"                 | weight: "0.5"                 | Weights of factors add up to 1.1 (must be 1)
          base-level: years,            | ''                            | Invalid base-level: it goes with the floor base-level, and only with it
          repetitions: 500              | repetitions: 50               | Invalid repetitions: 50 (must be in 100 to 100000)
          from: 2016                    | from: 2021                    | Invalid from: 2021 (must not be after 2020)
          at-most: "0.9",               | ''                            | Exactly one of at-least and at-most is needed
          coefficient: "0.8"            | coefficient: 2                | Invalid performance: poor has more than good (grades from the best on, never rising)
          coefficient: "0.8"            | coefficient: -1               | Invalid coefficient of poor: -1 (must be at least 0)
          compare: spent                | compare: spend                | Unknown amount: spend (did you mean spent?)
          least-similarity: "0.8"       | least-similarity: 2           | Invalid least-similarity: 2 (must be in (0, 1])
          amount: spent, years          | amount: spend, years          | Unknown amount: spend (did you mean spent?)
          checks: [word]                | checks: []                    | Queue words needs at least one check
          years: [1, 2]                 | years: [2, 1]                 | Invalid years: [2, 1] (must rise)
          neediest: highest             | neediest: poorest             | Unknown neediest: poorest (one of lowest, highest)
          """)
  void namesWhatIsWrong(String right, String wrong, String message) throws IOException {
    assertThat(QUESTIONS).contains(right);
    Optional<FundingRules> rules =
        read(MONEY + QUESTIONS.replaceFirst(Pattern.quote(right), wrong));
    rules.ifPresent(each -> BindFundingQuestions.check(each, problems));
    List<String> messages = problems.sorted().stream().map(each -> each.message()).toList();
    assertThat(messages).contains(message);
  }

  private Optional<FundingRules> read(String text) throws IOException {
    Files.writeString(folder.resolve("funding.yaml"), text);
    return RuleFiles.readFunding(folder, problems);
  }
}
