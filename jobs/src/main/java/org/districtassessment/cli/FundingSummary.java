package org.districtassessment.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.question.FundingAnswers;
import org.districtassessment.core.targeting.question.Measured;
import org.districtassessment.core.targeting.question.SourceAmounts;
import org.districtassessment.core.text.WrapText;
import org.districtassessment.reference.TextTable;
import org.jspecify.annotations.Nullable;

/** What a person sees of the money, 80 columns wide: tests first, then measures. */
final class FundingSummary {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final String ALL = "all";
  private static final String HELD = "-held";

  private final FundingAnswers answers;
  private final FundingQuestions questions;
  private final Map<String, String> names;
  private final Language language;

  /**
   * @param names of units, by key
   */
  FundingSummary(
      FundingAnswers answers,
      FundingQuestions questions,
      Map<String, String> names,
      Language language) {
    this.answers = answers;
    this.questions = questions;
    this.names = names;
    this.language = language;
  }

  void print(String origin, long seed, PrintWriter out) {
    out.println(origin);
    new VerdictSummary(answers.decided(), names, language).print(out);
    out.printf("%n%s", sources());
    printShares(out);
    if (!questions.denominators().isEmpty()) {
      out.printf("%n%s", denominators());
    }
    out.printf("%n%s", distribution());
    printEffortOfUnits(out);
    out.println();
    out.println(
        in(
                "区间：%s，%d 次重抽样（项目，按来源），种子 %d。",
                "Intervals: %s, %d samples of projects within their source, seed %d.")
            .formatted(
                questions.resampling().level().toPlainString(),
                questions.resampling().repetitions(),
                seed));
    if (answers.measures().stream().anyMatch(Measured::allowsForHouseholds)) {
      out.println(
          in(
              "集中指数、Kakwani 指数与弹性同时按家庭方差抽取需求。",
              "Concentration, Kakwani, elasticity: need is drawn too, by households' variance."));
    }
    out.println(
        in(
            "各单位为全面统计：区间只说明结果在多大程度上取决于个别项目。",
            "Units are a census: an interval says how much hangs on single projects."));
  }

  private String sources() {
    TextTable table =
        new TextTable()
            .left(in("来源", "Source"))
            .right(in("百万", "Million"))
            .right(in("倾斜度", "Tilt"))
            .right(in("区间", "interval"))
            .right(in("集中指数", "Conc."))
            .right(in("区间", "interval"))
            .left(in("曲线", "Curve"));
    String denominator =
        questions.denominators().stream().map(Denominator::id).findFirst().orElse("");
    for (SourceAmounts source : answers.amounts()) {
      Optional<Measured> tilt =
          find(MoneyMeasure.TILT_RATIO.id(), ALL, source.source(), denominator);
      Optional<Measured> index =
          find(MoneyMeasure.CONCENTRATION_INDEX.id(), ALL, source.source(), "");
      table.row(
          source.source().equals(ALL) ? in("合计", "All") : source.source(),
          millions(source.amounts().gross()),
          tilt.map(each -> rounded(each.value(), 3)).orElse("-"),
          tilt.map(FundingSummary::interval).orElse("-"),
          index.map(each -> rounded(each.value(), 3)).orElse("-"),
          index.map(FundingSummary::interval).orElse("-"),
          index.map(each -> curve(each.note())).orElse("-"));
    }
    return table.fitting(EvaluationSummary.COLUMNS);
  }

  private void printShares(PrintWriter out) {
    SourceAmounts all = answers.amounts().get(answers.amounts().size() - 1);
    out.println(
        in(
                "受益比例为假定的资金 %s 百万，不详的 %s 百万，收回 %s 百万",
                "On assumed shares %s million, on unknown shares %s, taken back %s")
            .formatted(
                millions(all.amounts().assumed()),
                millions(all.unknownShare()),
                millions(all.amounts().gross().subtract(all.amounts().net()))));
  }

  private String denominators() {
    TextTable table =
        new TextTable()
            .left(in("全部资金对比", "All money against"))
            .right(in("倾斜度", "Tilt"))
            .right(in("区间", "interval"))
            .right(in("扣除收回", "Net"))
            .right(in("人均比", "Per capita"))
            .right(in("扣除收回", "Net"));
    for (Denominator denominator : questions.denominators()) {
      Optional<Measured> tilt = find(MoneyMeasure.TILT_RATIO.id(), ALL, ALL, denominator.id());
      table.row(
          denominator.title().in(language),
          tilt.map(each -> rounded(each.value(), 3)).orElse("-"),
          tilt.map(FundingSummary::interval).orElse("-"),
          value(MoneyMeasure.TILT_RATIO_NET.id(), ALL, denominator.id()),
          value(MoneyMeasure.PER_CAPITA_RATIO.id(), ALL, denominator.id()),
          value(MoneyMeasure.PER_CAPITA_RATIO.id() + "-net", ALL, denominator.id()));
    }
    return table.fitting(EvaluationSummary.COLUMNS);
  }

