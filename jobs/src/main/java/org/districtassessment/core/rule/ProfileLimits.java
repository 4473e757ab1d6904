package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a column may move from one year to the next before the profile of submissions doubts it.
 * A limit that is null doubts nothing.
 *
 * @param missingShare greatest change of the share of missing cells, in (0, 1]: 0.1 is ten
 *     percentage points
 * @param medianRatio greatest ratio of the medians of two years, whichever is the larger; above 1
 * @param categoryShare greatest change of the share of any one value, in (0, 1]
 */
public record ProfileLimits(
    @Nullable BigDecimal missingShare,
    @Nullable BigDecimal medianRatio,
    @Nullable BigDecimal categoryShare) {

  /** Doubts nothing. */
  public static final ProfileLimits NONE = new ProfileLimits(null, null, null);

  public ProfileLimits {
    checkShare("missing-share", missingShare);
    checkShare("category-share", categoryShare);
    check(
        medianRatio == null || medianRatio.compareTo(BigDecimal.ONE) > 0,
        "Invalid median-ratio: %s (must be > 1)",
        medianRatio);
  }

  private static void checkShare(String name, @Nullable BigDecimal share) {
    check(
        share == null || (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0),
        "Invalid %s: %s (must be in (0, 1])",
        name,
        share);
  }
}
