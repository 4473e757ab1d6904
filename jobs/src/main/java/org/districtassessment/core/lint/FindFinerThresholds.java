package org.districtassessment.core.lint;

import java.math.BigDecimal;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.Threshold;
import org.districtassessment.core.scoring.Tiered;

/**
 * A threshold with more digits than values have. Values are rounded first, so another number
 * decides: with two decimals 99.999 is reached from 100.00 on, which 99.995 is rounded to.
 */
final class FindFinerThresholds {

  private FindFinerThresholds() {}

  static void find(LintInput input) {
    for (ScoreParts part : ScoreParts.of(input)) {
      if (!isSteep(part.function())) {
        continue;
      }

      int decimals = part.indicator().decimals();
      for (Threshold threshold : part.function().thresholds()) {
        BigDecimal value = threshold.value();
        if (Digits.isFiner(value, decimals)) {
          input
              .found()
              .add(
                  part.at(input, threshold.path().toArray(new String[0])),
                  "%s of %s has more digits than a value, which is rounded to %d: %s decides (write"
                      + " it, or raise decimals)",
                  value.toPlainString(),
                  part.name(),
                  decimals,
                  Digits.firstReaching(value, decimals, part.function().direction())
                      .toPlainString());
        }
      }
    }
  }

  /** Whether points jump at its thresholds; on a slope the last digit moves next to nothing. */
  private static boolean isSteep(ScoringFunction function) {
    return function instanceof AllOrNothing
        || (function instanceof Tiered tiered && !tiered.interpolate());
  }
}
