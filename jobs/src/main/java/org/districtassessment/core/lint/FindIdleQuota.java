package org.districtassessment.core.lint;

import java.math.BigDecimal;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.GradeScale.Quota;

/** A quota that never keeps a unit from the best grade. */
final class FindIdleQuota {

  private FindIdleQuota() {}

  static void find(LintInput input) {
    GradeScale scale = input.rules().grades();
    Quota quota = scale.quota();
    if (quota == null) {
      return;
    }

    if (quota.share().compareTo(BigDecimal.ONE) == 0) {
      input
          .found()
          .add(
              input.inAssessment("grades", "quota", "share"),
              "The quota limits nothing: every unit may have the best grade (lower the share, or"
                  + " delete the quota)");
    }
    if (scale.grades().size() == 1) {
      input
          .found()
          .add(
              input.inAssessment("grades", "quota"),
              "The quota limits nothing: %s is the only grade (add a grade, or delete the quota)",
              scale.grades().get(0).id());
    }
  }
}
