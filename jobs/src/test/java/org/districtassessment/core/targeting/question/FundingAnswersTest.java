package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.EffortRule;
import org.districtassessment.core.rule.EffortShareRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Level;
import org.districtassessment.core.rule.FundingQuestions.Per;
import org.districtassessment.core.rule.FundingQuestions.Progress;
import org.districtassessment.core.rule.FundingQuestions.Ratio;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.rule.FundingQuestions.Sources;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.districtassessment.core.targeting.question.FundingAnswers.Extent;
import org.districtassessment.core.targeting.verdict.Contributor;
import org.districtassessment.core.targeting.verdict.Verdict.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers are worked out by hand from the table at {@link Grants}. */
class FundingAnswersTest {

  private final FundingAnswers answers =
      FundingAnswers.of(Grants.data(), questions(), 1, Extent.PARTS);

  @ParameterizedTest(name = "{0} of {1} {2} from {3} is {4}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # measure          | level | key | source | value     | because
          tilt-ratio         | all   | all | all    | 4.5       | (450 / 1000) / (300 / 3000)
          tilt-ratio         | all   | all | s      | 4.166667  | (250 / 600) / 0.1
          tilt-ratio         | all   | all | t      | 5         | (200 / 400) / 0.1
          tilt-ratio         | group | one | all    | 5         | (200 / 400) / (200 / 2000)
          tilt-ratio         | unit  | c   | s      | 2.5       | 0.25 / 0.1
          tilt-ratio-net     | all   | all | all    | 5         | (450 / 900) / 0.1
          per-capita-ratio   | all   | all | all    | 7.363636  | (450 / 300) / (550 / 2700)
          per-capita-ratio-net| all  | all | all    | 9         | (450 / 300) / (450 / 2700)
          per-capita-ratio-net| unit | c   | t      | 18        | (200 / 100) / (100 / 900)
          location-quotient  | group | one | s      | 1.8       | (200 / 200) / (250 / 450)
          location-quotient  | group | two | s      | 0.36      | (50 / 250) / (250 / 450)
          concentration-index| all   | all | all    | 0.148148  | 2 / 1.5 * 1 / 3 * (1 * 1 / 3), heads 1.5 0.5 2.5
          effort-nominal     | all   | all | all    | 3         | 900 / 300
          effort-real        | all   | all | all    | 2.5       | 900 / 1.2 / 300
          effort-real        | unit  | b   | all    | 0.833333  | 100 / 1.2 / 100
          effort-share       | all   | all | s      | 1.666667  | (250 / 600) / (75 / 300)
          effort-share       | unit  | c   | s      | 1         | (50 / 200) / (25 / 100)
          """)
  void measuresAtEveryLevel(
      String measure, String level, String key, String source, double value, String because) {
    assertThat(find(measure, level, key, source).value().value().orElseThrow())
        .as(because)
        .isCloseTo(value, within(1e-6));
  }

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # measure                | value    | because
          concentration-index      | 0.148148 | heads 1.5 0.5 2.5 by income, as above
          concentration-index-net  | 0.083333 | heads 1.5 0.5 2: 2 (1.5 + 1 + 6) / (3 * 4) - 4 / 3
          gini-index-net           | 0.25     | 2 (0.5 + 3 + 6) / (3 * 4) - 4 / 3
          kakwani-index-net        | -0.138889| 1 / 12 less the Gini index of 10 20 30, 2 / 9
          """)
  void whatIsTakenBackFromTheTargetPopulationLowersNetMoney(
      String measure, double value, String because) {
    assertThat(net("-100", measure).value().orElseThrow())
        .as(because)
        .isCloseTo(value, within(1e-6));
  }

  @Test
  void aUnitThatGaveBackMoreThanItGotLeavesNetIndicesWithoutValue() {
    assertThat(net("-1000", "gini-index-net").reason()).contains(Undefined.NEGATIVE_MONEY);
    assertThat(net("-1000", "gini-index").value()).isPresent();
  }

  @Test
  void theilSplitsExactlyIntoGroups() {
    double total = find("theil", "all", "all", "all").value().value().orElseThrow();
    double between = find("theil-between", "all", "all", "all").value().value().orElseThrow();
    // Heads 1.5, 0.5, 2.5 of mean 1.5: (0 + 1/3 ln 1/3 + 5/3 ln 5/3) / 3;
    // groups of 1 and 2.5: 2/3 * 2/3 ln 2/3 + 1/3 * 5/3 ln 5/3.
    assertThat(total).isCloseTo(0.161724, within(1e-6));
    assertThat(between).isCloseTo(0.103585, within(1e-6));
  }

