package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.districtassessment.core.rule.AllocationRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.allocation.Allocate;
import org.districtassessment.core.targeting.allocation.Allocation;
import org.districtassessment.core.targeting.allocation.AllocationRules;
import org.districtassessment.core.targeting.allocation.Claim;
import org.districtassessment.core.targeting.allocation.Effect;
import org.districtassessment.core.targeting.allocation.Factor;
import org.jspecify.annotations.Nullable;

/**
 * What the rules imply for next year's money, and what that does to the measures.
 *
 * @param missing what units lack, as {@code unit: figure}; then nothing is shared out
 * @param allocation empty where something is missing
 * @param coefficients what the share of each unit is multiplied by for its performance; 1 where the
 *     rules have no such step
 * @param thisYear net money of each unit
 * @param effects of measures of all units; in each unit money is taken to be used as this year
 */
public record ShareOut(
    List<String> missing,
    Optional<Allocation> allocation,
    Map<String, BigDecimal> coefficients,
    Map<String, BigDecimal> thisYear,
    List<Effect> effects) {

  private static final String GRADE = "grade";

  public ShareOut {
    missing = List.copyOf(missing);
    coefficients = Map.copyOf(coefficients);
    thisYear = Map.copyOf(thisYear);
    effects = List.copyOf(effects);
  }

  /** Shares out a total; the rules have an allocation. */
  public static ShareOut of(
      FundingData data, FundingQuestions questions, AllocationRule rule, BigDecimal total) {
    Figures figures = new Figures(data.figures());
    SortedMap<String, BigDecimal> thisYear = new TreeMap<>();
    data.units().forEach(unit -> thisYear.put(unit.key(), BigDecimal.ZERO));
    data.rows().forEach(row -> thisYear.merge(row.unit(), row.amount(), BigDecimal::add));

    List<String> missing = new ArrayList<>();
    Map<String, BigDecimal> coefficients = new HashMap<>();
    List<Claim> claims = new ArrayList<>();
    for (FundingData.Unit unit : data.units()) {
      Map<String, BigDecimal> factors = new HashMap<>();
      for (AllocationRule.Factor factor : rule.factors()) {
        value(factor, unit, figures)
            .ifPresentOrElse(
                value -> factors.put(idOf(factor), value),
                () -> missing.add(unit.key() + ": " + idOf(factor)));
      }
      Optional<BigDecimal> performance = performance(rule, unit);
      if (performance.isEmpty()) {
        missing.add(unit.key() + ": " + GRADE);
      } else if (factors.size() == rule.factors().size()) {
        coefficients.put(unit.key(), performance.get());
        claims.add(
            new Claim(
                unit.key(),
                factors,
                performance.get(),
                thisYear.get(unit.key()),
                baseLevel(rule, unit, figures)));
      }
    }
    if (!missing.isEmpty()) {
      return new ShareOut(missing, Optional.empty(), Map.of(), thisYear, List.of());
    }

    Allocation allocation = Allocate.allocate(rules(rule), total, claims);
    List<Effect> effects =
        allocation instanceof Allocation.Granted granted
            ? effects(data, questions, figures, thisYear, granted.amounts())
            : List.of();
    return new ShareOut(List.of(), Optional.of(allocation), coefficients, thisYear, effects);
  }

  /** Returns the coefficient of a unit's grade; empty where it has none of those named. */
  private static Optional<BigDecimal> performance(AllocationRule rule, FundingData.Unit unit) {
    if (rule.performance().isEmpty()) {
      return Optional.of(BigDecimal.ONE);
    }

    return rule.performance().stream()
        .filter(each -> each.grade().equals(unit.grade()))
        .map(AllocationRule.Coefficient::coefficient)
        .findFirst();
  }

  /**
   * Returns the money as it would be with the amounts that were shared out: each unit uses it as
   * this year's. A unit without money this year has no use to go by, and none there.
   */
  public FundingData after(FundingData data, Allocation.Granted granted) {
    return scaled(data, thisYear, granted.amounts());
  }

  /** A name that tells factors apart, which may use one figure in two ways. */
  private static String idOf(AllocationRule.Factor factor) {
    BigDecimal below = factor.below();
    String times = factor.times();
    return factor.figure()
        + (below == null ? "" : " below " + below.toPlainString())
        + (times == null ? "" : " times " + times);
  }

  private static AllocationRules rules(AllocationRule rule) {
    return new AllocationRules(
        rule.factors().stream().map(each -> Factor.more(idOf(each), each.weight())).toList(),
        rule.unit(),
        switch (rule.floor()) {
          case NONE -> AllocationRules.Floor.NONE;
          case THIS_YEAR -> AllocationRules.Floor.LAST_YEAR;
          case BASE_LEVEL -> AllocationRules.Floor.BASE_LEVEL;
        },
        rule.floorPart(),
        rule.mostIncrease(),
        rule.mostDecrease());
  }

  /** Returns a unit's value of a factor: at least 0, or empty where a figure is missing. */
  private static Optional<BigDecimal> value(
      AllocationRule.Factor factor, FundingData.Unit unit, Figures figures) {
    Optional<BigDecimal> value =
        factor.figure().equals(AllocationRule.TOTAL)
            ? Optional.ofNullable(unit.total())
            : figures.of(factor.figure(), unit.key());
    BigDecimal below = factor.below();
    Optional<BigDecimal> counted =
        value.map(number -> (below == null ? number : below.subtract(number)).max(BigDecimal.ZERO));
    String times = factor.times();
    return times == null
        ? counted
        : counted.flatMap(number -> figures.of(times, unit.key()).map(number::multiply));
  }

  private static @Nullable BigDecimal baseLevel(
      AllocationRule rule, FundingData.Unit unit, Figures figures) {
    String figure = rule.baseLevel();
    if (figure == null) {
      return null;
    }
    Collection<BigDecimal> levels = figures.by(figure, unit.key()).values();
    return levels.isEmpty()
        ? null
        : levels.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(levels.size()), MathContext.DECIMAL128);
  }

  private static List<Effect> effects(
      FundingData data,
      FundingQuestions questions,
      Figures figures,
      Map<String, BigDecimal> before,
      Map<String, BigDecimal> after) {
    Map<String, Function<Map<String, BigDecimal>, Measurement>> measures = new TreeMap<>();
    for (Denominator denominator : questions.denominators()) {
      measures.put(
          MoneyMeasure.TILT_RATIO.id() + " " + denominator.id(),
          amounts -> {
            FundingData scaled = scaled(data, before, amounts);
            return new Ratios(new Money(scaled.rows()), figures)
                .tilt(Slice.everything(scaled), denominator, Money.Basis.GROSS)
                .measure(once(scaled));
          });
    }
    Need need = questions.need();
    if (need != null) {
      for (MoneyMeasure measure :
          List.of(MoneyMeasure.CONCENTRATION_INDEX, MoneyMeasure.NEED_ELASTICITY)) {
        measures.put(
            measure.id(),
            amounts -> {
              FundingData scaled = scaled(data, before, amounts);
              return new Inequality(
                      Ranking.ofUnits(scaled, new Money(scaled.rows()), figures, need))
                  .of(measure, Slice.everything(scaled))
                  .measure(once(scaled));
            });
      }
    }
    return measures.entrySet().stream()
        .map(measure -> Effect.of(measure.getKey(), measure.getValue(), before, after))
        .toList();
  }

  /** Every row of a unit times what the unit gets over what it had; none where it had nothing. */
  private static FundingData scaled(
      FundingData data, Map<String, BigDecimal> before, Map<String, BigDecimal> amounts) {
    List<MoneyRow> rows = new ArrayList<>();
    for (MoneyRow row : data.rows()) {
      BigDecimal had = before.getOrDefault(row.unit(), BigDecimal.ZERO);
      BigDecimal gets = amounts.getOrDefault(row.unit(), BigDecimal.ZERO);
      if (had.signum() > 0) {
        BigDecimal amount = row.amount().multiply(gets).divide(had, MathContext.DECIMAL128);
        rows.add(row.withAmount(amount));
      }
    }
    return new FundingData(data.year(), data.units(), rows, data.figures());
  }

  private static int[] once(FundingData data) {
    int[] once = new int[data.rows().size()];
    Arrays.fill(once, 1);
    return once;
  }
}
