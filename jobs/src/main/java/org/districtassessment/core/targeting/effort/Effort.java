package org.districtassessment.core.targeting.effort;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * Whether a year's money is kept up against a base, each as a ratio; 1 or more is kept up.
 *
 * <p>With P a chained price index and e the last base year, the real base is B = mean over base
 * years of F × P(e) ÷ P(year), or the last or least of these, and the real ratio is F × P(e) ÷
 * P(year) ÷ B. Rules for school districts in the United States compare total or per pupil in this
 * way (34 CFR 299.5).
 *
 * <p>A base year without amount makes every ratio undefined, never 0.
 *
 * @param nominal total in money of each year
 * @param real total in prices of the last base year
 * @param realPerHead the same per head of the target population
 * @param share of all money, relative to the base's share
 */
public record Effort(
    Measurement nominal, Measurement real, Measurement realPerHead, Measurement share) {

  /** Compares a year with the base. */
  public static Effort of(Years years, int year, Base base, PriceChain prices) {
    IntFunction<Found> nominal = one -> amount(years, one, base);
    IntFunction<Found> real =
        one -> nominal.apply(one).times(deflator(prices, one, base), Undefined.MISSING_PRICES);
    return new Effort(
        ratio(year, base, nominal),
        ratio(year, base, real),
        ratio(
            year,
            base,
            one -> real.apply(one).times(inverse(years.people(), one), Undefined.MISSING_PEOPLE)),
        ratio(
            year,
            base,
            one ->
                nominal.apply(one).times(inverse(years.totals(), one), Undefined.MISSING_TOTAL)));
  }

  /** A year's number, or why there is none. */
  private record Found(OptionalDouble number, Optional<Undefined> reason) {

    Found times(OptionalDouble factor, Undefined without) {
      if (number.isEmpty()) {
        return this;
      }
      return factor.isPresent()
          ? new Found(
              OptionalDouble.of(number.getAsDouble() * factor.getAsDouble()), Optional.empty())
          : new Found(OptionalDouble.empty(), Optional.of(without));
    }
  }

  private static Measurement ratio(int year, Base base, IntFunction<Found> of) {
    double[] years = new double[base.to() - base.from() + 1];
    for (int i = 0; i < years.length; i++) {
      Found found = of.apply(base.from() + i);
      if (found.number().isEmpty()) {
        return Measurement.undefined(found.reason().orElseThrow());
      }
      years[i] = found.number().getAsDouble();
    }
    Found found = of.apply(year);
    if (found.number().isEmpty()) {
      return Measurement.undefined(found.reason().orElseThrow());
    }

    double level = base.of(years);
    if (level <= 0) {
      return Measurement.undefined(level == 0 ? Undefined.NO_MONEY : Undefined.NEGATIVE_MONEY);
    }
    return Measurement.of(found.number().getAsDouble() / level);
  }

  private static Found amount(Years years, int year, Base base) {
    BigDecimal amount = years.amounts().get(year);
    if (amount != null) {
      return new Found(OptionalDouble.of(amount.doubleValue()), Optional.empty());
    }
    boolean inBase = base.from() <= year && year <= base.to();
    return new Found(
        OptionalDouble.empty(),
        Optional.of(inBase ? Undefined.MISSING_BASE_YEAR : Undefined.MISSING_YEAR));
  }

  private static OptionalDouble deflator(PriceChain prices, int year, Base base) {
    return prices.rise(year, base.to());
  }

  private static OptionalDouble inverse(Map<Integer, BigDecimal> numbers, int year) {
    BigDecimal number = numbers.get(year);
    return number == null || number.signum() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 / number.doubleValue());
  }
}
