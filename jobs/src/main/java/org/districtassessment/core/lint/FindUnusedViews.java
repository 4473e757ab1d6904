package org.districtassessment.core.lint;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.districtassessment.core.rule.ReadRelations;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SqlView;

/** A view that no rule reads, and no other view. */
final class FindUnusedViews {

  private FindUnusedViews() {}

  static void find(LintInput input) {
    RuleSet rules = input.rules();
    Set<String> read = ReadRelations.of(rules);
    for (int i = 0; i < rules.views().size(); i++) {
      SqlView view = rules.views().get(i);
      List<SqlView> later = rules.views().subList(i + 1, rules.views().size());
      Pattern name = Pattern.compile("(?<![\\w.:])" + Pattern.quote(view.name()) + "(?!\\w)");
      boolean isRead =
          read.contains(view.name())
              || later.stream().anyMatch(each -> name.matcher(each.query().sql()).find());
      if (!isRead) {
        input
            .found()
            .add(
                input.inAssessment("views", String.valueOf(i), "name"),
                "View %s is read nowhere (delete it, or read from it)",
                view.name());
      }
    }
  }
}
