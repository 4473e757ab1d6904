package org.districtassessment.core.lint;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.rule.IndicatorRule;

/**
 * A score by group that leaves out a group, or names one that does not exist. Which groups there
 * are is known where the schema of the unit table lists them.
 */
final class FindGroupsWithoutScore {

  private FindGroupsWithoutScore() {}

  static void find(LintInput input) {
    List<String> groups = groups(input);
    if (groups.isEmpty()) {
      return;
    }

    for (IndicatorRule indicator : input.rules().indicators()) {
      Collection<String> scored = indicator.score().byGroup().keySet();
      for (String group : new TreeSet<>(scored)) {
        if (!groups.contains(group)) {
          String near = DidYouMean.suffix(group, groups);
          input
              .found()
              .add(
                  input.at(indicator, "score", "by-group", group),
                  "The score of %s is for a group that does not exist: %s%s",
                  indicator.id(),
                  group,
                  near.isEmpty() ? " (known: " + String.join(", ", groups) + ")" : near);
        }
      }
      for (String group : groups) {
        if (!scored.isEmpty() && !scored.contains(group)) {
          input
              .found()
              .add(
                  input.at(indicator, "score", "by-group"),
                  "The score of %s leaves out the group %s (add it)",
                  indicator.id(),
                  group);
        }
      }
    }
  }

  /** The groups that the schema lists; none where it does not. */
  private static List<String> groups(LintInput input) {
    return input
        .schemas()
        .table(input.rules().unit().table())
        .flatMap(table -> table.field(input.rules().unit().group()))
        .map(field -> field.constraints().enumeration())
        .orElse(List.of());
  }
}
