package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;

/**
 * What is marked in the statistics of an edition.
 *
 * @param high correlation above which two indicators are marked as redundant, in [-1, 1]
 * @param low correlation below which they are marked as working against each other
 * @param strengths how many strengths, and weaknesses, of a unit are marked, &ge; 0
 */
public record StatisticsRules(BigDecimal high, BigDecimal low, int strengths) {

  /** Correlations as COINr flags them in its examples: above 0.75 and below -0.5; five of each. */
  public static final StatisticsRules USUAL =
      new StatisticsRules(new BigDecimal("0.75"), new BigDecimal("-0.5"), 5);

  public StatisticsRules {
    check(
        high.abs().compareTo(BigDecimal.ONE) <= 0,
        "Invalid high-correlation: %s (must be in [-1, 1])",
        high);
    check(
        low.abs().compareTo(BigDecimal.ONE) <= 0 && low.compareTo(high) <= 0,
        "Invalid low-correlation: %s (must be in [-1, high-correlation])",
        low);
    check(strengths >= 0, "Invalid strengths: %s (must be >= 0)", strengths);
  }
}
