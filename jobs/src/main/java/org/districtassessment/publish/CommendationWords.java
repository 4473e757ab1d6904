package org.districtassessment.publish;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.composite.Commendation;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.RuleSet;

/** Why a unit is, or is not, a candidate to be commended, in words. */
final class CommendationWords {

  private final RuleSet rules;
  private final Language language;
  private final Map<String, String> titles = new HashMap<>();

  CommendationWords(RuleSet rules, Language language) {
    this.rules = rules;
    this.language = language;
    rules.grades().grades().forEach(each -> titles.put(each.id(), each.title().in(language)));
    rules.adjustments().forEach(each -> titles.put(each.id(), each.title().in(language)));
  }

  String of(Commendation commendation) {
    Scorecard card = commendation.card();
    return switch (commendation.reason()) {
      case VETOED -> in("一票否决：%s", "vetoed: %s", titles(commendation.bars()));
      case GRADE_CAPPED -> in("等次受限：%s", "the grade is capped: %s", titles(commendation.bars()));
      case GRADE_BELOW ->
          in(
              "等次为%s，须为%s",
              "the grade is %s, not %s", titles(List.of(card.grade())), titles(grades()));
      case TOTAL_BELOW ->
          in(
              "总分 %s，低于 %s",
              "the total %s is below %s", card.total().toPlainString(), least().toPlainString());
      case QUOTA_FULL ->
          in(
              "名额已由总分更高的单位用满，或在边界并列",
              "higher totals fill the quota, or there is a tie at its boundary");
      case CANDIDATE -> in("等次、总分和名额均符合", "grade, total and quota allow it");
    };
  }

  private List<String> grades() {
    CommendationRules commendation = rules.commendation();
    return commendation == null ? List.of() : commendation.grades();
  }

  private BigDecimal least() {
    CommendationRules commendation = rules.commendation();
    BigDecimal least = commendation == null ? null : commendation.least();
    return least == null ? BigDecimal.ZERO : least;
  }

  private String titles(List<String> ids) {
    return ids.stream().map(id -> titles.getOrDefault(id, id)).collect(joining(in("、", ", ")));
  }

  private String in(String zh, String en, Object... arguments) {
    return new Text(zh, en).in(language).formatted(arguments);
  }
}
