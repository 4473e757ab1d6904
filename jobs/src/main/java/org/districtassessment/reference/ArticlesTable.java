package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;
import static org.districtassessment.reference.Markdown.escape;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.UnitYear;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.ArticleRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SubmittedColumns;
import org.jspecify.annotations.Nullable;

/** The articles of the policy, what measures each, and from which submitted columns. */
final class ArticlesTable {

  private final SubmittedColumns columns;
  private final @Nullable UnitYear sample;

  private ArticlesTable(SubmittedColumns columns, @Nullable UnitYear sample) {
    this.columns = columns;
    this.sample = sample;
  }

  /**
   * Writes the section; nothing where the edition lists no articles.
   *
   * @param sample whose values stand beside the indicators; null for none
   */
  static void write(
      RuleSet rules, SubmittedColumns columns, @Nullable UnitYear sample, Markdown page) {
    if (rules.articles().isEmpty()) {
      return;
    }

    List<ArticleRules> articles = ArticleRules.of(rules);
    long measured = articles.stream().filter(article -> !article.isEmpty()).count();
    page.heading(2, "条款覆盖 / Articles");
    page.block(
        "%d of %d articles are measured by an indicator, an adjustment or a check."
            .formatted(measured, articles.size()));
    if (sample != null) {
      page.block(
          "Values are those of %s (%s) in %d."
              .formatted(escape(sample.unit().name()), escape(sample.unit().key()), sample.year()));
    }
    ArticlesTable table = new ArticlesTable(columns, sample);
    page.table(
        List.of(
            "条款 / Article",
            "指标 / Indicators",
            "加减分 / Adjustments",
            "核查 / Checks",
            "报送字段 / Submitted columns"),
        articles.stream().map(table::row).toList());
  }

  private List<String> row(ArticleRules article) {
    return List.of(
        escape(article.article().id()) + " " + lines(article.article().title()),
        article.indicators().stream().map(this::indicator).collect(Collectors.joining("<br>")),
        article.adjustments().stream()
            .map(each -> escape(each.code()) + " " + escape(each.title().zh()))
            .collect(Collectors.joining("<br>")),
        article.checks().stream()
            .map(each -> escape(each.code()) + " " + escape(each.title().zh()))
            .collect(Collectors.joining("<br>")),
        columnsOf(article));
  }

  private String indicator(IndicatorRule rule) {
    String name = escape(rule.code()) + " " + escape(rule.title().zh());
    return sample == null ? name : name + ": " + value(rule, sample);
  }

  private static String value(IndicatorRule rule, UnitYear sample) {
    return sample.values().stream()
        .filter(each -> each.indicator().equals(rule.id()))
        .findFirst()
        .map(each -> words(each, rule))
        .orElse("—");
  }

  private static String words(IndicatorValue value, IndicatorRule rule) {
    BigDecimal number = value.value();
    return switch (value.state()) {
      case VALUE ->
          number == null
              ? "—"
              : number.setScale(rule.decimals(), RoundingMode.HALF_UP).toPlainString()
                  + " "
                  + escape(rule.unit());
      case MISSING -> "missing";
      case NOT_APPLICABLE -> "not applicable";
    };
  }

  private String columnsOf(ArticleRules article) {
    List<String> rules =
        Stream.of(
                article.indicators().stream().map(IndicatorRule::id),
                article.adjustments().stream().map(Adjustment::id),
                article.indicators().isEmpty()
                    ? article.checks().stream().map(CheckRule::id)
                    : Stream.<String>empty())
            .flatMap(each -> each)
            .toList();
    SortedMap<String, List<String>> byTable = new TreeMap<>();
    columns
        .of(rules)
        .forEach(
            column ->
                byTable
                    .computeIfAbsent(column.table(), table -> new ArrayList<>())
                    .add(column.name()));
    StringJoiner tables = new StringJoiner("<br>");
    byTable.forEach((table, names) -> tables.add(code(table) + ": " + String.join(", ", names)));
    return tables.toString();
  }

  private static String lines(Text title) {
    return title.zh().equals(title.en())
        ? escape(title.zh())
        : escape(title.zh()) + "<br>" + escape(title.en());
  }
}
