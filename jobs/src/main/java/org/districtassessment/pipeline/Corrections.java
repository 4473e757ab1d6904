package org.districtassessment.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.CorrectValues;
import org.districtassessment.core.composite.Correction;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.publish.SourceFile;
import org.districtassessment.stage.submission.ReadDecisions.Decision;

/**
 * The values that reviewers decided for the year of a run.
 *
 * @param all by indicator id
 * @param file where they stand; empty without a file
 */
record Corrections(List<Correction> all, Optional<SourceFile> file) {

  static final Corrections NONE = new Corrections(List.of(), Optional.empty());

  private static final String TABLE = "corrections";

  /**
   * Reads the corrections of a request.
   *
   * @throws RefusedException if the file has a problem
   */
  static Corrections of(RunRequest request, RuleSet rules) {
    Decisions decisions = Decisions.of(request, TABLE, request.corrections());
    Map<String, String> ids =
        rules.indicators().stream()
            .collect(Collectors.toMap(IndicatorRule::code, IndicatorRule::id));
    return new Corrections(
        decisions.all().stream().map(decision -> correction(decision, ids)).toList(),
        decisions.file());
  }

  /** People may write an indicator's code instead of its id. */
  private static Correction correction(Decision decision, Map<String, String> ids) {
    String indicator = decision.text("indicator");
    return new Correction(
        decision.text("unit"),
        ids.getOrDefault(indicator, indicator),
        decision.number("value"),
        decision.text("reviewer"),
        decision.day("decided_on"),
        decision.text("reason"),
        decision.at());
  }

  /** Returns them without what looks like a sensitive value in the words of people. */
  List<Correction> redacted(Redactor redactor) {
    return all.stream()
        .map(
            each ->
                new Correction(
                    each.unit(),
                    each.indicator(),
                    each.value(),
                    redactor.redact(each.reviewer()),
                    each.decidedOn(),
                    redactor.redact(each.reason()),
                    each.at()))
        .toList();
  }

  /**
   * Does nothing when each is about a unit and an indicator that there are.
   *
   * @throws RefusedException otherwise
   */
  void check(RuleSet rules, List<Unit> units) {
    List<Problem> problems = CorrectValues.problems(rules, units, all);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }
}
