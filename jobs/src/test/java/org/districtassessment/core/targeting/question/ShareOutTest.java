package org.districtassessment.core.targeting.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.AllocationRule;
import org.districtassessment.core.rule.AllocationRule.Factor;
import org.districtassessment.core.rule.AllocationRule.Floor;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.targeting.allocation.Allocation;
import org.districtassessment.core.targeting.allocation.Effect;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expected numbers are worked out by hand from {@link Grants}. */
class ShareOutTest {

  /** Equal thirds by people; 30, 20 and 10 below 40 times 100 people: 1/2, 1/3 and 1/6. */
  private static final List<Factor> HALF_EACH =
      List.of(
          new Factor("target", half(), null, null),
          new Factor("income", half(), new BigDecimal("40"), "target"));

  @Test
  void sharesOutByWhatIsThereAndByWhatIsLacking() {
    ShareOut shareOut = shareOut(rule(HALF_EACH, null), "1200");
    assertThat(amounts(shareOut)).isEqualTo(Map.of("a", "500", "b", "400", "c", "300"));
  }

  @Test
  void addsUpToTheTotalWithinALimitOfIncrease() {
    // This year a had 300, b 100 and c 500 less 100 taken back; half more is 450 and 150.
    ShareOut shareOut = shareOut(rule(HALF_EACH, half()), "1200");
    assertThat(shareOut.thisYear().get("c")).isEqualByComparingTo("500");
    assertThat(amounts(shareOut)).isEqualTo(Map.of("a", "450", "b", "150", "c", "600"));
  }

  @Test
  void saysWhatItDoesToEveryMeasure() {
    ShareOut shareOut = shareOut(rule(HALF_EACH, null), "1200");
    Effect tilt = shareOut.effects().get(shareOut.effects().size() - 1);
    assertThat(tilt.measure()).isEqualTo("tilt-ratio people");
    assertThat(tilt.before().value().orElseThrow()).isCloseTo(4.5, within(1e-9));
    // a and b have half their money targeted; c has 250 of 600 and gets 300 for 500 net, its gross
    // 360 and targeted 150: (250 + 200 + 150) / (500 + 400 + 360) / 0.1.
    assertThat(tilt.after().value().orElseThrow()).isCloseTo(600 / 126.0, within(1e-9));
  }

  @Test
  void aShareIsMultipliedByTheCoefficientOfTheGrade() {
    // Shares as above 5, 4 and 3 of 12, times 1.2, 1 and 0.8: 6, 4 and 2.4 of 12.4.
    ShareOut shareOut = graded("1240", "good", "fair", "poor");
    assertThat(amounts(shareOut)).isEqualTo(Map.of("a", "600", "b", "400", "c", "240"));
    assertThat(shareOut.coefficients().get("a")).isEqualByComparingTo("1.2");
  }

  @Test
  void aBetterGradeNeverLowersAnAmountWhateverTheOthersHave() {
    List<String> fromWorst = List.of("poor", "fair", "good");
    for (String second : fromWorst) {
      for (String third : fromWorst) {
        BigDecimal before = BigDecimal.ZERO;
        for (String grade : fromWorst) {
          BigDecimal amount =
              new BigDecimal(amounts(graded("1237", grade, second, third)).get("a"));
          assertThat(amount).as("%s %s %s", grade, second, third).isGreaterThan(before);
          before = amount;
        }
      }
    }
  }

  @Test
  void aUnitWithoutAGradeStopsItAndIsNamed() {
    assertThat(graded("1200", "good", "fair", null).missing()).containsExactly("c: grade");
  }

