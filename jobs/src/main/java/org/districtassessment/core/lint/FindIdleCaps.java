package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.Optional;
import org.districtassessment.core.rule.Adjustment;

/** A cap on a penalty that lies above every total, which never falls below 0 anyway. */
final class FindIdleCaps {

  private FindIdleCaps() {}

  static void find(LintInput input) {
    Optional<BigDecimal> greatest = Totals.greatest(input.rules());
    if (greatest.isEmpty()) {
      return;
    }

    for (Adjustment adjustment : input.rules().adjustments()) {
      BigDecimal cap = adjustment.cap();
      if (adjustment.kind() == Adjustment.Kind.PENALTY
          && cap != null
          && cap.compareTo(greatest.get()) >= 0) {
        input
            .found()
            .add(
                input.places().of(adjustment.at(), "cap"),
                "The cap of %s never acts: %s points are all there are, and a total is never below 0"
                    + " (lower the cap, or delete it)",
                adjustment.id(),
                greatest.get().toPlainString());
      }
    }
  }
}
