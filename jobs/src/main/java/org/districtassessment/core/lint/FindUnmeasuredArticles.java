package org.districtassessment.core.lint;

import java.util.List;
import org.districtassessment.core.rule.ArticleRules;

/** An article of the policy that no indicator, adjustment or check is about. */
final class FindUnmeasuredArticles {

  private FindUnmeasuredArticles() {}

  static void find(LintInput input) {
    List<ArticleRules> articles = ArticleRules.of(input.rules());
    for (int i = 0; i < articles.size(); i++) {
      if (articles.get(i).isEmpty()) {
        input
            .found()
            .add(
                input.inAssessment("articles", String.valueOf(i), "id"),
                "Nothing measures article %s (name it at an indicator, an adjustment or a check)",
                articles.get(i).article().id());
      }
    }
  }
}
