package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** The target population's share of the money relative to its share of the people. */
final class TiltRatio {

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
}
