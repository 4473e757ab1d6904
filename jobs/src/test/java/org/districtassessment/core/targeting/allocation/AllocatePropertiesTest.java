package org.districtassessment.core.targeting.allocation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.districtassessment.core.targeting.allocation.Allocation.Granted;
import org.districtassessment.core.targeting.allocation.Allocation.Infeasible;
import org.districtassessment.core.targeting.allocation.AllocationRules.Floor;

/** What holds for every allocation of up to 40 units, in units of 0.01. */
class AllocatePropertiesTest {

  private static final BigDecimal UNIT = new BigDecimal("0.01");

  @Property(tries = 500)
  void addsUpExactlyAndKeepsFloorsAndCaps(
      @ForAll("claims") List<Claim> claims,
      @ForAll("rules") AllocationRules rules,
      @ForAll @IntRange(min = 60, max = 200) int percent) {
    BigDecimal money = ofLastYear(claims, percent);
    Allocation allocation = Allocate.allocate(rules, money, claims);
    if (allocation instanceof Infeasible infeasible) {
      assertThat(infeasible.reason().code()).matches("[a-z-]+");
      return;
    }

    Map<String, BigDecimal> amounts = ((Granted) allocation).amounts();
    assertThat(amounts).hasSize(claims.size());
    assertThat(amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(money);
    for (Claim claim : claims) {
      BigDecimal amount = requireNonNull(amounts.get(claim.unit()));
      assertThat(amount.remainder(UNIT)).isEqualByComparingTo("0");
      if (rules.floor() == Floor.LAST_YEAR) {
        assertThat(amount).isGreaterThanOrEqualTo(lastYear(claim).multiply(rules.floorPart()));
      }
      if (rules.mostIncrease() != null) {
        assertThat(amount)
            .isLessThanOrEqualTo(
                lastYear(claim).multiply(BigDecimal.ONE.add(rules.mostIncrease())));
      }
    }
  }

  @Property(tries = 1000)
  void neverLowersAUnitsAmountWhenItPerformsBetter(
      @ForAll("claims") List<Claim> claims,
      @ForAll("rules") AllocationRules rules,
      @ForAll @IntRange(min = 60, max = 200) int percent,
      @ForAll @IntRange(min = 0, max = 39) int which,
      @ForAll @IntRange(min = 1, max = 300) int better) {
    BigDecimal money = ofLastYear(claims, percent);
    Claim claim = claims.get(which % claims.size());
    List<Claim> raised = new ArrayList<>(claims);
    raised.set(
        which % claims.size(),
        new Claim(
            claim.unit(),
            claim.factors(),
            claim.performance().add(new BigDecimal(better).movePointLeft(2)),
            claim.lastYear(),
            claim.baseLevel()));
    Allocation before = Allocate.allocate(rules, money, claims);
    Allocation after = Allocate.allocate(rules, money, raised);
    Assume.that(before instanceof Granted && after instanceof Granted);

    assertThat(((Granted) after).amounts().get(claim.unit()))
        .isGreaterThanOrEqualTo(((Granted) before).amounts().get(claim.unit()));
  }

  @Property(tries = 200)
  void doesNotDependOnTheOrderOfClaims(
      @ForAll("claims") List<Claim> claims, @ForAll("rules") AllocationRules rules) {
    List<Claim> shuffled = new ArrayList<>(claims);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(Allocate.allocate(rules, ofLastYear(claims, 110), shuffled))
        .isEqualTo(Allocate.allocate(rules, ofLastYear(claims, 110), claims));
  }

  private static BigDecimal lastYear(Claim claim) {
    return requireNonNull(claim.lastYear());
  }

  /** A total near last year's, so that most rules can be kept. */
  private static BigDecimal ofLastYear(List<Claim> claims, int percent) {
    return claims.stream()
        .map(AllocatePropertiesTest::lastYear)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .multiply(new BigDecimal(percent))
        .movePointLeft(2)
        .setScale(2, RoundingMode.UP);
  }

  @Provide
  Arbitrary<AllocationRules> rules() {
    return Combinators.combine(
            Arbitraries.of(Floor.NONE, Floor.LAST_YEAR),
            Arbitraries.of("0.5", "0.9", "1"),
            Arbitraries.of("", "", "1.5", "4"),
            Arbitraries.of("", "0.05", "0.3"))
        .as(
            (floor, part, increase, decrease) ->
                new AllocationRules(
                    List.of(
                        Factor.more("people", new BigDecimal("0.7")),
                        Factor.less("income", new BigDecimal("0.3"), new BigDecimal("60"))),
                    UNIT,
                    floor,
                    new BigDecimal(part),
                    increase.isEmpty() ? null : new BigDecimal(increase),
                    decrease.isEmpty() ? null : new BigDecimal(decrease)));
  }

  @Provide
  Arbitrary<List<Claim>> claims() {
    Arbitrary<int[]> numbers =
        Combinators.combine(
                Arbitraries.integers().between(0, 100),
                Arbitraries.integers().between(0, 80),
                Arbitraries.integers().between(50, 200),
                Arbitraries.integers().between(0, 60_000))
            .as(
                (people, income, performance, last) ->
                    new int[] {people, income, performance, last});
    return numbers
        .list()
        .ofMinSize(2)
        .ofMaxSize(40)
        .map(
            rows -> {
              List<Claim> claims = new ArrayList<>();
              for (int i = 0; i < rows.size(); i++) {
                int[] row = rows.get(i);
                claims.add(
                    new Claim(
                        "u" + i,
                        Map.of("people", new BigDecimal(row[0]), "income", new BigDecimal(row[1])),
                        new BigDecimal(row[2]).movePointLeft(2),
                        new BigDecimal(row[3]).movePointLeft(2),
                        null));
              }
              return claims;
            });
  }
}
