package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;

/**
 * How far a column may move from last year's before somebody should look at it. A shift that is
 * exactly as large as its limit is not beyond it.
 *
 * @param missingShare how far the shares of missing values may lie apart, in (0, 1]
 * @param medianRatio how many times the smaller of two positive medians the greater one may be,
 *     greater than 1
 * @param categoryShare total variation distance of the shares of the values of a column with few
 *     different ones: the share of rows that would have to take another value to get last year's
 *     shares; in (0, 1]
 */
public record ProfileLimits(
    BigDecimal missingShare, BigDecimal medianRatio, BigDecimal categoryShare) {

  /** What holds where an edition says nothing. */
  public static final ProfileLimits DEFAULT =
      new ProfileLimits(new BigDecimal("0.10"), new BigDecimal("2"), new BigDecimal("0.20"));

  public ProfileLimits {
    checkShare("missing-share", missingShare);
    check(
        medianRatio.compareTo(BigDecimal.ONE) > 0,
        "Invalid median-ratio: %s (must be greater than 1)",
        medianRatio);
    checkShare("category-share", categoryShare);
  }

  private static void checkShare(String name, BigDecimal share) {
    check(
        share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0,
        "Invalid %s: %s (must be in (0, 1])",
        name,
        share);
  }
}
