package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The target population's share of the money relative to its share of the people.
 *
 * <p>Above 1 the money is tilted toward it. Money taken back makes an amount net; where that leaves
 * nothing or less there is no ratio, so compute it of the gross amount too.
 */
public final class TiltRatio {

  static final String KIND = "tilt-ratio";

  private TiltRatio() {}

  /** Returns (T ÷ F) ÷ (M ÷ N); empty where F ≤ 0, M ≤ 0 or M ≥ N. */
  static Optional<BigDecimal> tiltRatio(MoneyAndPeople sums) {
    if (!sums.comparable()) {
      return Optional.empty();
    }

    return Optional.of(
        sums.targeted()
            .multiply(sums.population())
            .divide(sums.amount().multiply(sums.targetPopulation()), MathContext.DECIMAL128));
  }

  /** Returns the ratio as a measurement, with the reason where it is empty. */
  public static Measurement measure(MoneyAndPeople sums) {
    return sums.incomparable()
        .map(Measurement::undefined)
        .orElseGet(() -> Measurement.of(tiltRatio(sums).orElseThrow().doubleValue()));
  }

  /**
   * Returns the same of sums of samples, which are many and need no exact decimals; the parameters
   * are those of {@link MoneyAndPeople}.
   */
  public static Measurement measure(
      double amount, double targeted, double population, double targetPopulation) {
    return MoneyAndPeople.incomparable(amount, population, targetPopulation)
        .map(Measurement::undefined)
        .orElseGet(() -> Measurement.of(targeted * population / (amount * targetPopulation)));
  }
}
