package org.districtassessment.core.targeting.reconciliation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;

/**
 * What counts as the same.
 *
 * @param leastSimilarity of two names, in (0, 1]
 * @param mostDays between two dates, at least 0; a missing date is within them
 * @param tolerance by which amounts may differ, at least 0
 */
public record MatchRules(double leastSimilarity, int mostDays, BigDecimal tolerance) {

  public MatchRules {
    check(
        leastSimilarity > 0 && leastSimilarity <= 1,
        "Invalid least similarity: %s (must be in (0, 1])",
        leastSimilarity);
    check(mostDays >= 0, "Invalid days: %s (must be at least 0)", mostDays);
    check(tolerance.signum() >= 0, "Invalid tolerance: %s (must be at least 0)", tolerance);
  }
}
