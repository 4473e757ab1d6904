package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Sums over one or more units, as in {@link FundingCheck}.
 *
 * @param amount all money F
 * @param targeted the part T that serves the target population
 * @param population everybody, N
 * @param targetPopulation the target population M, part of everybody
 */
public record MoneyAndPeople(
    BigDecimal amount, BigDecimal targeted, BigDecimal population, BigDecimal targetPopulation) {

  /** Returns whether there is money, a target population, and somebody beside it. */
  public boolean comparable() {
    return incomparable().isEmpty();
  }

  /** Returns why shares of money and people cannot be compared; empty where they can. */
  public Optional<Undefined> incomparable() {
    if (amount.signum() <= 0) {
      return Optional.of(amount.signum() == 0 ? Undefined.NO_MONEY : Undefined.NEGATIVE_MONEY);
    }
    if (targetPopulation.signum() <= 0) {
      return Optional.of(Undefined.NO_TARGET_POPULATION);
    }
    return targetPopulation.compareTo(population) < 0
        ? Optional.empty()
        : Optional.of(Undefined.NOBODY_ELSE);
  }
}
