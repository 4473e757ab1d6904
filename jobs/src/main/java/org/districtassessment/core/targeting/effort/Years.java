package org.districtassessment.core.targeting.effort;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What is known of each year; a year may be missing, which is not 0.
 *
 * @param amounts money, by year
 * @param people the target population, by year
 * @param totals all money that this money is a part of, by year
 */
public record Years(
    Map<Integer, BigDecimal> amounts,
    Map<Integer, BigDecimal> people,
    Map<Integer, BigDecimal> totals) {

  public Years {
    amounts = Map.copyOf(amounts);
    people = Map.copyOf(people);
    totals = Map.copyOf(totals);
  }
}
