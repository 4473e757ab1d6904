package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.core.finding.Problems;
import org.junit.jupiter.api.Test;

class ArticleRulesTest {

  private final RuleSet rules =
      RuleFiles.read(Path.of("jobs/src/test/resources/editions/clinics/2024"), new Problems())
          .orElseThrow();

  /** clinics-per-1000 measures 12 and 13; beds-off affects it; no adjustment names an article. */
  @Test
  void gathersWhatMeasuresAnArticle() {
    List<ArticleRules> articles = ArticleRules.of(rules);
    assertThat(articles).map(each -> each.article().id()).containsExactly("12", "13");
    assertThat(articles)
        .allSatisfy(
            each -> {
              assertThat(each.indicators())
                  .map(IndicatorRule::id)
                  .containsExactly("clinics-per-1000");
              assertThat(each.checks()).map(CheckRule::id).containsExactly("beds-off");
              assertThat(each.adjustments()).isEmpty();
              assertThat(each.isEmpty()).isFalse();
            });
  }
}
