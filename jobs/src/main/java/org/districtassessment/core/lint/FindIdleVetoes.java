package org.districtassessment.core.lint;

import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.GradeScale;

/**
 * A veto that leaves the best grade, or the only one. A veto of any effect keeps a unit off the
 * quota, so with a quota such a cap still does something, though not what it says.
 */
final class FindIdleVetoes {

  private FindIdleVetoes() {}

  static void find(LintInput input) {
    GradeScale scale = input.rules().grades();
    String best = scale.grades().get(0).id();
    for (Adjustment adjustment : input.rules().adjustments()) {
      if (adjustment.effect() == VetoEffect.CAP_GRADE && best.equals(adjustment.effectTarget())) {
        input
            .found()
            .add(
                input.places().of(adjustment.at(), "grade"),
                "Veto %s caps at %s, which is the best grade (name a lower one)",
                adjustment.id(),
                best);
      }
    }
  }
}