  @Test
  void whereTheCurveLiesIsSaid() {
    // Poorest third 1/3 of the money, on the diagonal; two thirds 4/9, below it.
    assertThat(find("concentration-index", "all", "all", "all").note()).isEqualTo("below");
  }

  @Test
  void moneyOnAssumedSharesAndTakenBackIsAddedUpBySource() {
    SourceAmounts all = answers.amounts().get(2);
    assertThat(answers.amounts())
        .extracting(SourceAmounts::source)
        .containsExactly("s", "t", "all");
    assertThat(all.amounts().gross()).isEqualByComparingTo("1000");
    assertThat(all.amounts().net()).isEqualByComparingTo("900");
    assertThat(all.amounts().targetedGross()).isEqualByComparingTo("450");
    assertThat(all.amounts().assumed()).isEqualByComparingTo("200");
    assertThat(all.unknownShare()).isEqualByComparingTo("0");
  }

  @Test
  void aFailureNamesTheUnitsAndProjectsThatItComesFrom() {
    Decided spent = decided("spent", "all");
    assertThat(spent.verdict().outcome()).isEqualTo(Outcome.FAIL);
    // 750 / 1000; without p4 550 / 600, without p2 700 / 900; without unit c 350 / 400.
    assertThat(spent.verdict().value().value().orElseThrow()).isCloseTo(0.75, within(1e-9));
    assertThat(spent.verdict().projects())
        .extracting(Contributor::key)
        .containsExactly("c/p4", "b/p2");
    assertThat(spent.verdict().units()).extracting(Contributor::key).containsExactly("c", "b");
  }

  @Test
  void whatDilutesASourceInAGroupIsMoneyOfOthers() {
    Decided quotient =
        answers.decided().stream()
            .filter(each -> each.verdict().test().id().equals("quotient"))
            .filter(each -> each.key().equals("two") && each.source().equals("s"))
            .findFirst()
            .orElseThrow();
    assertThat(quotient.verdict().outcome()).isEqualTo(Outcome.FAIL);
    assertThat(quotient.verdict().projects()).extracting(Contributor::key).contains("c/p4");
  }