  @Test
  void saysWhatWouldReachATiltWithTheAmounts() {
    // With a tilt of 5, 100 of 1,000 people in each, and gross and targeted money as below:
    // a 500 and 250 reach it; c 360 and 150 need 5 * 100 * 360 / 1000 - 150 = 30 moved, or
    // (5 * 100 * 360 - 150 * 1000) / (1000 - 5 * 100) = 60 added; all 1260 and 600 the same.
    FundingQuestions questions = questions(rule(HALF_EACH, null));
    ShareOut shareOut = shareOut(rule(HALF_EACH, null), "1200");
    Allocation.Granted granted = (Allocation.Granted) shareOut.allocation().orElseThrow();
    FundingData after = shareOut.after(Grants.data(), granted);
    assertThat(UnitGoal.of(after, questions, new BigDecimal("5")))
        .extracting(UnitGoal::key, UnitGoal::open, UnitGoal::goal)
        .containsExactly(
            tuple("all", true, goal("30", "60")),
            tuple("a", false, goal("0", "0")),
            tuple("b", false, goal("0", "0")),
            tuple("c", true, goal("30", "60")));
    // 10 * 100 people are all there are.
    assertThat(UnitGoal.of(after, questions, BigDecimal.TEN))
        .allMatch(each -> each.open() && each.goal() == null);
  }

  private static ShareOut graded(String total, @Nullable String... grades) {
    List<FundingData.Unit> units = new ArrayList<>();
    for (FundingData.Unit unit : Grants.units()) {
      String grade = grades[units.size()];
      units.add(new FundingData.Unit(unit.key(), unit.name(), unit.group(), unit.total(), grade));
    }
    FundingData data = Grants.data();
    List<AllocationRule.Coefficient> performance =
        List.of(
            new AllocationRule.Coefficient("good", new BigDecimal("1.2")),
            new AllocationRule.Coefficient("fair", BigDecimal.ONE),
            new AllocationRule.Coefficient("poor", new BigDecimal("0.8")));
    return shareOut(
        new FundingData(data.year(), units, data.rows(), data.figures()),
        rule(HALF_EACH, null, performance),
        total);
  }

  @Test
  void aUnitWithoutAFigureStopsItAndIsNamed() {
    Factor total = new Factor(AllocationRule.TOTAL, BigDecimal.ONE, null, null);
    ShareOut shareOut = shareOut(rule(List.of(total), null), "1200");
    assertThat(shareOut.missing()).containsExactly("c: total");
    assertThat(shareOut.allocation()).isEqualTo(Optional.empty());
  }

  private static Map<String, String> amounts(ShareOut shareOut) {
    Allocation.Granted granted = (Allocation.Granted) shareOut.allocation().orElseThrow();
    return granted.amounts().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, amount -> amount.getValue().toPlainString()));
  }

  private static TiltGoal goal(String moved, String added) {
    return new TiltGoal(new BigDecimal(moved), new BigDecimal(added));
  }

  private static ShareOut shareOut(AllocationRule rule, String total) {
    return shareOut(Grants.data(), rule, total);
  }

  private static ShareOut shareOut(FundingData data, AllocationRule rule, String total) {
    return ShareOut.of(data, questions(rule), rule, new BigDecimal(total));
  }

  private static FundingQuestions questions(AllocationRule rule) {
    return new FundingQuestions(
        List.of(Grants.PEOPLE),
        Grants.INCOME,
        null,
        FundingQuestions.NONE.resampling(),
        List.of(),
        List.of(),
        null,
        rule,
        null,
        List.of(),
        null,
        null);
  }

  private static AllocationRule rule(List<Factor> factors, @Nullable BigDecimal mostIncrease) {
    return rule(factors, mostIncrease, List.of());
  }

  private static AllocationRule rule(
      List<Factor> factors,
      @Nullable BigDecimal mostIncrease,
      List<AllocationRule.Coefficient> performance) {
    return new AllocationRule(
        factors,
        Floor.NONE,
        BigDecimal.ONE,
        null,
        mostIncrease,
        null,
        BigDecimal.ONE,
        performance,
        false,
        "made up",
        Grants.AT);
  }

  private static BigDecimal half() {
    return new BigDecimal("0.5");
  }
}