  private String distribution() {
    TextTable table =
        new TextTable()
            .left(in("全部资金", "All money"))
            .right(in("按单位", "Over units"))
            .right(in("扣除收回", "Net"))
            .right(in("按地点", "Over places"));
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put(MoneyMeasure.CONCENTRATION_INDEX.id(), in("集中指数", "Concentration index"));
    rows.put("concentration-error-classical", in("  标准误（回归）", "  error, convenient regression"));
    rows.put("concentration-error-grouped", in("  标准误（分组）", "  error, grouped data"));
    rows.put("concentration-error-delta", in("  标准误（delta 法）", "  error, delta method"));
    rows.put(MoneyMeasure.GINI_INDEX.id(), in("基尼系数", "Gini index"));
    rows.put(MoneyMeasure.KAKWANI_INDEX.id(), in("Kakwani 指数", "Kakwani index"));
    rows.put("theil", in("泰尔指数", "Theil index"));
    rows.put("theil-between", in("  组间", "  between groups"));
    rows.put("theil-within", in("  组内", "  within groups"));
    rows.put(MoneyMeasure.NEED_ELASTICITY.id(), in("需求弹性", "Elasticity to need"));
    rows.put("effort-nominal", in("投入维持（名义）", "Effort, nominal"));
    rows.put("effort-real", in("投入维持（实际）", "Effort, real"));
    rows.put("effort-real-per-head", in("投入维持（人均实际）", "Effort, real per head"));
    rows.put("effort-ratchet", in("投入维持（棘轮）", "Effort, level reached since"));
    rows.forEach(
        (measure, title) -> {
          if (find(measure, ALL, ALL, "").isPresent()
              || find(measure, "place", ALL, "").isPresent()) {
            table.row(
                title,
                value(measure, ALL, ""),
                value(measure + "-net", ALL, ""),
                value(measure, "place", ""));
          }
        });
    return table.fitting(EvaluationSummary.COLUMNS);
  }

  /** Names the units that effort is not known of, and those that an earlier level is asked of. */
  private void printEffortOfUnits(PrintWriter out) {
    printUnits(
        in("投入维持缺数：", "No effort of: "),
        "effort-nominal",
        each -> each.value().reason().map(Undefined::code),
        out);
    printUnits(
        in("上年未达到、仍按原水平要求：", "Held to a level that the year before fell short of: "),
        "effort-ratchet",
        each ->
            each.note().endsWith(HELD)
                ? Optional.of(each.note().replace(HELD, "") + " " + rounded(each.value(), 2))
                : Optional.empty(),
        out);
  }

  /** Names the units of which there is something to say. */
  private void printUnits(
      String title, String measure, Function<Measured, Optional<String>> words, PrintWriter out) {
    String units =
        answers.measures().stream()
            .filter(each -> each.measure().equals(measure) && each.level().equals("unit"))
            .flatMap(
                each ->
                    words
                        .apply(each)
                        .map(word -> names.getOrDefault(each.key(), each.key()) + " (" + word + ")")
                        .stream())
            .collect(Collectors.joining(", "));
    if (!units.isEmpty()) {
      WrapText.wrap(title + units, EvaluationSummary.COLUMNS).forEach(out::println);
    }
  }

  private String value(String measure, String level, String denominator) {
    return find(measure, level, ALL, denominator)
        .map(
            each ->
                each.value()
                    .reason()
                    .map(Undefined::code)
                    .orElseGet(() -> rounded(each.value(), 4)))
        .orElse("");
  }

  private Optional<Measured> find(String measure, String level, String source, String denominator) {
    return answers.measures().stream()
        .filter(
            each ->
                each.measure().equals(measure)
                    && each.level().equals(level)
                    && each.key().equals(ALL)
                    && each.source().equals(source)
                    && each.category().equals(ALL)
                    && each.denominator().equals(denominator))
        .findFirst();
  }

  private String curve(String note) {
    return switch (note) {
      case "above" -> in("在上方", "above");
      case "below" -> in("在下方", "below");
      case "on" -> in("重合", "on");
      case "crosses" -> in("交叉", "crosses");
      default -> "-";
    };
  }

  private static String interval(Measured measured) {
    return rounded(measured.low(), 2) + ".." + rounded(measured.high(), 2);
  }

  /** Returns a number HALF_UP, or a dash where there is none. */
  static String rounded(@Nullable Measurement measurement, int digits) {
    return measurement == null || measurement.value().isEmpty()
        ? "-"
        : BigDecimal.valueOf(measurement.value().getAsDouble())
            .setScale(digits, RoundingMode.HALF_UP)
            .toPlainString();
  }

  /** Returns an amount in millions with two digits. */
  static String millions(BigDecimal amount) {
    return amount.divide(MILLION, 2, RoundingMode.HALF_UP).toPlainString();
  }

  private String in(String zh, String en) {
    return new Text(zh, en).in(language);
  }
}
