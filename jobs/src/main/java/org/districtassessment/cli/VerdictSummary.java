package org.districtassessment.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.districtassessment.core.targeting.question.Decided;
import org.districtassessment.core.targeting.verdict.Contributor;
import org.districtassessment.core.targeting.verdict.Verdict.Outcome;
import org.districtassessment.reference.TextTable;

/** Tests of the money and what their failures come from; a test of many is one line. */
final class VerdictSummary {

  private static final int MANY = 6;
  private static final int NAMED = 3;

  /** Columns of a verdict and its reason, so that titles have room. */
  private static final int VERDICT = 13;

  private final List<Decided> decided;
  private final Map<String, String> names;
  private final Language language;

  VerdictSummary(List<Decided> decided, Map<String, String> names, Language language) {
    this.decided = decided;
    this.names = names;
    this.language = language;
  }

  void print(PrintWriter out) {
    if (decided.isEmpty()) {
      return;
    }
    Map<String, List<Decided>> byTest =
        decided.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.verdict().test().id(), LinkedHashMap::new, Collectors.toList()));
    TextTable table =
        new TextTable()
            .wrapped(in("检验", "Test"))
            .wrapped(in("对象", "Of"))
            .right(in("数值", "Value"))
            .right(in("要求", "Needs"))
            .wrapped(in("结论", "Verdict"), VERDICT);
    TextTable causes =
        new TextTable()
            .wrapped(in("未通过", "Fails"))
            .wrapped(in("对象", "Of"))
            .wrapped(in("主要单位", "Most by units"))
            .wrapped(in("主要项目", "Most by projects"));
    TextTable goals =
        new TextTable()
            .wrapped(in("达到要求还需", "To pass"))
            .wrapped(in("对象", "Of"))
            .right(in("调剂", "Moved"))
            .right(in("或新增", "or added"));
    boolean any = false;
    boolean anyGoal = false;
    for (List<Decided> ofTest : byTest.values()) {
      if (ofTest.size() > MANY) {
        addMany(table, ofTest);
      } else {
        ofTest.forEach(each -> add(table, each));
      }
      for (Decided each : ofTest.size() > MANY ? worst(ofTest) : failed(ofTest)) {
        any = true;
        causes.row(
            title(each),
            of(each),
            words(each.verdict().units(), key -> names.getOrDefault(key, key)),
            words(each.verdict().projects(), key -> key.substring(key.indexOf('/') + 1)));
        TiltGoal goal = each.goal();
        if (goal != null) {
          anyGoal = true;
          goals.row(title(each), of(each), amount(goal.moved()), amount(goal.added()));
        }
      }
    }
    out.printf("%n%s", table.fitting(EvaluationSummary.COLUMNS));
    if (decided.stream().anyMatch(each -> !each.limit().verified())) {
      out.println(in("* 要求值为示例，未经核定", "* the limit is illustrative, not official"));
    }
    if (any) {
      out.printf("%n%s", causes.fitting(EvaluationSummary.COLUMNS));
    }
    if (anyGoal) {
      out.printf("%n%s", goals.fitting(EvaluationSummary.COLUMNS));
      out.println(
          in(
              "调剂：总额不变，从其他人群转给目标人群；新增：另加的目标人群资金",
              "Moved to the target population within the total, or added for it on top"));
    }
  }

  private void add(TextTable table, Decided one) {
    Outcome outcome = one.verdict().outcome();
    String reason = one.verdict().value().reason().map(why -> " " + why.code()).orElse("");
    table.row(
        title(one),
        of(one),
        FundingSummary.rounded(one.verdict().value(), 3),
        limit(one.limit()),
        word(outcome) + reason);
  }

  private void addMany(TextTable table, List<Decided> ofTest) {
    Decided first = ofTest.get(0);
    long failed = count(ofTest, Outcome.FAIL);
    long open = count(ofTest, Outcome.NOT_DECIDABLE);
    Outcome outcome =
        failed > 0 ? Outcome.FAIL : open == ofTest.size() ? Outcome.NOT_DECIDABLE : Outcome.PASS;
    table.row(
        title(first),
        in("%d 项，%d 未定", "%d, %d open").formatted(ofTest.size(), open),
        in("%d 项未过", "%d fail").formatted(failed),
        limit(first.limit()),
        word(outcome));
  }

  private static long count(List<Decided> ofTest, Outcome outcome) {
    return ofTest.stream().filter(each -> each.verdict().outcome() == outcome).count();
  }

  private static List<Decided> failed(List<Decided> ofTest) {
    return ofTest.stream().filter(each -> each.verdict().outcome() == Outcome.FAIL).toList();
  }

  /** The failures that are farthest from passing, the farthest first. */
  private static List<Decided> worst(List<Decided> ofTest) {
    Comparator<Decided> farthest =
        Comparator.comparingDouble(
            each ->
                -Math.abs(
                    each.verdict().value().value().orElse(0) - each.limit().value().doubleValue()));
    return failed(ofTest).stream()
        .sorted(farthest.thenComparing(Decided::key).thenComparing(Decided::source))
        .limit(NAMED)
        .toList();
  }

  private String title(Decided one) {
    return one.title().in(language);
  }

  private String of(Decided one) {
    if (one.level().equals("known")) {
      return one.key() + in(" 有数", " known");
    }
    String key = one.level().equals("all") ? "" : names.getOrDefault(one.key(), one.key());
    String source = one.source().equals("all") ? "" : one.source();
    String category = one.category().equals("all") ? "" : one.category();
    String of = String.join(" ", key, source, category).strip().replaceAll(" +", " ");
    return of.isEmpty() ? in("全部", "all") : of;
  }

  private static String limit(Limit limit) {
    BigDecimal value = limit.value().stripTrailingZeros();
    return (limit.side() == Limit.Side.AT_LEAST ? "≥ " : "≤ ")
        + (value.scale() < 0 ? value.setScale(0) : value).toPlainString()
        + (limit.verified() ? " " : "*");
  }

  private String word(Outcome outcome) {
    return switch (outcome) {
      case PASS -> in("通过", "pass");
      case FAIL -> in("未通过", "FAIL");
      case NOT_DECIDABLE -> in("无法判定", "open");
    };
  }

  private static String words(List<Contributor> contributors, Function<String, String> name) {
    return contributors.stream()
        .map(each -> name.apply(each.key()))
        .collect(Collectors.joining(" "));
  }

  private static String amount(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private String in(String zh, String en) {
    return new Text(zh, en).in(language);
  }
}
