package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.GradeScale.Grade;
import org.districtassessment.core.scoring.Direction;

/** A grade that no total earns. */
final class FindUnreachableGrades {

  private FindUnreachableGrades() {}

  static void find(LintInput input) {
    List<Grade> grades = input.rules().grades().grades();
    Optional<BigDecimal> greatest = Totals.greatest(input.rules());
    for (int i = 0; i < grades.size(); i++) {
      BigDecimal start = grades.get(i).from();
      if (greatest.isPresent() && start.compareTo(greatest.get()) > 0) {
        report(input, i, "no total is above " + greatest.get().toPlainString(), "lower its start");
      } else if (i > 0) {
        compareWithBetter(input, i, grades.get(i - 1));
      }
    }
  }

  private static void compareWithBetter(LintInput input, int index, Grade better) {
    int decimals = input.rules().decimals();
    Grade grade = input.rules().grades().grades().get(index);
    if (better.from().signum() <= 0) {
      report(
          input,
          index,
          "totals are at least 0, which is " + better.id() + " already",
          "raise the start of " + better.id());
      return;
    }

    if (first(better, decimals).compareTo(first(grade, decimals)) == 0) {
      report(
          input,
          index,
          "no total with %d decimals lies between %s and %s"
              .formatted(decimals, grade.from().toPlainString(), better.from().toPlainString()),
          "lower its start");
    }
  }

  private static BigDecimal first(Grade grade, int decimals) {
    return Digits.firstReaching(grade.from(), decimals, Direction.HIGHER_IS_BETTER);
  }

  private static void report(LintInput input, int index, String why, String remedy) {
    input
        .found()
        .add(
            input.inAssessment("grades", "scale", String.valueOf(index), "from"),
            "Grade %s cannot be reached: %s (%s, or delete the grade)",
            input.rules().grades().grades().get(index).id(),
            why,
            remedy);
  }
}
