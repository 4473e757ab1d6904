package org.districtassessment.core.lint;

import java.util.List;
import org.districtassessment.core.rule.GradeScale.Grade;

/**
 * A scale that seems to leave a gap below its lowest grade, which takes those totals all the same.
 */
final class FindLowestGradeStart {

  private FindLowestGradeStart() {}

  static void find(LintInput input) {
    List<Grade> grades = input.rules().grades().grades();
    int last = grades.size() - 1;
    Grade lowest = grades.get(last);
    if (lowest.from().signum() > 0) {
      input
          .found()
          .add(
              input.inAssessment("grades", "scale", String.valueOf(last), "from"),
              "Grade %s takes totals below %s too, as it is the lowest one (write 0, or add a grade"
                  + " below it)",
              lowest.id(),
              lowest.from().toPlainString());
    }
  }
}
