package org.districtassessment.core.targeting;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;

/**
 * Money of one project from one source.
 *
 * @param project key of the project
 * @param unit its unit: a district, a site, whatever is compared
 * @param gross what was given, at least 0
 * @param takenBack what was taken back of it, at least 0
 * @param share of the target population among those who benefit, in [0, 1]; a road for a whole town
 *     must not count in full
 * @param basis whether the share was counted or assumed
 */
public record ProjectMoney(
    String project,
    String unit,
    String source,
    String category,
    BigDecimal gross,
    BigDecimal takenBack,
    BigDecimal share,
    Basis basis) {

  /** Where a share of beneficiaries comes from. */
  public enum Basis {
    COUNTED,
    ASSUMED
  }

  public ProjectMoney {
    check(gross.signum() >= 0, "Invalid money of %s: %s (must be at least 0)", project, gross);
    check(
        takenBack.signum() >= 0,
        "Invalid money taken back from %s: %s (must be at least 0)",
        project,
        takenBack);
    check(
        share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
        "Invalid share of %s: %s (must be in [0, 1])",
        project,
        share);
  }

  BigDecimal net() {
    return gross.subtract(takenBack);
  }
}
