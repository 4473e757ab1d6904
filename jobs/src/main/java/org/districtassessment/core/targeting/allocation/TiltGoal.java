package org.districtassessment.core.targeting.allocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.districtassessment.core.targeting.MoneyAndPeople;

/**
 * What would have to change for a tilt ratio τ to be reached.
 *
 * <p>With F, T, N and M as in the package above: moving money within the same total takes Δ = τMF ÷
 * N − T; adding money for the target population alone takes Δ = (τMF − TN) ÷ (N − τM). Both are
 * rounded up to the unit of money, and 0 where τ is reached.
 *
 * @param moved from the others to the target population
 * @param added to the target population, on top
 */
public record TiltGoal(BigDecimal moved, BigDecimal added) {

  /**
   * Returns what is needed; empty where the ratio is undefined, or where τM ≥ N: then not even all
   * money would do.
   *
   * @param tilt the ratio to reach, above 0
   * @param unit of money
   */
  public static Optional<TiltGoal> of(MoneyAndPeople sums, BigDecimal tilt, BigDecimal unit) {
    BigDecimal room = sums.population().subtract(tilt.multiply(sums.targetPopulation()));
    if (!sums.comparable() || room.signum() <= 0) {
      return Optional.empty();
    }

    BigDecimal lacking =
        tilt.multiply(sums.targetPopulation())
            .multiply(sums.amount())
            .subtract(sums.targeted().multiply(sums.population()));
    return Optional.of(
        new TiltGoal(upTo(unit, lacking, sums.population()), upTo(unit, lacking, room)));
  }

  private static BigDecimal upTo(BigDecimal unit, BigDecimal lacking, BigDecimal divisor) {
    return lacking.signum() <= 0
        ? BigDecimal.ZERO
        : lacking.divide(divisor.multiply(unit), 0, RoundingMode.CEILING).multiply(unit);
  }
}
