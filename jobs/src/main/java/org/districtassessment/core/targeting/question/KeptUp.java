package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.EffortRule;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.effort.Base;
import org.districtassessment.core.targeting.effort.Effort;
import org.districtassessment.core.targeting.effort.PriceChain;
import org.districtassessment.core.targeting.effort.Years;
import org.districtassessment.core.targeting.resampling.Statistic;

/**
 * Whether the year's money is kept up against the base years, of all units and of each.
 *
 * <p>A year of all units is known where it is known of each. Prices of all units are those of the
 * units where they agree, and unknown where they do not.
 */
final class KeptUp {

  /** One of the ratios. */
  private enum Part {
    NOMINAL("effort-nominal", "（名义）", ", nominal"),
    REAL("effort-real", "（实际）", ", real"),
    REAL_PER_HEAD("effort-real-per-head", "（人均实际）", ", real per head");

    private final String id;
    private final Text words;

    Part(String id, String zh, String en) {
      this.id = id;
      this.words = new Text(zh, en);
    }

    Text title(Text whole) {
      return new Text(whole.zh() + words.zh(), whole.en() + words.en());
    }

    Measurement of(Effort effort) {
      return switch (this) {
        case NOMINAL -> effort.nominal();
        case REAL -> effort.real();
        case REAL_PER_HEAD -> effort.realPerHead();
      };
    }
  }

  private final FundingData data;
  private final EffortRule rule;
  private final Figures figures;
  private final Base base;
  private final Map<String, BigDecimal> moneyOfYear = new HashMap<>();

  KeptUp(FundingData data, EffortRule rule, Figures figures) {
    this.data = data;
    this.rule = rule;
    this.figures = figures;
    this.base = new Base(rule.from(), rule.to(), Base.Rule.valueOf(rule.rule().name()));
    for (MoneyRow row : data.rows()) {
      moneyOfYear.merge(row.unit(), part(row), BigDecimal::add);
    }
  }

  private BigDecimal part(MoneyRow row) {
    BigDecimal share = row.share();
    return rule.money() == EffortRule.Money.ALL
        ? row.amount()
        : row.amount().multiply(share == null ? BigDecimal.ZERO : share);
  }

  /** Returns the ratios of all units, and of each by key. */
  List<Measured> measure() {
    List<Measured> rows = new ArrayList<>();
    Slice all = Slice.everything(data);
    List<Slice> slices = new ArrayList<>(List.of(all));
    slices.addAll(Slice.units(data));
    for (Slice slice : slices) {
      Effort effort = of(slice.units());
      for (Part part : parts()) {
        rows.add(Measured.of(part.id, slice, "", part.of(effort)));
      }
    }
    return rows;
  }

  /** Decides whether each ratio of all units is reached; units contribute to a failure. */
  List<Decided> decide() {
    Slice all = Slice.everything(data);
    List<String> units = all.units();
    return parts().stream()
        .map(
            part ->
                Decided.of(
                    part.id,
                    part.title(rule.title()),
                    part.id,
                    rule.limit(),
                    all,
                    sampled(part, units),
                    units,
                    units.stream().map(unit -> "").toList()))
        .toList();
  }

  private Statistic sampled(Part part, List<String> units) {
    return times ->
        part.of(
            of(
                IntStream.range(0, times.length)
                    .filter(i -> times[i] > 0)
                    .mapToObj(units::get)
                    .toList()));
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(Part.NOMINAL));
    if (rule.index() != null) {
      parts.add(Part.REAL);
      if (rule.people() != null) {
        parts.add(Part.REAL_PER_HEAD);
      }
    }
    return parts;
  }

  private Effort of(List<String> units) {
    SortedMap<Integer, BigDecimal> amounts = figures.sumsByYear(rule.years(), units);
    amounts.put(
        data.year(),
        units.stream()
            .map(unit -> moneyOfYear.getOrDefault(unit, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    return Effort.of(new Years(amounts, people(units), Map.of()), data.year(), base, prices(units));
  }

  private SortedMap<Integer, BigDecimal> people(List<String> units) {
    String figure = rule.people();
    if (figure == null) {
      return new TreeMap<>();
    }
    SortedMap<Integer, BigDecimal> people = figures.sumsByYear(figure, units);
    figures.sum(figure, units).ifPresent(sum -> people.put(data.year(), sum));
    return people;
  }

  private PriceChain prices(List<String> units) {
    String index = rule.index();
    SortedMap<Integer, BigDecimal> common = new TreeMap<>();
    if (index != null && !units.isEmpty()) {
      common.putAll(figures.byYear(index, units.get(0)));
      for (String unit : units) {
        SortedMap<Integer, BigDecimal> other = figures.byYear(index, unit);
        common
            .entrySet()
            .removeIf(
                year ->
                    !other.containsKey(year.getKey())
                        || other.get(year.getKey()).compareTo(year.getValue()) != 0);
      }
    }

    Map<Integer, Double> changes = new HashMap<>();
    common.forEach(
        (year, level) -> {
          BigDecimal before = common.get(year - 1);
          if (before != null && before.signum() > 0) {
            changes.put(year, level.doubleValue() / before.doubleValue() - 1);
          }
        });
    return new PriceChain(changes);
  }
}
