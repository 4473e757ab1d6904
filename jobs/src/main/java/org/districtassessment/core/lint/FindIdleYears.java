package org.districtassessment.core.lint;

import java.util.List;
import org.districtassessment.core.rule.Parameter;

/** A value, or a deadline, of a year that the edition is not applied to. */
final class FindIdleYears {

  private FindIdleYears() {}

  static void find(LintInput input) {
    List<Integer> years = input.rules().years();
    for (Parameter parameter : input.rules().parameters()) {
      for (int year : parameter.years().keySet()) {
        if (!years.contains(year)) {
          input
              .found()
              .add(
                  input.places().of(parameter.at(), "values", String.valueOf(year)),
                  "Parameter %s has a value for %d, to which the edition is not applied (add the"
                      + " year to years, or delete the value)",
                  parameter.name(),
                  year);
        }
      }
    }
    for (int year : input.rules().submissions().deadlines().keySet()) {
      if (!years.contains(year)) {
        input
            .found()
            .add(
                input.inAssessment("submissions", "deadline", String.valueOf(year)),
                "There is a deadline for %d, to which the edition is not applied (add the year to"
                    + " years, or delete the deadline)",
                year);
      }
    }
  }
}
