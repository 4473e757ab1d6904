package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.RuleSet;

/** Between which bounds totals can lie: never below 0, and at most 100 and every bonus. */
final class Totals {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Totals() {}

  /** Returns the greatest total; empty where a bonus has no cap. */
  static Optional<BigDecimal> greatest(RuleSet rules) {
    BigDecimal greatest = HUNDRED;
    for (Adjustment adjustment : rules.adjustments()) {
      if (adjustment.kind() == Adjustment.Kind.BONUS) {
        if (adjustment.cap() == null) {
          return Optional.empty();
        }

        greatest = greatest.add(Objects.requireNonNull(adjustment.cap()));
      }
    }
    return Optional.of(greatest);
  }
}
