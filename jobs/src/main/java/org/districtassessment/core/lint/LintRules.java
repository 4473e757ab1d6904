package org.districtassessment.core.lint;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;

/** Runs every {@link LintCheck}. */
public final class LintRules {

  private LintRules() {}

  /** Returns what the checks find; each message ends with the id of its check. */
  public static LintReport lintRules(RuleSet rules, Schemas schemas, Places places) {
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (LintCheck check : LintCheck.values()) {
      Problems found = new Problems();
      check.run(new LintInput(rules, schemas, places, found));
      List<Problem> into = check.level() == LintCheck.Level.PROBLEM ? problems : warnings;
      for (Problem one : found.sorted()) {
        into.add(new Problem(one.at(), one.message() + " [" + check.id() + "]"));
      }
    }
    return new LintReport(problems, warnings);
  }
}
