package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.Map;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.scoring.Threshold;

/** A threshold above 100 % or 1000 ‰, which is no share any more; it may be a rate of growth. */
final class FindSharesAboveWhole {

  private static final Map<String, BigDecimal> WHOLES =
      Map.of("%", BigDecimal.valueOf(100), "‰", BigDecimal.valueOf(1000));

  private FindSharesAboveWhole() {}

  static void find(LintInput input) {
    for (ScoreParts part : ScoreParts.of(input)) {
      IndicatorRule indicator = part.indicator();
      BigDecimal whole = WHOLES.get(indicator.unit());
      boolean isProven = PossibleValues.of(indicator).greatest() != null;
      if (whole == null || isProven || indicator.denominator() == null) {
        continue;
      }

      for (Threshold threshold : part.function().thresholds()) {
        if (threshold.value().compareTo(whole) > 0) {
          input
              .found()
              .add(
                  part.at(input, threshold.path().toArray(new String[0])),
                  "%s of %s is above %s %s; if the indicator is a share, nobody reaches it (write at"
                      + " most %s)",
                  threshold.value().toPlainString(),
                  part.name(),
                  whole,
                  indicator.unit(),
                  whole);
        }
      }
    }
  }
}
