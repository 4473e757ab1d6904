package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
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
import org.districtassessment.core.targeting.effort.Ratchet;
import org.districtassessment.core.targeting.effort.Years;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Whether the year's money is kept up against the base years, of all units and of each.
 *
 * <p>A year of all units is known where it is known of each. Prices of all units are those of the
 * units where they agree, and unknown where they do not. Where a ratio of all units has no value,
 * that of the units that have one stands beside it.
 */
final class KeptUp {

  /** Of the units whose ratio has a value; the key says how many they are of how many. */
  static final String KNOWN = "known";

  /** One of the ratios. */
  private enum Part {
    NOMINAL("effort-nominal", "（名义）", ", nominal"),
    REAL("effort-real", "（实际）", ", real"),
    REAL_PER_HEAD("effort-real-per-head", "（人均实际）", ", real per head"),
    RATCHET("effort-ratchet", "（或此后已达到的水平）", ", or a level reached since");

    private final String id;
    private final Text words;

    Part(String id, String zh, String en) {
      this.id = id;
      this.words = new Text(zh, en);
    }

    Text title(Text whole) {
      return new Text(whole.zh() + words.zh(), whole.en() + words.en());
    }
  }

  /** A ratio and a note of it. */
  private record Ratio(Measurement value, String note) {}

  private final FundingData data;
  private final EffortRule rule;
  private final Figures figures;
  private final Base base;
  private final Map<String, BigDecimal> moneyOfYear = new HashMap<>();
  private final Slice all;
  private final Map<Part, Ratio> ofAll;
  private final Map<String, Map<Part, Ratio>> ofUnits = new TreeMap<>();

  /** To find what a failure comes from, every ratio leaves out the same units one by one. */
  private final Map<List<String>, Map<Part, Ratio>> ofSome = new HashMap<>();

  KeptUp(FundingData data, EffortRule rule, Figures figures) {
    this.data = data;
    this.rule = rule;
    this.figures = figures;
    this.base = new Base(rule.from(), rule.to(), Base.Rule.valueOf(rule.rule().name()));
    for (MoneyRow row : data.rows()) {
      moneyOfYear.merge(row.unit(), part(row), BigDecimal::add);
    }
    this.all = Slice.everything(data);
    this.ofAll = of(all.units());
    all.units().forEach(unit -> ofUnits.put(unit, of(List.of(unit))));
  }

  private BigDecimal part(MoneyRow row) {
    BigDecimal share = row.share();
    return rule.money() == EffortRule.Money.ALL
        ? row.amount()
        : row.amount().multiply(share == null ? BigDecimal.ZERO : share);
  }

  /**
   * Measures the ratios of all units, of those that have one where all have none, and of each. What
   * they are compared with is fixed, so they vary as the year's money does when its rows are drawn.
   */
  void measure(EffortIntervals intervals) {
    Map<List<String>, Statistic> relative = new HashMap<>();
    ofAll.forEach((part, ratio) -> add(intervals, part, all, ratio, relative));
    known()
        .forEach(
            (part, some) -> add(intervals, part, some, ofPart(part, of(some.units())), relative));
    for (Slice unit : Slice.units(data)) {
      requireNonNull(ofUnits.get(unit.key()))
          .forEach((part, ratio) -> add(intervals, part, unit, ratio, relative));
    }
  }

  /** All ratios of the same units vary alike. */
  private void add(
      EffortIntervals intervals,
      Part part,
      Slice slice,
      Ratio ratio,
      Map<List<String>, Statistic> relative) {
    Statistic money =
        relative.computeIfAbsent(
            slice.units(), units -> new DrawnMoney(units, data.rows(), this::part)::relative);
    intervals.add(row(part, slice, ratio), money);
  }

  /** Decides whether each ratio of these is reached; units contribute to a failure. */
  List<Decided> decide() {
    List<Decided> decided = new ArrayList<>();
    Map<Part, Slice> known = known();
    for (Part part : ofAll.keySet()) {
      decided.add(decide(part, all));
      Slice some = known.get(part);
      if (some != null) {
        decided.add(decide(part, some));
      }
    }
    return decided;
  }

  private Decided decide(Part part, Slice slice) {
    EffortRule.Ratchet ratchet = rule.ratchet();
    return Decided.of(
        part.id,
        part.title(rule.title()),
        part.id,
        part == Part.RATCHET && ratchet != null ? ratchet.limit() : rule.limit(),
        slice,
        sampled(part, slice.units()),
        slice.units(),
        slice.units().stream().map(unit -> "").toList());
  }

  /** Returns the units that have a ratio, where all together have none and some have one. */
  private Map<Part, Slice> known() {
    Map<Part, Slice> known = new EnumMap<>(Part.class);
    ofAll.forEach(
        (part, ratio) -> {
          List<String> units =
              all.units().stream()
                  .filter(unit -> ofPart(part, ofUnits.get(unit)).value().value().isPresent())
                  .toList();
          if (ratio.value().value().isEmpty() && !units.isEmpty()) {
            String many = units.size() + "/" + all.units().size();
            known.put(part, new Slice(KNOWN, many, Slice.ALL, Slice.ALL, units, List.of()));
          }
        });
    return known;
  }

  private static Measured row(Part part, Slice slice, Ratio ratio) {
    return Measured.of(part.id, slice, "", ratio.value()).noted(ratio.note());
  }

  private Statistic sampled(Part part, List<String> units) {
    return times -> {
      List<String> some =
          IntStream.range(0, times.length).filter(i -> times[i] > 0).mapToObj(units::get).toList();
      return ofPart(part, ofSome.computeIfAbsent(some, this::of)).value();
    };
  }

  private static Ratio ofPart(Part part, @Nullable Map<Part, Ratio> ratios) {
    return requireNonNull(requireNonNull(ratios).get(part));
  }

  private Map<Part, Ratio> of(List<String> units) {
    SortedMap<Integer, BigDecimal> amounts = figures.sumsByYear(rule.years(), units);
    amounts.put(
        data.year(),
        units.stream()
            .map(unit -> moneyOfYear.getOrDefault(unit, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    Effort effort =
        Effort.of(new Years(amounts, people(units), Map.of()), data.year(), base, prices(units));
    Map<Part, Ratio> parts = new EnumMap<>(Part.class);
    parts.put(Part.NOMINAL, new Ratio(effort.nominal(), ""));
    if (rule.index() != null) {
      parts.put(Part.REAL, new Ratio(effort.real(), ""));
      if (rule.people() != null) {
        parts.put(Part.REAL_PER_HEAD, new Ratio(effort.realPerHead(), ""));
      }
    }
    EffortRule.Ratchet ratchet = rule.ratchet();
    if (ratchet != null) {
      figures
          .sumsByYear(ratchet.years(), units)
          .forEach((year, sum) -> amounts.putIfAbsent(year, sum));
      figures
          .sum(ratchet.years(), units)
          .ifPresent(sum -> amounts.putIfAbsent(data.year() - 1, sum));
      parts.put(
          Part.RATCHET, held(Ratchet.held(amounts, data.year(), base, ratchet.limit().value())));
    }
    return parts;
  }

  /**
   * The note says where the level is from, and whether it stays although a later year fell short.
   */
  private static Ratio held(Ratchet.Held held) {
    String from = held.since().isPresent() ? String.valueOf(held.since().getAsInt()) : "base";
    boolean known = held.ratio().value().isPresent();
    return new Ratio(held.ratio(), known ? from + (held.stays() ? "-held" : "") : "");
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
