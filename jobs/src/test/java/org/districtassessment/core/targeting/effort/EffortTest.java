package org.districtassessment.core.targeting.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.junit.jupiter.api.Test;

class EffortTest {

  private static final Base MEAN = new Base(2016, 2020, Base.Rule.MEAN);

  private static final PriceChain PRICES =
      new PriceChain(
          Map.of(2017, 0.01, 2018, 0.02, 2019, 0.027, 2020, 0.023, 2021, 0.003, 2022, 0.021));

  /**
   * Worked in R 4.2.2 for the domain notes: 100 a year in 2016 to 2020 and 102 in 2022, prices
   * rising 1.0, 2.0, 2.7, 2.3, 0.3 and 2.1%: nominal 1.02, real 0.95267.
   */
  @Test
  void isKeptUpInMoneyThoughNotInPrices() {
    Effort effort = Effort.of(years(), 2022, MEAN, PRICES);

    assertThat(number(effort.nominal())).isCloseTo(1.02, within(1e-12));
    assertThat(number(effort.real())).isCloseTo(0.95267, within(5e-6));
  }

  /** People fall from 50 to 40: per head the real ratio is 50 ÷ 40 times as high. */
  @Test
  void comparesPerHeadAndAsAShareOfAll() {
    Effort effort = Effort.of(years(), 2022, MEAN, PRICES);

    assertThat(number(effort.realPerHead())).isCloseTo(number(effort.real()) * 1.25, within(1e-12));
    // 100 of 500 in the base, 102 of 600 in the year: 0.17 ÷ 0.2.
    assertThat(number(effort.share())).isCloseTo(0.85, within(1e-12));
  }

  @Test
  void takesTheDeclaredRuleForTheBase() {
    Years years = with(2018, "80", with(2020, "120", years()));

    // Nominal bases 100, 120 and 80 under the year's 102.
    assertThat(number(nominal(years, Base.Rule.MEAN))).isCloseTo(1.02, within(1e-12));
    assertThat(number(nominal(years, Base.Rule.LAST))).isCloseTo(0.85, within(1e-12));
    assertThat(number(nominal(years, Base.Rule.MINIMUM))).isCloseTo(1.275, within(1e-12));
  }

  @Test
  void hasNoValueWithoutABaseYear() {
    Years years = without(2018, years());

    Effort effort = Effort.of(years, 2022, MEAN, PRICES);

    Measurement none = Measurement.undefined(Undefined.MISSING_BASE_YEAR);
    assertThat(effort).isEqualTo(new Effort(none, none, none, none));
  }

  @Test
  void saysWhatElseIsMissing() {
    Effort effort = Effort.of(without(2022, years()), 2022, MEAN, PRICES);
    assertThat(effort.nominal()).isEqualTo(Measurement.undefined(Undefined.MISSING_YEAR));

    Effort noPrices = Effort.of(years(), 2022, MEAN, new PriceChain(Map.of(2017, 0.01)));
    assertThat(number(noPrices.nominal())).isCloseTo(1.02, within(1e-12));
    assertThat(noPrices.real()).isEqualTo(Measurement.undefined(Undefined.MISSING_PRICES));

    Years alone = new Years(years().amounts(), Map.of(), Map.of());
    Effort noPeople = Effort.of(alone, 2022, MEAN, PRICES);
    assertThat(noPeople.realPerHead()).isEqualTo(Measurement.undefined(Undefined.MISSING_PEOPLE));
    assertThat(noPeople.share()).isEqualTo(Measurement.undefined(Undefined.MISSING_TOTAL));
  }

  @Test
  void hasNoValueOverABaseOfNothing() {
    Years years = with(2018, "0", years());

    assertThat(nominal(years, Base.Rule.MINIMUM))
        .isEqualTo(Measurement.undefined(Undefined.NO_MONEY));
  }

  @Test
  void chainsPricesForwardAndBack() {
    assertThat(PRICES.rise(2016, 2018).orElseThrow()).isCloseTo(1.01 * 1.02, within(1e-15));
    assertThat(PRICES.rise(2018, 2016).orElseThrow()).isCloseTo(1 / (1.01 * 1.02), within(1e-15));
    assertThat(PRICES.rise(2019, 2019).orElseThrow()).isEqualTo(1);
    assertThat(PRICES.rise(2015, 2018)).isEmpty();
  }

