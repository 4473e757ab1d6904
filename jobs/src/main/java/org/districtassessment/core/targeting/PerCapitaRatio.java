package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Money per head of the target population relative to money per head of the others. */
public final class PerCapitaRatio {

  static final String KIND = "per-capita-ratio";

  private PerCapitaRatio() {}

  /** Returns (T ÷ M) ÷ ((F − T) ÷ (N − M)); empty where F ≤ 0, T ≥ F, M ≤ 0 or M ≥ N. */
  static Optional<BigDecimal> perCapitaRatio(MoneyAndPeople sums) {
    BigDecimal ofOthers = sums.amount().subtract(sums.targeted());
    if (!sums.comparable() || ofOthers.signum() <= 0) {
      return Optional.empty();
    }

    BigDecimal others = sums.population().subtract(sums.targetPopulation());
    return Optional.of(
        sums.targeted()
            .multiply(others)
            .divide(ofOthers.multiply(sums.targetPopulation()), MathContext.DECIMAL128));
  }

  /** Returns the ratio as a measurement, with the reason where it is empty. */
  public static Measurement measure(MoneyAndPeople sums) {
    return sums.incomparable()
        .or(
            () ->
                sums.targeted().compareTo(sums.amount()) < 0
                    ? Optional.empty()
                    : Optional.of(Undefined.NOTHING_FOR_OTHERS))
        .map(Measurement::undefined)
        .orElseGet(() -> Measurement.of(perCapitaRatio(sums).orElseThrow().doubleValue()));
  }

  /**
   * Returns the same of sums of samples, as {@link TiltRatio#measure(double, double, double,
   * double)}.
   */
  public static Measurement measure(
      double amount, double targeted, double population, double targetPopulation) {
    return MoneyAndPeople.incomparable(amount, population, targetPopulation)
        .or(() -> targeted < amount ? Optional.empty() : Optional.of(Undefined.NOTHING_FOR_OTHERS))
        .map(Measurement::undefined)
        .orElseGet(
            () ->
                Measurement.of(
                    targeted
                        * (population - targetPopulation)
                        / ((amount - targeted) * targetPopulation)));
  }
}
