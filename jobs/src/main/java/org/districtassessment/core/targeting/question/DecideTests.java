package org.districtassessment.core.targeting.question;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Progress;
import org.districtassessment.core.rule.FundingQuestions.Ratio;
import org.districtassessment.core.rule.FundingQuestions.Sources;
import org.districtassessment.core.rule.FundingQuestions.Test;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.districtassessment.core.targeting.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Decides tests of measures, ratios of amounts, and progress by month. */
final class DecideTests {

  private final FundingData data;
  private final FundingQuestions questions;
  private final Money money;
  private final Ratios ratios;
  private final Slice everything;
  private final @Nullable Inequality inequality;

  DecideTests(FundingData data, FundingQuestions questions, Money money, Figures figures) {
    this.data = data;
    this.questions = questions;
    this.money = money;
    this.ratios = new Ratios(money, figures);
    this.everything = Slice.everything(data);
    Need need = questions.need();
    this.inequality =
        need == null ? null : new Inequality(Ranking.ofUnits(data, money, figures, need));
  }

  /**
   * Returns tests, ratios and progress in the order of the rules; within one, by key and source.
   */
  List<Decided> decide() {
    List<Decided> decided = new ArrayList<>();
    for (Test test : questions.tests()) {
      for (Slice whole : slices(test.level())) {
        for (Slice slice : test.sources() == Sources.ALL ? List.of(whole) : bySource(whole)) {
          decided.add(decide(test, whole, slice));
        }
      }
    }
    questions.ratios().forEach(ratio -> decided.addAll(decide(ratio)));
    questions.progress().forEach(progress -> decided.add(decide(progress)));
    return decided;
  }

  private Decided decide(Test test, Slice whole, Slice slice) {
    Decided decided =
        Decided.ofMoney(
            test.id(),
            test.title(),
            test.measure().id(),
            test.limit(),
            slice,
            statistic(test, whole, slice),
            test.measure().kind() == MoneyMeasure.Kind.QUOTIENT ? whole : slice,
            money);
    return switch (test.measure()) {
      case TILT_RATIO -> withGoal(decided, slice, denominator(test), Money.Basis.GROSS);
      case TILT_RATIO_NET -> withGoal(decided, slice, denominator(test), Money.Basis.NET);
      default -> decided;
    };
  }

  /** Adds to a ratio that is too low what would raise it enough. */
  private Decided withGoal(
      Decided decided, Slice slice, Denominator denominator, Money.Basis basis) {
    boolean tooLow =
        decided.verdict().outcome() == Verdict.Outcome.FAIL
            && decided.limit().side() == Limit.Side.AT_LEAST;
    return tooLow
        ? decided.with(
            ratios
                .sums(slice, denominator, basis)
                .flatMap(
                    sums -> TiltGoal.of(sums, decided.limit().value(), questions.unitOfMoney()))
                .orElse(null))
        : decided;
  }

  private List<Slice> slices(FundingQuestions.Level level) {
    return switch (level) {
      case ALL -> List.of(everything);
      case GROUP -> Slice.groups(data);
      case UNIT -> Slice.units(data);
    };
  }

  private List<Slice> bySource(Slice slice) {
    return money.distinctSources().stream().map(source -> slice.from(source, money)).toList();
  }

  private Statistic statistic(Test test, Slice whole, Slice slice) {
    return switch (test.measure()) {
      case TILT_RATIO -> ratios.tilt(slice, denominator(test), Money.Basis.GROSS);
      case TILT_RATIO_NET -> ratios.tilt(slice, denominator(test), Money.Basis.NET);
      case PER_CAPITA_RATIO -> ratios.perCapita(slice, denominator(test));
      case LOCATION_QUOTIENT ->
          ratios.quotient(slice, whole, everything.from(slice.source(), money), everything);
      case CONCENTRATION_INDEX, KAKWANI_INDEX, GINI_INDEX, NEED_ELASTICITY ->
          ranked(test.measure(), slice);
    };
  }

  private Statistic ranked(MoneyMeasure measure, Slice slice) {
    if (inequality == null) {
      throw new IllegalArgumentException("Nothing to rank by for " + measure.id());
    }
    return inequality.of(measure, slice);
  }

  private Denominator denominator(Test test) {
    String id = test.denominator();
    return questions.denominators().stream()
        .filter(each -> id == null || each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No denominator for " + test.id()));
  }

  private List<Decided> decide(Ratio ratio) {
    double[] numerators = money.amounts(ratio.numerator());
    double[] denominators = money.amounts(ratio.denominator());
    List<Slice> slices =
        switch (ratio.per()) {
          case ALL -> List.of(everything);
          case SOURCE -> bySource(everything);
          case CATEGORY ->
              money.distinctCategories().stream()
                  .map(category -> everything.forUse(category, money))
                  .toList();
        };
    return slices.stream()
        .map(
            slice ->
                Decided.ofMoney(
                    ratio.id(),
                    ratio.title(),
                    "ratio",
                    ratio.limit(),
                    slice,
                    Ratios.of(numerators, denominators, slice),
                    slice,
                    money))
        .toList();
  }

  private Decided decide(Progress progress) {
    LocalDate end = YearMonth.of(data.year(), progress.month()).atEndOfMonth();
    double[] reached = money.amounts(progress.numerator());
    for (int row = 0; row < reached.length; row++) {
      LocalDate day = Days.of(money.row(row).date());
      reached[row] = day != null && !day.isAfter(end) ? reached[row] : 0;
    }
    String month = YearMonth.from(end).toString();
    return Decided.ofMoney(
        "progress-" + month,
        new Text(month + " 支出进度", "Progress by " + month),
        "progress",
        progress.limit(),
        everything,
        Ratios.of(reached, money.amounts(FundingQuestions.AMOUNT), everything),
        everything,
        money);
  }
}
