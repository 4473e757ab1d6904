package org.districtassessment.core.lint;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.scoring.ScoringFunction;

/**
 * A function of an indicator's score, and where it stands.
 *
 * @param path from the indicator to the function
 */
record ScoreParts(IndicatorRule indicator, List<String> path, ScoringFunction function) {

  ScoreParts {
    path = List.copyOf(path);
  }

  /** Returns the functions of all indicators; those of one in the order of its groups. */
  static List<ScoreParts> of(LintInput input) {
    List<ScoreParts> all = new ArrayList<>();
    for (IndicatorRule indicator : input.rules().indicators()) {
      ScoringFunction forAll = indicator.score().forAll();
      if (forAll != null) {
        all.add(new ScoreParts(indicator, List.of("score"), forAll));
      }
      indicator
          .score()
          .byGroup()
          .forEach(
              (group, function) ->
                  all.add(
                      new ScoreParts(indicator, List.of("score", "by-group", group), function)));
    }
    return all;
  }

  /** Where a value below the function stands. */
  SourceLocation at(LintInput input, String... below) {
    List<String> whole = new ArrayList<>(path);
    whole.addAll(List.of(below));
    return input.at(indicator, whole.toArray(new String[0]));
  }

  /** The indicator, and the group where the function is one of several. */
  String name() {
    return path.size() == 1 ? indicator.id() : indicator.id() + " for " + path.get(path.size() - 1);
  }
}
