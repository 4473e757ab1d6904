package org.districtassessment.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.composite.ScoreUnits;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.stage.ValidatedSubmissions;

/**
 * Refuses a year whose unit table is wrong. It is the evaluating side's own table: who is assessed,
 * in which group, and what applies to whom rests on it, so that one wrong cell would change scores.
 */
final class RefuseUnits {

  private static final int MOST = 50;

  private RefuseUnits() {}

  /**
   * Does nothing where every row of the unit table was accepted and every group has its scores.
   *
   * @throws RefusedException with file and line of each error, at most {@value #MOST}
   */
  static void refuse(SparkSession spark, ValidatedSubmissions submissions, BoundRules rules) {
    String table = rules.rules().unit().table();
    boolean wrong =
        submissions.files().stream()
            .anyMatch(file -> file.table().equals(table) && file.rejected() > 0);
    List<Problem> problems = new ArrayList<>();
    if (wrong) {
      for (Finding finding : submissions.problems(spark).findings()) {
        boolean isOfUnits = finding.table().equals(table) && finding.severity() == Severity.ERROR;
        if (isOfUnits && problems.size() < MOST) {
          problems.add(problem(finding));
        }
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(ScoreUnits.missingGroups(rules.rules(), submissions.units()));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private static Problem problem(Finding finding) {
    String field = finding.field();
    return new Problem(
        new SourceLocation(finding.file(), Math.toIntExact(finding.line()), 0),
        field == null ? finding.message() : field + ": " + finding.message());
  }
}
