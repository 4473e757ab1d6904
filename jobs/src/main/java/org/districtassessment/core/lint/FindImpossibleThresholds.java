package org.districtassessment.core.lint;

import org.districtassessment.core.scoring.Threshold;

/** A value that the score waits for, but that no unit can have: more than all rows of a share. */
final class FindImpossibleThresholds {

  private FindImpossibleThresholds() {}

  static void find(LintInput input) {
    for (ScoreParts part : ScoreParts.of(input)) {
      PossibleValues possible = PossibleValues.of(part.indicator());
      for (Threshold threshold : part.function().thresholds()) {
        if (!possible.allows(threshold.value())) {
          input
              .found()
              .add(
                  part.at(input, threshold.path().toArray(new String[0])),
                  "%s of %s cannot be met: every value is %s (correct it, or per)",
                  threshold.value().toPlainString(),
                  part.name(),
                  possible.words());
        }
      }
    }
  }
}