  /** 100, 80, 85, 100: 80 fails; 85 is held against 100 still and fails; 100 meets it again. */
  @Test
  void doesNotLowerWhatIsAskedAfterAFailure() {
    Map<Integer, BigDecimal> amounts =
        Map.of(2020, money("100"), 2021, money("80"), 2022, money("85"), 2023, money("100"));

    assertThat(Ratchet.steps(amounts, money("0.9")))
        .extracting(
            Ratchet.Step::year, step -> step.required().stripTrailingZeros(), Ratchet.Step::met)
        .containsExactly(
            tuple(2021, money("90").stripTrailingZeros(), false),
            tuple(2022, money("90").stripTrailingZeros(), false),
            tuple(2023, money("90").stripTrailingZeros(), true));
    assertThatThrownBy(
            () -> Ratchet.steps(Map.of(2020, money("1"), 2022, money("1")), BigDecimal.ONE))
        .hasMessage("Missing amount of 2021");
  }

  /**
   * The base is 100 and 0.9 of a level is asked for. 2021 reaches it with 120, 2022 falls short of
   * 108 with 100, so that 2023 is held against 120 still: 90 ÷ 120.
   */
  @Test
  void holdsAYearAgainstTheLevelLastReachedSinceTheBase() {
    Map<Integer, BigDecimal> amounts = new HashMap<>(years().amounts());
    amounts.put(2021, money("120"));
    amounts.put(2022, money("100"));
    amounts.put(2023, money("90"));

    Ratchet.Held held = Ratchet.held(amounts, 2023, MEAN, money("0.9"));
    assertThat(number(held.ratio())).isCloseTo(0.75, within(1e-12));
    assertThat(held.since()).hasValue(2021);
    assertThat(held.stays()).isTrue();

    Ratchet.Held before = Ratchet.held(amounts, 2022, MEAN, money("0.9"));
    assertThat(number(before.ratio())).isCloseTo(100 / 120.0, within(1e-12));
    assertThat(before.stays()).isFalse();
  }

  @Test
  void passesOverYearsOfWhichNothingIsKnownButNeverOverOneOfTheBase() {
    // The base is 100 and 2022 is 102; of 2021 and 2023 nothing is known.
    Map<Integer, BigDecimal> amounts = new HashMap<>(years().amounts());
    assertThat(number(Ratchet.held(amounts, 2022, MEAN, BigDecimal.ONE).ratio()))
        .isCloseTo(1.02, within(1e-12));
    assertThat(Ratchet.held(amounts, 2022, MEAN, BigDecimal.ONE).since()).isEmpty();
    amounts.put(2024, money("51"));
    assertThat(number(Ratchet.held(amounts, 2024, MEAN, BigDecimal.ONE).ratio()))
        .isCloseTo(0.5, within(1e-12));
    amounts.remove(2018);
    assertThat(Ratchet.held(amounts, 2024, MEAN, BigDecimal.ONE).ratio())
        .isEqualTo(Measurement.undefined(Undefined.MISSING_BASE_YEAR));
  }

  private static Years years() {
    Map<Integer, BigDecimal> amounts = new HashMap<>();
    Map<Integer, BigDecimal> people = new HashMap<>();
    Map<Integer, BigDecimal> totals = new HashMap<>();
    for (int year = 2016; year <= 2020; year++) {
      amounts.put(year, money("100"));
      people.put(year, money("50"));
      totals.put(year, money("500"));
    }
    amounts.put(2022, money("102"));
    people.put(2022, money("40"));
    totals.put(2022, money("600"));
    return new Years(amounts, people, totals);
  }

  private static Measurement nominal(Years years, Base.Rule rule) {
    return Effort.of(years, 2022, new Base(2016, 2020, rule), PRICES).nominal();
  }

  private static Years with(int year, String amount, Years years) {
    Map<Integer, BigDecimal> amounts = new HashMap<>(years.amounts());
    amounts.put(year, money(amount));
    return new Years(amounts, years.people(), years.totals());
  }

  private static Years without(int year, Years years) {
    Map<Integer, BigDecimal> amounts = new HashMap<>(years.amounts());
    amounts.remove(year);
    return new Years(amounts, years.people(), years.totals());
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static double number(Measurement measurement) {
    return measurement.value().orElseThrow();
  }
}
