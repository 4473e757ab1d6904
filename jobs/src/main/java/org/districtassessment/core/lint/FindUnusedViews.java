package org.districtassessment.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SqlView;

/** A view that no rule reads, and no other view. */
final class FindUnusedViews {

  private FindUnusedViews() {}

  static void find(LintInput input) {
    RuleSet rules = input.rules();
    for (int i = 0; i < rules.views().size(); i++) {
      SqlView view = rules.views().get(i);
      List<SqlView> later = rules.views().subList(i + 1, rules.views().size());
      Pattern name = Pattern.compile("(?<![\\w.:])" + Pattern.quote(view.name()) + "(?!\\w)");
      boolean isRead =
          read(rules).contains(view.name())
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

  private static List<String> read(RuleSet rules) {
    List<String> read = new ArrayList<>();
    rules.indicators().forEach(each -> read.add(each.from()));
    rules.adjustments().forEach(each -> read.add(each.from()));
    for (CheckRule check : rules.checks()) {
      read.add(check.from());
      if (check.method() instanceof CopiedRowsScreen copies && copies.previous() != null) {
        read.add(copies.previous());
      }
    }
    rules.lists().forEach(each -> read.add(each.from()));
    CommendationRules commendation = rules.commendation();
    if (commendation != null && commendation.cases() != null) {
      read.add(commendation.cases().from());
    }
    FundingRules funding = rules.funding();
    if (funding != null) {
      read.add(funding.from());
      funding.figures().forEach(figure -> read.add(figure.from()));
    }
    return read;
  }
}
