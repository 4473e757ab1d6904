package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;
import static org.districtassessment.reference.Markdown.escape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.UnitYear;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.NodeMethod;
import org.districtassessment.core.rule.Parameter;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.ScreenFamily;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.SubmittedColumns;
import org.districtassessment.core.rule.WhenEmpty;
import org.jspecify.annotations.Nullable;

/** The page {@code docs/INDICATORS.md}: everything an edition says, as tables. */
public final class IndicatorsPage {

  private IndicatorsPage() {}

  /**
   * Returns the page; the same rules give the same bytes.
   *
   * @param columns where the values come from
   * @param sample whose values stand beside the articles; null for none
   */
  public static String of(RuleSet rules, SubmittedColumns columns, @Nullable UnitYear sample) {
    Markdown page =
        new Markdown()
            .block("<!-- Generated from the rules; do not edit. -->")
            .heading(1, both(rules.title()) + " · " + rules.edition())
            .block(
                "%s. %s, total rounded to %d decimals. Years: %s. Status: %s."
                    .formatted(
                        escape(rules.legalBasis()),
                        rules.index() == null
                            ? Numerals.of(rules.fullPoints()) + " points"
                            : "Composite index (综合指数)",
                        rules.decimals(),
                        rules.years().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")),
                        status(rules.verified())));
    ArticlesTable.write(rules, columns, sample, page);
    index(rules, page);
    for (Dimension dimension : rules.dimensions()) {
      dimension(dimension, rules, page);
    }
    adjustments(rules, page);
    grades(rules.grades(), page);
    parameters(rules, page);
    views(rules, page);
    checks(rules, page);
    ListsTable.write(rules, page);
    funding(rules.funding(), page);
    return page.toString();
  }

  private static void index(RuleSet rules, Markdown page) {
    IndexMethod index = rules.index();
    if (index == null) {
      return;
    }

    page.heading(2, "综合方法 / Method");
    List<List<String>> rows = new ArrayList<>();
    for (PreparationStep step : index.preparation()) {
      rows.add(List.of("prepare", escape(IndexInWords.method((Record) step))));
    }
    rows.add(List.of("normalise", escape(IndexInWords.method((Record) index.normalisation()))));
    rows.add(List.of("total", escape(IndexInWords.node(index.total()))));
    for (Dimension dimension : rules.dimensions()) {
      NodeMethod method = dimension.method();
      if (method != null) {
        String parent = dimension.parent() == null ? "total" : dimension.parent();
        rows.add(List.of(dimension.code() + " → " + parent, escape(IndexInWords.node(method))));
      }
    }
    page.table(List.of("Part", "Method"), rows);
  }

  private static void dimension(Dimension dimension, RuleSet rules, Markdown page) {
    page.heading(
        2,
        "%s %s · %s"
            .formatted(dimension.code(), both(dimension.title()), Numerals.of(dimension.points())));
    page.table(
        List.of(
            "Code",
            "指标 / Indicator",
            "Articles",
            "Formula",
            "Unit",
            "Better",
            "计分 / Scoring",
            IndexInWords.share(rules).en(),
            "Status",
            "Source"),
        rules.indicators().stream()
            .filter(indicator -> indicator.dimension().equals(dimension.id()))
            .map(indicator -> row(indicator, rules))
            .toList());
  }

  private static List<String> row(IndicatorRule indicator, RuleSet rules) {
    Text score = IndexInWords.scoring(indicator, rules);
    return List.of(
        indicator.code(),
        lines(indicator.title()) + "<br>" + code(indicator.id()),
        escape(String.join(", ", indicator.articles())),
        formula(indicator, rules),
        escape(indicator.unit()),
        better(indicator),
        score.zh().equals(score.en())
            ? escape(score.en())
            : escape(score.zh()) + "<br>" + escape(score.en()),
        Numerals.of(indicator.points()),
        status(indicator.verified()),
        escape(indicator.source()));
  }

  private static String better(IndicatorRule indicator) {
    return switch (indicator.direction()) {
      case HIGHER_IS_BETTER -> "higher";
      case LOWER_IS_BETTER -> "lower";
      case NOMINAL -> "inside";
    };
  }

  private static String formula(IndicatorRule indicator, RuleSet rules) {
    List<String> lines = new ArrayList<>();
    lines.add("from " + code(indicator.from()) + clause(" where ", indicator.where()));
    String per = Numerals.of(indicator.per());
    String numerator = (per.equals("1") ? "" : per + " × ") + code(indicator.numerator().sql());
    lines.add(numerator + clause(" ÷ ", indicator.denominator()));
    if (indicator.applicable() != null) {
      lines.add("applicable if " + code(indicator.applicable().sql()));
    }
    lines.add("no rows: " + words(indicator.whenNoRows(), rules));
    if (indicator.denominator() != null) {
      lines.add("denominator 0: " + words(indicator.whenZeroDenominator(), rules));
    }
    lines.add(indicator.decimals() + " decimals");
    return String.join("<br>", lines);
  }

  private static String words(WhenEmpty whenEmpty, RuleSet rules) {
    String missing = rules.index() == null ? "missing (0 points)" : "missing";
    return whenEmpty == WhenEmpty.MISSING ? missing : "not applicable";
  }

  private static String clause(String word, @Nullable Expression expression) {
    return expression == null ? "" : word + code(expression.sql());
  }

