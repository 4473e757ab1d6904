package org.districtassessment.core.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules that measure an article.
 *
 * @param checks those that name the article, or guard an indicator of it
 */
public record ArticleRules(
    Article article,
    List<IndicatorRule> indicators,
    List<Adjustment> adjustments,
    List<CheckRule> checks) {

  public ArticleRules {
    indicators = List.copyOf(indicators);
    adjustments = List.copyOf(adjustments);
    checks = List.copyOf(checks);
  }

  /** Returns the rules of every article that the edition lists, each in rule order. */
  public static List<ArticleRules> of(RuleSet rules) {
    return rules.articles().stream().map(article -> of(article, rules)).toList();
  }

  /** Says whether nothing measures the article. */
  public boolean isEmpty() {
    return indicators.isEmpty() && adjustments.isEmpty() && checks.isEmpty();
  }

  private static ArticleRules of(Article article, RuleSet rules) {
    List<IndicatorRule> indicators =
        rules.indicators().stream().filter(each -> each.articles().contains(article.id())).toList();
    Set<String> measured =
        indicators.stream().map(IndicatorRule::id).collect(Collectors.toUnmodifiableSet());
    return new ArticleRules(
        article,
        indicators,
        rules.adjustments().stream()
            .filter(each -> each.articles().contains(article.id()))
            .toList(),
        rules.checks().stream()
            .filter(
                each ->
                    each.articles().contains(article.id())
                        || each.affects().stream().anyMatch(measured::contains))
            .toList());
  }
}
