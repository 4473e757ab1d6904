package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.districtassessment.core.rule.EffortShareRule;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.effort.Base;
import org.districtassessment.core.targeting.effort.Effort;
import org.districtassessment.core.targeting.effort.PriceChain;
import org.districtassessment.core.targeting.effort.Years;
import org.districtassessment.core.targeting.resampling.Statistic;

/**
 * Whether the target population keeps its share of one source's money against the base years, of
 * all units and of each; of net money. A year of all units is known where it is known of each.
 */
final class ShareKeptUp {

  private static final String MEASURE = "effort-share";

  private final FundingData data;
  private final EffortShareRule rule;
  private final Figures figures;
  private final Base base;
  private final Map<String, BigDecimal> targeted = new HashMap<>();
  private final Map<String, BigDecimal> total = new HashMap<>();

  ShareKeptUp(FundingData data, EffortShareRule rule, Figures figures) {
    this.data = data;
    this.rule = rule;
    this.figures = figures;
    this.base = new Base(rule.from(), rule.to(), Base.Rule.valueOf(rule.rule().name()));
    for (MoneyRow row : data.rows()) {
      targeted.merge(row.unit(), targeted(row), BigDecimal::add);
      total.merge(row.unit(), ofSource(row), BigDecimal::add);
    }
  }

  private BigDecimal ofSource(MoneyRow row) {
    return row.source().equals(rule.source()) ? row.amount() : BigDecimal.ZERO;
  }

  private BigDecimal targeted(MoneyRow row) {
    return ofSource(row).multiply(requireNonNullElse(row.share(), BigDecimal.ZERO));
  }

  /**
   * Measures the ratio of all units, and of each by key. What they are compared with is fixed, so
   * they vary as the year's share does when its rows are drawn.
   */
  void measure(EffortIntervals intervals) {
    List<Slice> slices = new ArrayList<>(List.of(Slice.everything(data)));
    slices.addAll(Slice.units(data));
    for (Slice slice : slices) {
      Measured row = Measured.of(MEASURE, slice, "", of(slice.units())).from(rule.source());
      intervals.add(row, relative(slice.units()));
    }
  }

  private Statistic relative(List<String> units) {
    DrawnMoney part = new DrawnMoney(units, data.rows(), this::targeted);
    DrawnMoney whole = new DrawnMoney(units, data.rows(), this::ofSource);
    return times -> {
      OptionalDouble targets = part.relative(times).value();
      OptionalDouble money = whole.relative(times).value();
      return targets.isPresent() && money.isPresent() && money.getAsDouble() > 0
          ? Measurement.of(targets.getAsDouble() / money.getAsDouble())
          : Measurement.undefined(Undefined.NO_MONEY);
    };
  }

  /** Decides whether all units together keep the share; units contribute to a failure. */
  Decided decide() {
    Slice all = Slice.everything(data);
    List<String> units = all.units();
    return Decided.of(
        MEASURE,
        rule.title(),
        MEASURE,
        rule.limit(),
        all,
        times ->
            of(
                IntStream.range(0, times.length)
                    .filter(i -> times[i] > 0)
                    .mapToObj(units::get)
                    .toList()),
        units,
        units.stream().map(unit -> "").toList());
  }

  private Measurement of(List<String> units) {
    SortedMap<Integer, BigDecimal> amounts = figures.sumsByYear(rule.targeted(), units);
    SortedMap<Integer, BigDecimal> totals = figures.sumsByYear(rule.total(), units);
    amounts.put(data.year(), sum(targeted, units));
    totals.put(data.year(), sum(total, units));
    return Effort.of(
            new Years(amounts, Map.of(), totals), data.year(), base, new PriceChain(Map.of()))
        .share();
  }

  private static BigDecimal sum(Map<String, BigDecimal> money, List<String> units) {
    return units.stream()
        .map(unit -> money.getOrDefault(unit, BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
