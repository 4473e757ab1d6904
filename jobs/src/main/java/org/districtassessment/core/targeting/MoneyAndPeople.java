package org.districtassessment.core.targeting;

import java.math.BigDecimal;

/** Sums over one or more units, as in {@link FundingCheck}. */
record MoneyAndPeople(
    BigDecimal amount, BigDecimal targeted, BigDecimal population, BigDecimal targetPopulation) {

  /** Returns whether there is money, a target population, and somebody beside it. */
  boolean comparable() {
    return amount.signum() > 0
        && targetPopulation.signum() > 0
        && targetPopulation.compareTo(population) < 0;
  }
}
