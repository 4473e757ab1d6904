package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * How rows of money are compared with a ledger, whose columns are named as its header has them.
 *
 * @param unit column with the unit's key; null where the ledger has none
 * @param id column with the key of the row of money
 * @param name column with its name
 * @param date column with a day; null where the ledger has none
 * @param amount column with the amount
 * @param compare amount of our rows that it is compared with
 * @param leastSimilarity of names where ids do not agree, in (0, 1]
 * @param mostDays between two dates then, at least 0
 * @param tolerance by which amounts may differ, at least 0
 */
public record LedgerRule(
    @Nullable String unit,
    String id,
    String name,
    @Nullable String date,
    String amount,
    String compare,
    BigDecimal leastSimilarity,
    int mostDays,
    BigDecimal tolerance,
    SourceLocation at) {

  public LedgerRule {
    check(
        leastSimilarity.signum() > 0 && leastSimilarity.compareTo(BigDecimal.ONE) <= 0,
        "Invalid least-similarity: %s (must be in (0, 1])",
        leastSimilarity);
    check(mostDays >= 0, "Invalid most-days: %s (must be at least 0)", mostDays);
    check(tolerance.signum() >= 0, "Invalid tolerance: %s (must be at least 0)", tolerance);
  }
}
