package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * Grades from best to worst, each from its least total on; the last one takes the rest.
 *
 * @param quota how many units may have the best grade; null for no limit
 */
public record GradeScale(List<Grade> grades, @Nullable Quota quota) {

  public GradeScale {
    grades = List.copyOf(grades);
    check(!grades.isEmpty(), "A grade scale needs at least one grade");
    for (int i = 1; i < grades.size(); i++) {
      check(
          grades.get(i).from().compareTo(grades.get(i - 1).from()) < 0,
          "Grade %s must begin below grade %s",
          grades.get(i).id(),
          grades.get(i - 1).id());
    }
  }

  /** One grade: totals {@code >= from}, below the next better grade. */
  public record Grade(String id, Text title, BigDecimal from) {}

  /**
   * At most ⌊share × n⌋ or ⌈share × n⌉ units of a group (or of all) have the best grade.
   *
   * @param withinGroup n counts the units of a group, else all
   * @param roundUp ⌈⌉ instead of ⌊⌋
   * @param includeTies units that tie at the boundary all get the grade, else none of them does
   */
  public record Quota(BigDecimal share, boolean withinGroup, boolean roundUp, boolean includeTies) {

    public Quota {
      check(
          share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0,
          "Invalid share of the quota: %s (must be in (0, 1])",
          share);
    }
  }
}
