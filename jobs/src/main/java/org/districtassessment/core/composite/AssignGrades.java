package org.districtassessment.core.composite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.GradeScale.Grade;
import org.districtassessment.core.rule.GradeScale.Quota;

/** Gives every unit its grade. */
final class AssignGrades {

  private static final int BEST = 0;

  private AssignGrades() {}

  /**
   * Returns the id of the grade, by unit.
   *
   * <p>First the rounded total against the cut-offs, then vetoes, then the quota: only a unit that
   * has reached the best grade and carries no veto of any kind is a candidate; who misses the quota
   * gets the next grade.
   */
  static Map<String, String> assignGrades(GradeScale scale, List<Standing> standings) {
    Set<String> kept = keepBest(scale, standings);
    Map<String, String> grades = new HashMap<>();
    for (Standing standing : standings) {
      String unit = standing.unit().key();
      int earned = earned(scale, standing);
      int grade = earned == BEST && !kept.contains(unit) ? next(scale) : earned;
      grades.put(unit, scale.grades().get(grade).id());
    }
    return grades;
  }

  /** Returns the index of the grade before any quota. */
  private static int earned(GradeScale scale, Standing standing) {
    int grade = byTotal(scale, standing);
    for (Adjustment veto : standing.adjustments().vetoes()) {
      grade = Math.max(grade, bestAllowed(scale, veto));
    }
    return grade;
  }

  private static int byTotal(GradeScale scale, Standing standing) {
    int last = scale.grades().size() - 1;
    int grade = BEST;
    while (grade < last && standing.total().compareTo(scale.grades().get(grade).from()) < 0) {
      grade++;
    }
    return grade;
  }

  private static int bestAllowed(GradeScale scale, Adjustment veto) {
    if (veto.effect() == null) {
      return BEST;
    }

    return switch (veto.effect()) {
      case LOWEST_GRADE -> scale.grades().size() - 1;
      case CAP_GRADE -> indexOf(scale, veto);
      case ZERO_TOTAL, ZERO_INDICATOR -> BEST;
    };
  }

  private static int indexOf(GradeScale scale, Adjustment veto) {
    List<String> ids = scale.grades().stream().map(Grade::id).toList();
    int index = ids.indexOf(veto.effectTarget());
    if (index < 0) {
      throw new IllegalArgumentException(
          "The veto " + veto.id() + " caps at an unknown grade: " + veto.effectTarget());
    }

    return index;
  }

  private static Set<String> keepBest(GradeScale scale, List<Standing> standings) {
    Quota quota = scale.quota();
    if (quota == null) {
      return standings.stream().map(one -> one.unit().key()).collect(Collectors.toSet());
    }

    List<FillQuota.Place> places =
        standings.stream()
            .map(
                one ->
                    new FillQuota.Place(
                        one.unit(),
                        one.total(),
                        one.adjustments().vetoes().isEmpty() && earned(scale, one) == BEST))
            .toList();
    return FillQuota.fillQuota(quota, places);
  }

  private static int next(GradeScale scale) {
    return Math.min(BEST + 1, scale.grades().size() - 1);
  }
}