  @Test
  void progressCountsWhatWasPaidUpToTheEndOfTheMonth() {
    // p1 on the last day of September and p4; p3 has no date.
    assertThat(decided("progress-2018-09", "all").verdict().value().value().orElseThrow())
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aMissingYearOfTheBaseIsUndecidedAndNever0() {
    List<FigureValue> figures =
        Grants.figures().stream()
            .filter(each -> !(each.unit().equals("c") && each.by().equals("2016")))
            .toList();
    FundingData data = new FundingData(2018, Grants.units(), Grants.data().rows(), figures);
    FundingAnswers without = FundingAnswers.of(data, questions(), 1, Extent.PARTS);
    // a and b have both years: 400 of this year over 200.
    Measured known =
        without.measures().stream()
            .filter(each -> each.measure().equals("effort-nominal") && each.level().equals("known"))
            .findFirst()
            .orElseThrow();
    assertThat(known.key()).isEqualTo("2/3");
    assertThat(known.value().value().orElseThrow()).isCloseTo(2, within(1e-9));
    Decided effort =
        without.decided().stream()
            .filter(each -> each.verdict().test().id().equals("effort-nominal"))
            .filter(each -> each.level().equals("all"))
            .findFirst()
            .orElseThrow();
    assertThat(effort.verdict().outcome()).isEqualTo(Outcome.NOT_DECIDABLE);
    assertThat(effort.verdict().value().reason()).contains(Undefined.MISSING_BASE_YEAR);
  }

  /** Limits are θ exp(± z s): their product is θ², and s is that of the money alone. */
  @Test
  void effortVariesAsTheMoneyOfTheYearDoes() {
    Measured nominal = find("effort-nominal", "all", "all", "all");
    Measured real = find("effort-real", "all", "all", "all");
    for (Measured each : List.of(nominal, real, find("gini-index", "all", "all", "all"))) {
      assertThat(limit(each.low()) * limit(each.high()))
          .as(each.measure())
          .isCloseTo(Math.pow(limit(each.value()), 2), within(1e-9));
      assertThat(limit(each.low())).isLessThan(limit(each.value()));
    }
    assertThat(limit(nominal.low()) / 3).isCloseTo(limit(real.low()) / 2.5, within(1e-9));
  }

  /**
   * The three rows of the source are drawn in 27 ways; over these the logarithm of (150 x + 50 y +
   * 50 z) / (300 x + 100 y + 200 z) has a standard deviation of 0.187155 (by a script of its own).
   */
  @Test
  void aKeptShareVariesAsItsRowsDo() {
    Measured share = find("effort-share", "all", "all", "s");
    double reach = Math.log(limit(share.high()) / limit(share.value()));
    assertThat(reach).isCloseTo(1.644854 * 0.187155, within(0.06));
    assertThat(limit(share.low()) * limit(share.high()))
        .isCloseTo(Math.pow(limit(share.value()), 2), within(1e-9));
    assertThat(share.drawn()).isEqualTo("projects");
  }

  @Test
  void whereNothingWasTakenBackNetMeasuresVaryAsGrossOnes() {
    FundingData data =
        new FundingData(2018, Grants.units(), Grants.data().rows().subList(0, 4), Grants.figures());
    List<Measured> all = FundingAnswers.of(data, questions(), 1, Extent.PARTS).measures();
    List<Measured> net = all.stream().filter(each -> each.measure().endsWith("-net")).toList();
    assertThat(net).extracting(Measured::drawn).doesNotContain("");
    assertThat(net)
        .filteredOn(each -> limits(each).get(0).value().isPresent())
        .hasSizeGreaterThan(20);
    for (Measured each : net) {
      String gross = each.measure().replace("-net", "");
      assertThat(all)
          .filteredOn(other -> other.measure().equals(gross) && isAbout(other, each))
          .singleElement()
          .extracting(FundingAnswersTest::limits)
          .as(each.measure())
          .isEqualTo(limits(each));
    }
  }

  private static boolean isAbout(Measured one, Measured other) {
    return one.level().equals(other.level())
        && one.key().equals(other.key())
        && one.source().equals(other.source())
        && one.category().equals(other.category())
        && one.denominator().equals(other.denominator());
  }

  private static List<Measurement> limits(Measured measured) {
    return List.of(requireNonNull(measured.low()), requireNonNull(measured.high()));
  }

  private static double limit(@Nullable Measurement limit) {
    return requireNonNull(limit).value().orElseThrow();
  }

  @Test
  void aMissingTotalOfTheBaseLeavesAShareUndecided() {
    List<FigureValue> figures =
        Grants.figures().stream()
            .filter(
                each ->
                    !(each.unit().equals("a")
                        && each.figure().equals("total-of-year")
                        && each.by().equals("2016")))
            .toList();
    FundingData data = new FundingData(2018, Grants.units(), Grants.data().rows(), figures);
    Decided share =
        FundingAnswers.of(data, questions(), 1, Extent.PARTS).decided().stream()
            .filter(each -> each.verdict().test().id().equals("effort-share"))
            .findFirst()
            .orElseThrow();
    assertThat(share.verdict().value().reason()).contains(Undefined.MISSING_TOTAL);
  }

  @Test
  void aYearThatFellShortDoesNotLowerWhatIsAskedOfTheNext() {
    // The base is 2016 alone, 100 of each; b has 50 in 2017, less than 0.9 of it, and 100 this
    // year.
    List<FigureValue> figures = new ArrayList<>(Grants.figures());
    figures.removeIf(
        each ->
            each.figure().equals("money-of-year")
                && each.unit().equals("b")
                && each.by().equals("2017"));
    figures.add(Grants.figure("money-of-year", "b", "2017", "50"));
    FundingData data = new FundingData(2018, Grants.units(), Grants.data().rows(), figures);
    FundingAnswers held = FundingAnswers.of(data, questions(2016), 1, Extent.WHOLE);
    assertThat(held.measures())
        .filteredOn(each -> each.measure().equals("effort-ratchet"))
        .extracting(Measured::key, each -> each.value().value().orElseThrow(), Measured::note)
        .containsExactly(
            tuple("all", 3.0, "base-held"), // 900 / 300, as 250 of 2017 fell short of 270
            tuple("a", 3.0, "2017"),
            tuple("b", 1.0, "base-held"),
            tuple("c", 5.0, "2017"));
  }

  @Test
  void aTiltThatIsTooLowSaysWhatWouldRaiseIt() {
    // 6 * 300 * 1000 / 3000 - 450 moved, or (6 * 300 * 1000 - 450 * 3000) / (3000 - 6 * 300) added.
    Decided tilt = decided("tilt", "all");
    assertThat(tilt.verdict().outcome()).isEqualTo(Outcome.FAIL);
    assertThat(tilt.goal()).isEqualTo(new TiltGoal(new BigDecimal("150"), new BigDecimal("375")));
    assertThat(decided("spent", "all").goal()).isNull();
  }

  @Test
  void theWholeIsMeasuredAlikeWithAndWithoutItsParts() {
    FundingAnswers whole = FundingAnswers.of(Grants.data(), questions(), 1, Extent.WHOLE);
    assertThat(whole.decided()).isEqualTo(answers.decided());
    assertThat(whole.measures().size()).isLessThan(answers.measures().size());
    for (Measured each : whole.measures()) {
      Measured same =
          answers.measures().stream()
              .filter(other -> other.measure().equals(each.measure()) && isAbout(other, each))
              .findFirst()
              .orElseThrow();
      if (each.low() == null) {
        assertThat(same.value()).isEqualTo(each.value());
      } else {
        assertThat(same).isEqualTo(each);
      }
    }
  }

  @Test
  void unknownPeopleLeaveARatioUndefined() {
    List<FigureValue> figures =
        Grants.figures().stream()
            .filter(each -> !(each.unit().equals("b") && each.figure().equals("everybody")))
            .toList();
    FundingData data = new FundingData(2018, Grants.units(), Grants.data().rows(), figures);
    FundingAnswers without = FundingAnswers.of(data, questions(), 1, Extent.PARTS);
    assertThat(
            without.measures().stream()
                .filter(each -> each.measure().equals("tilt-ratio") && each.level().equals("all"))
                .map(each -> each.value().reason().orElseThrow()))
        .containsOnly(Undefined.MISSING_PEOPLE);
  }

  @Test
  void theSameSeedGivesTheSameIntervalsAroundTheMeasure() {
    Measured tilt = find("tilt-ratio", "all", "all", "all");
    FundingAnswers again = FundingAnswers.of(Grants.data(), questions(), 1, Extent.PARTS);
    assertThat(again).isEqualTo(answers);
    assertThat(FundingAnswers.of(Grants.data(), questions(), 2, Extent.PARTS))
        .isNotEqualTo(answers);
    assertThat(tilt.low()).isNotNull();
    assertThat(tilt.high()).isNotNull();
    assertThat(tilt.low().value().orElseThrow()).isLessThan(4.5);
    assertThat(tilt.high().value().orElseThrow()).isGreaterThan(4.5);
  }

  /** Returns a measure of all money, where half of what is taken back served the target people. */
  private static Measurement net(String amount, String measure) {
    List<MoneyRow> rows = new ArrayList<>(Grants.data().rows());
    rows.set(4, Grants.row("c", "t", "p5", amount, "0.5", "0", "2018-12-01", false));
    FundingData data = new FundingData(2018, Grants.units(), rows, Grants.figures());
    return FundingAnswers.of(data, questions(), 1, Extent.PARTS).measures().stream()
        .filter(each -> each.measure().equals(measure) && each.level().equals("all"))
        .filter(each -> each.source().equals("all") && each.category().equals("all"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private Measured find(String measure, String level, String key, String source) {
    return answers.measures().stream()
        .filter(
            each ->
                each.measure().equals(measure)
                    && each.level().equals(level)
                    && each.key().equals(key)
                    && each.source().equals(source)
                    && each.category().equals("all"))
        .findFirst()
        .orElseThrow();
  }

  private Decided decided(String test, String source) {
    return answers.decided().stream()
        .filter(each -> each.verdict().test().id().equals(test) && each.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static FundingQuestions questions() {
    return questions(2017);
  }

  private static FundingQuestions questions(int lastBaseYear) {
    return new FundingQuestions(
        List.of(Grants.PEOPLE),
        Grants.INCOME,
        null,
        new Resampling(100, new BigDecimal("0.9")),
        List.of(
            new Ratio(
                "spent",
                Text.same("Spent"),
                "spent",
                "amount",
                Per.ALL,
                Grants.atLeast("0.9"),
                Grants.AT)),
        List.of(new Progress(9, "spent", Grants.atLeast("0.75"), Grants.AT)),
        new EffortRule(
            Text.same("Effort"),
            EffortRule.Money.ALL,
            "money-of-year",
            "prices",
            null,
            2016,
            lastBaseYear,
            EffortRule.Rule.MEAN,
            Grants.atLeast("1"),
            new EffortRule.Ratchet("money-of-year-before", Grants.atLeast("0.9")),
            Grants.AT),
        null,
        null,
        List.of(
            new FundingQuestions.Test(
                "quotient",
                Text.same("Quotient"),
                MoneyMeasure.LOCATION_QUOTIENT,
                Level.GROUP,
                Sources.EACH,
                null,
                Grants.atLeast("0.8"),
                Grants.AT),
            new FundingQuestions.Test(
                "tilt",
                Text.same("Tilt"),
                MoneyMeasure.TILT_RATIO,
                Level.ALL,
                Sources.ALL,
                null,
                Grants.atLeast("6"),
                Grants.AT)),
        null,
        new EffortShareRule(
            Text.same("Share"),
            "s",
            "targeted-of-year",
            "total-of-year",
            2016,
            2017,
            EffortRule.Rule.LAST,
            Grants.atLeast("1"),
            Grants.AT));
  }
}
