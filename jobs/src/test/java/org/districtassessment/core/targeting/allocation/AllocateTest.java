package org.districtassessment.core.targeting.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyAndPeople;
import org.districtassessment.core.targeting.TiltRatio;
import org.districtassessment.core.targeting.allocation.Allocation.Granted;
import org.districtassessment.core.targeting.allocation.Allocation.Infeasible;
import org.districtassessment.core.targeting.allocation.Allocation.Limit;
import org.districtassessment.core.targeting.allocation.Allocation.Reason;
import org.districtassessment.core.targeting.allocation.AllocationRules.Floor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocateTest {

  private static final List<Factor> FACTORS =
      List.of(
          Factor.more("people", number("0.6")), Factor.less("income", number("0.4"), number("30")));

  /**
   * By hand: people 1, 2, 1 of 4; gaps of income to 30 are 20, 10, 0 (40 lies above) of 30. Shares
   * 0.6/4 + 0.4 × 2/3, 0.6/2 + 0.4/3, 0.6/4 = 0.41667, 0.43333, 0.15 of 1,000.
   */
  @Test
  void sharesOutByFactors() {
    assertThat(amounts(rules(Floor.NONE, null, null), "1000", "1", claims()))
        .containsExactly(
            Map.entry("a", number("416.67")),
            Map.entry("b", number("433.33")),
            Map.entry("c", number("150.00")));
  }

  /** b's share doubles: 0.41667, 0.86667, 0.15 of 1.43333 of 1,000. */
  @Test
  void multipliesSharesByPerformance() {
    assertThat(amounts(rules(Floor.NONE, null, null), "1000", "2", claims()))
        .containsExactly(
            Map.entry("a", number("290.70")),
            Map.entry("b", number("604.65")),
            Map.entry("c", number("104.65")));
  }

  /**
   * By hand: c had 300 and keeps them; the 700 left go 0.41667 to 0.43333, that is 25 to 26:
   * 343.137 and 356.863.
   */
  @Test
  void keepsFloors() {
    Allocation allocation =
        Allocate.allocate(rules(Floor.LAST_YEAR, null, null), number("1000"), claims());

    assertThat(((Granted) allocation).grants())
        .containsExactly(
            new Allocation.Grant("a", number("416.67"), number("343.14"), Limit.NONE),
            new Allocation.Grant("b", number("433.33"), number("356.86"), Limit.NONE),
            new Allocation.Grant("c", number("150.00"), number("300.00"), Limit.FLOOR));
  }

  /**
   * By hand: last year a 300, b 300, c 300, at most 10% more and 60% less: a and b stop at 330, and
   * c takes the 340 left — more than its cap, so all caps together are too little for 1,000; of 980
   * c gets 320.
   */
  @Test
  void keepsLimitsOfChange() {
    AllocationRules rules = rules(Floor.NONE, "0.1", "0.6");

    assertThat(amounts(rules, "980", "1", claims()))
        .containsExactly(
            Map.entry("a", number("330.00")),
            Map.entry("b", number("330.00")),
            Map.entry("c", number("320.00")));
    assertThat(Allocate.allocate(rules, number("1000"), claims()))
        .isEqualTo(new Infeasible(Reason.CAPS_BELOW_TOTAL, List.of()));
  }

  @Test
  void saysWhyRulesCannotBeKept() {
    AllocationRules kept = rules(Floor.LAST_YEAR, null, null);
    assertThat(Allocate.allocate(kept, number("800"), claims()))
        .isEqualTo(new Infeasible(Reason.FLOORS_ABOVE_TOTAL, List.of()));
    assertThat(Allocate.allocate(kept, number("1000.001"), claims()))
        .isEqualTo(new Infeasible(Reason.TOTAL_NOT_IN_UNITS, List.of()));
    assertThat(Allocate.allocate(rules(Floor.BASE_LEVEL, null, null), number("1000"), claims()))
        .isEqualTo(new Infeasible(Reason.MISSING_BASE_LEVEL, List.of("a", "b", "c")));

    Claim fresh = new Claim("d", factors("1", "20"), BigDecimal.ONE, null, null);
    assertThat(Allocate.allocate(kept, number("1000"), List.of(fresh)))
        .isEqualTo(new Infeasible(Reason.MISSING_LAST_YEAR, List.of("d")));
    Claim rich = new Claim("d", factors("1", "50"), BigDecimal.ONE, number("1"), null);
    assertThat(Allocate.allocate(kept, number("1000"), List.of(rich)))
        .isEqualTo(new Infeasible(Reason.NOTHING_TO_SHARE_BY, List.of("income")));
    Claim crossed = new Claim("d", factors("1", "20"), BigDecimal.ONE, number("0.005"), null);
    assertThat(Allocate.allocate(rules(Floor.LAST_YEAR, "0", null), number("1"), List.of(crossed)))
        .as("between 0.005 and 0.005 there is no whole 0.01")
        .isEqualTo(new Infeasible(Reason.FLOOR_ABOVE_CAP, List.of("d")));
  }

  @Test
  void refusesWeightsThatDoNotAddUp() {
    assertThatThrownBy(
            () ->
                new AllocationRules(
                    List.of(Factor.more("people", number("0.9"))),
                    BigDecimal.ONE,
                    Floor.NONE,
                    BigDecimal.ONE,
                    null,
                    null))
        .hasMessage("Weights of factors add up to 0.9 (must be 1)");
  }

  /** 60 of 100 to 400 of 1,000 is τ = 1.5. For τ = 2: 80 of 100, or 160 of 200 after adding 100. */
  @Test
  void saysWhatATiltWouldTake() {
    MoneyAndPeople sums =
        new MoneyAndPeople(number("100"), number("60"), number("1000"), number("400"));

    TiltGoal goal = TiltGoal.of(sums, number("2"), number("0.01")).orElseThrow();

    assertThat(goal.moved()).isEqualByComparingTo("20");
    assertThat(goal.added()).isEqualByComparingTo("100");
    assertThat(TiltGoal.of(sums, number("1.5"), number("0.01")).orElseThrow())
        .as("reached")
        .isEqualTo(new TiltGoal(BigDecimal.ZERO, BigDecimal.ZERO));
    assertThat(TiltGoal.of(sums, number("2.5"), number("0.01")))
        .as("not even with all money")
        .isEmpty();
  }

  @Test
  void showsAMeasureBeforeAndAfter() {
    Map<String, BigDecimal> before = Map.of("a", number("40"), "b", number("60"));
    Map<String, BigDecimal> after = Map.of("a", number("60"), "b", number("40"));

    // a has 400 of 1,000 people: τ is 1 before and 1.5 after.
    Effect effect =
        Effect.of(
            "tilt-ratio",
            amounts ->
                TiltRatio.measure(
                    new MoneyAndPeople(
                        number("100"),
                        amounts.getOrDefault("a", BigDecimal.ZERO),
                        number("1000"),
                        number("400"))),
            before,
            after);

    assertThat(effect).isEqualTo(new Effect("tilt-ratio", Measurement.of(1), Measurement.of(1.5)));
    assertThat(effect.change()).isEqualTo(Measurement.of(0.5));
  }

  private static Map<String, BigDecimal> amounts(
      AllocationRules rules, String total, String performanceOfB, List<Claim> claims) {
    List<Claim> rated =
        claims.stream()
            .map(
                claim ->
                    claim.unit().equals("b")
                        ? new Claim(
                            "b",
                            claim.factors(),
                            number(performanceOfB),
                            claim.lastYear(),
                            claim.baseLevel())
                        : claim)
            .toList();
    return ((Granted) Allocate.allocate(rules, number(total), rated)).amounts();
  }

  private static List<Claim> claims() {
    return List.of(
        new Claim("c", factors("1", "40"), BigDecimal.ONE, number("300"), null),
        new Claim("a", factors("1", "10"), BigDecimal.ONE, number("300"), null),
        new Claim("b", factors("2", "20"), BigDecimal.ONE, number("300"), null));
  }

  private static Map<String, BigDecimal> factors(String people, String income) {
    return Map.of("people", number(people), "income", number(income));
  }

  private static AllocationRules rules(
      Floor floor, @Nullable String increase, @Nullable String decrease) {
    return new AllocationRules(
        FACTORS,
        number("0.01"),
        floor,
        BigDecimal.ONE,
        increase == null ? null : number(increase),
        decrease == null ? null : number(decrease));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
