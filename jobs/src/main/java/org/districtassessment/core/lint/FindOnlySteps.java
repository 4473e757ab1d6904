package org.districtassessment.core.lint;

import java.math.BigDecimal;
import org.districtassessment.core.scoring.RankScore;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.StepDeduct;
import org.jspecify.annotations.Nullable;

/** A deduction whose first step, or second place, already takes all points. */
final class FindOnlySteps {

  private FindOnlySteps() {}

  static void find(LintInput input) {
    for (ScoreParts part : ScoreParts.of(input)) {
      BigDecimal deduct = deduct(part.function());
      BigDecimal points = part.indicator().points();
      if (deduct != null && deduct.compareTo(points) >= 0) {
        input
            .found()
            .add(
                part.at(input, "deduct"),
                "The first step of %s takes %s of its %s points, so there is no second one (deduct"
                    + " less, or use all-or-nothing)",
                part.name(),
                deduct.toPlainString(),
                points.toPlainString());
      }
    }
  }

  private static @Nullable BigDecimal deduct(ScoringFunction function) {
    if (function instanceof StepDeduct steps && steps.count() != StepDeduct.Count.LINEAR) {
      return steps.deduct();
    }

    return function instanceof RankScore rank ? rank.deduct() : null;
  }
}
