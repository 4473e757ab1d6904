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
    return incomparable(
        amount.signum(), targetPopulation.signum(), population.compareTo(targetPopulation));
  }

  /** Returns the same of numbers that are not exact. */
  static Optional<Undefined> incomparable(
      double amount, double population, double targetPopulation) {
    return incomparable(
        Double.compare(amount, 0),
        Double.compare(targetPopulation, 0),
        Double.compare(population, targetPopulation));
  }

  private static Optional<Undefined> incomparable(int money, int targets, int others) {
    if (money <= 0) {
      return Optional.of(money == 0 ? Undefined.NO_MONEY : Undefined.NEGATIVE_MONEY);
    }
    if (targets <= 0) {
      return Optional.of(Undefined.NO_TARGET_POPULATION);
    }
    return others > 0 ? Optional.empty() : Optional.of(Undefined.NOBODY_ELSE);
  }
}