  private static void adjustments(RuleSet rules, Markdown page) {
    if (rules.adjustments().isEmpty()) {
      return;
    }

    page.heading(2, "加减分与一票否决 / Adjustments");
    page.table(
        List.of(
            "Code", "名称 / Title", "Kind", "From", "Amount", "Cap or effect", "Status", "Source"),
        rules.adjustments().stream()
            .map(
                each ->
                    List.of(
                        each.code(),
                        lines(each.title()),
                        each.kind().name().toLowerCase(Locale.ROOT),
                        code(each.from()) + clause(" where ", each.where()),
                        code(each.amount().sql()),
                        capOrEffect(each),
                        status(each.verified()),
                        escape(each.source())))
            .toList());
  }

  private static String capOrEffect(Adjustment adjustment) {
    Adjustment.VetoEffect effect = adjustment.effect();
    if (effect != null) {
      String target = adjustment.effectTarget();
      String name = effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
      return name + (target == null ? "" : " " + code(target));
    }

    BigDecimal cap = adjustment.cap();
    return cap == null ? "no cap" : "at most " + Numerals.of(cap);
  }

  private static void grades(GradeScale grades, Markdown page) {
    page.heading(2, "等次 / Grades");
    page.table(
        List.of("等次 / Grade", "From"),
        grades.grades().stream()
            .map(each -> List.of(escape(both(each.title())), Numerals.of(each.from())))
            .toList());
    GradeScale.Quota quota = grades.quota();
    if (quota != null) {
      page.block(
          "At most %s%% of the units %s have the best grade, rounded %s; units that tie at the boundary %s."
              .formatted(
                  Numerals.of(quota.share().movePointRight(2)),
                  quota.withinGroup() ? "of a group" : "in all",
                  quota.roundUp() ? "up" : "down",
                  quota.includeTies() ? "all have it" : "do not have it"));
    }
  }

  private static void parameters(RuleSet rules, Markdown page) {
    if (rules.parameters().isEmpty()) {
      return;
    }

    page.heading(2, "参数 / Parameters");
    page.table(
        List.of("Name", "名称 / Title", "Value", "Unit", "Status", "Source"),
        rules.parameters().stream()
            .map(
                each ->
                    List.of(
                        code(":" + each.name()),
                        lines(each.title()),
                        value(each),
                        escape(each.unit()),
                        status(each.verified()),
                        escape(each.source())))
            .toList());
  }

  private static String value(Parameter parameter) {
    BigDecimal constant = parameter.constant();
    if (constant != null) {
      return Numerals.of(constant);
    }

    return parameter.byYear().entrySet().stream()
        .map(each -> each.getKey() + ": " + Numerals.of(each.getValue()))
        .collect(Collectors.joining("<br>"));
  }

  private static void views(RuleSet rules, Markdown page) {
    if (rules.views().isEmpty()) {
      return;
    }

    page.heading(2, "视图 / Views");
    for (SqlView view : rules.views()) {
      page.heading(3, view.name());
      page.block(escape(both(view.grain())));
      page.block("```sql\n" + view.query().sql().strip() + "\n```");
    }
  }

  private static void checks(RuleSet rules, Markdown page) {
    if (rules.checks().isEmpty()) {
      return;
    }

    page.heading(2, "疑点核查 / Anomaly checks");
    page.table(
        List.of("Code", "名称 / Title", "Severity", "From", "Method", "Affects", "Source"),
        rules.checks().stream().map(IndicatorsPage::row).toList());
    rules.screens().forEach(family -> page.block(inWords(family)));
  }

  private static String inWords(ScreenFamily family) {
    String rate = Numerals.of(family.falseDiscoveryRate());
    return ("检验族 %s：错误发现率不超过 %s（Benjamini–Hochberg）。 / The tests of the family %s are judged"
            + " together, at a false discovery rate of %s (Benjamini and Hochberg).")
        .formatted(code(family.name()), rate, code(family.name()), rate);
  }

  private static List<String> row(CheckRule check) {
    return List.of(
        check.code(),
        lines(check.title()) + "<br>" + code(check.id()),
        check.severity().id(),
        code(check.from()) + clause(" where ", check.where()),
        MethodInWords.of(check.method()),
        check.affects().stream().map(Markdown::code).collect(Collectors.joining(", ")),
        escape(check.source()));
  }

  private static void funding(@Nullable FundingRules funding, Markdown page) {
    if (funding == null) {
      return;
    }

    page.heading(2, "资金倾斜 / Funding");
    page.block(
        "From %s by %s: %s, of it for the target population %s; population %s, target population %s."
            .formatted(
                code(funding.from()),
                code(funding.source()),
                code(funding.amount().sql()),
                code(funding.targeted().sql()),
                code(funding.population().sql()),
                code(funding.targetPopulation().sql())));
    page.table(
        List.of("Measure", "名称 / Title", "At least", "Status", "Source"),
        funding.measures().stream()
            .map(
                each ->
                    List.of(
                        each.kind(),
                        lines(each.title()),
                        Numerals.of(each.atLeast()),
                        status(each.verified()),
                        escape(each.reference())))
            .toList());
  }

  private static String lines(Text text) {
    return text.zh().equals(text.en())
        ? escape(text.zh())
        : escape(text.zh()) + "<br>" + escape(text.en());
  }

  private static String both(Text text) {
    return text.zh().equals(text.en()) ? text.zh() : text.zh() + " / " + text.en();
  }

  private static String status(boolean verified) {
    return verified ? "verified" : "illustrative";
  }
}
