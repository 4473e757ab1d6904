package org.districtassessment.core.rule;

import java.util.List;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/** Checks the articles that rules name, where the edition lists those of the policy. */
final class BindArticles {

  private BindArticles() {}

  static void check(RuleSet rules, Problems problems) {
    if (rules.articles().isEmpty()) {
      return;
    }

    List<String> known = rules.articles().stream().map(Article::id).toList();
    rules
        .indicators()
        .forEach(
            each -> check("Indicator " + each.id(), each.articles(), known, each.at(), problems));
    rules
        .adjustments()
        .forEach(
            each -> check("Adjustment " + each.id(), each.articles(), known, each.at(), problems));
    rules
        .checks()
        .forEach(each -> check("Check " + each.id(), each.articles(), known, each.at(), problems));
    rules
        .lists()
        .forEach(each -> check("List " + each.id(), each.articles(), known, each.at(), problems));
    CommendationRules commendation = rules.commendation();
    if (commendation != null) {
      check("The commendation", commendation.articles(), known, commendation.at(), problems);
    }
  }

  private static void check(
      String rule, List<String> named, List<String> known, SourceLocation at, Problems problems) {
    for (String article : named) {
      if (!known.contains(article)) {
        problems.add(
            at,
            "%s names an article that the edition does not list: %s%s",
            rule,
            article,
            Known.among(article, known));
      }
    }
  }
}
