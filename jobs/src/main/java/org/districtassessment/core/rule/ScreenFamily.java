package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.districtassessment.core.finding.SourceLocation;

/**
 * Checks whose tests are judged together, so that many tests do not mean many false alarms.
 *
 * @param name kebab-case, as checks write it
 * @param falseDiscoveryRate share of false alarms among the alarms that is accepted, in (0, 1]
 */
public record ScreenFamily(String name, BigDecimal falseDiscoveryRate, SourceLocation at) {

  public ScreenFamily {
    check(
        falseDiscoveryRate.signum() > 0 && falseDiscoveryRate.compareTo(BigDecimal.ONE) <= 0,
        "Invalid false-discovery-rate of %s: %s (must be in (0, 1])",
        name,
        falseDiscoveryRate);
  }
}
