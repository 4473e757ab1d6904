package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.composite.ScoreIndicator.Measured;
import org.districtassessment.core.composite.ScoreIndicator.Scored;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.scoring.Scope;
import org.jspecify.annotations.Nullable;

/**
 * How one unit would stand with other values of its own, all others keeping theirs: exactly what
 * {@link ScoreUnits} would make of them. Only indicators with another value are scored again.
 *
 * <p>Safe for use by several threads, each of which asks {@linkplain #of about one unit}.
 */
public final class WhatIf {

  private final RuleSet rules;
  private final List<Unit> units;
  private final Map<String, Unit> byKey;
  private final Map<String, List<Unit>> byGroup;
  private final List<IndicatorValue> values;
  private final List<AdjustmentAmount> amounts;
  private final PreviousYear previous;
  private final Map<UnitIndicator, Measured> byPlace = new HashMap<>();
  private final Map<String, Map<String, BigDecimal>> amountsByUnit = new HashMap<>();
  private final Map<String, Adjustments> adjustments;
  private final Map<String, List<IndicatorScore>> scores;
  private final Map<String, Scorecard> cards;
  private final Map<String, Sums> sums = new HashMap<>();

  /** Of all that are assessed, the least first. */
  private final List<BigDecimal> totals;

  /**
   * A total and the rank that it makes.
   *
   * @param total as in {@link Scorecard}
   */
  public record Place(BigDecimal total, int rank) {}

  /** Points of a unit, and what it could have earned where indicators apply to it. */
  private record Sums(BigDecimal points, BigDecimal applicable) {

    private static final Sums NOTHING = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of one indicator, by its points where it applies. */
    private static Sums of(@Nullable BigDecimal points, BigDecimal fullPoints) {
      return points == null ? NOTHING : new Sums(points, fullPoints);
    }

    private Sums plus(Sums other) {
      return new Sums(points.add(other.points), applicable.add(other.applicable));
    }

    private Sums minus(Sums other) {
      return new Sums(points.subtract(other.points), applicable.subtract(other.applicable));
    }
  }

  /** What another value of some unit brings a unit by one indicator. */
  private record Change(String unit, Sums difference) {}

  /** Takes what {@link ScoreUnits#scoreUnits} took, and what it made of it. */
  public WhatIf(
      RuleSet rules,
      List<Unit> units,
      List<IndicatorValue> values,
      List<AdjustmentAmount> amounts,
      PreviousYear previous,
      Scorecards actual) {
    this.rules = rules;
    this.units = List.copyOf(units);
    byKey = units.stream().collect(Collectors.toMap(Unit::key, unit -> unit));
    byGroup = units.stream().collect(Collectors.groupingBy(Unit::group));
    this.values = List.copyOf(values);
    this.amounts = List.copyOf(amounts);
    this.previous = previous;
    for (AdjustmentAmount amount : amounts) {
      amountsByUnit
          .computeIfAbsent(amount.unit(), unit -> new HashMap<>())
          .put(amount.adjustment(), amount.amount());
    }
    adjustments =
        units.stream()
            .collect(Collectors.toMap(Unit::key, unit -> adjustments(unit.key(), Map.of())));
    for (IndicatorValue value : values) {
      Unit unit = byKey.get(value.unit());
      if (unit != null) {
        byPlace.put(
            new UnitIndicator(value.unit(), value.indicator()),
            new Measured(unit, value, adjustments(unit.key()).zero(value.indicator())));
      }
    }
    scores = actual.indicatorScores().stream().collect(Collectors.groupingBy(IndicatorScore::unit));
    scores.forEach(
        (unit, own) -> {
          Sums all = Sums.NOTHING;
          for (IndicatorScore score : own) {
            all = all.plus(Sums.of(score.points(), score.fullPoints()));
          }
          sums.put(unit, all);
        });
    cards =
        actual.cards().stream().collect(Collectors.toMap(card -> card.unit().key(), card -> card));
    totals = actual.cards().stream().map(Scorecard::total).sorted().toList();
  }

  /** Returns how one unit would stand. */
  public OfUnit of(String unit) {
    return new OfUnit(unit);
  }

  private Optional<Place> actual(String unit) {
    return Optional.ofNullable(cards.get(unit)).map(card -> new Place(card.total(), card.rank()));
  }

  /** How one unit would stand. Remembers what its missing values bring; for one thread. */
  public final class OfUnit {

    private final String unit;
    private final Map<String, List<Change>> ofMissing = new HashMap<>();

    private OfUnit(String unit) {
      this.unit = unit;
    }

    /** Returns where the unit stands; empty where it is not assessed. */
    public Optional<Place> actual() {
      return WhatIf.this.actual(unit);
    }

    /**
     * Returns where the unit would stand; empty where no indicator would apply to it.
     *
     * @param otherValues of this unit, by indicator; those that are not there stay
     * @param otherAmounts of this unit, by adjustment; those that are not there stay
     */
    public Optional<Place> place(
        Map<String, IndicatorValue> otherValues, Map<String, BigDecimal> otherAmounts) {
      return rules.index() == null
          ? byPoints(otherValues, otherAmounts)
          : byIndex(unit, otherValues, otherAmounts);
    }

    private Optional<Place> byPoints(
        Map<String, IndicatorValue> otherValues, Map<String, BigDecimal> otherAmounts) {
      Adjustments before = adjustments(unit);
      Adjustments after = adjustments(unit, otherAmounts);
      Map<String, Sums> changed = new HashMap<>();
      for (int i = 0; i < rules.indicators().size(); i++) {
        String indicator = rules.indicators().get(i).id();
        IndicatorValue actual = measured(indicator, unit).value();
        IndicatorValue other = requireNonNullElse(otherValues.get(indicator), actual);
        boolean isZeroed = after.zero(indicator);
        boolean isZeroedAsBefore = before.zero(indicator) == isZeroed;
        if (isZeroedAsBefore && isSame(other, actual)) {
          continue;
        }

        int position = i;
        List<Change> changes =
            isZeroedAsBefore && other.state() == State.MISSING
                ? ofMissing.computeIfAbsent(
                    indicator, each -> changes(position, unit, other, isZeroed))
                : changes(position, unit, other, isZeroed);
        for (Change change : changes) {
          changed.merge(change.unit(), change.difference(), Sums::plus);
        }
      }
      return total(unit, changed, after)
          .map(total -> new Place(total, 1 + ahead(unit, total, changed)));
    }
  }

  private Optional<Place> byIndex(
      String unit, Map<String, IndicatorValue> otherValues, Map<String, BigDecimal> otherAmounts) {
    List<IndicatorValue> all = new ArrayList<>();
    for (IndicatorValue value : values) {
      IndicatorValue other = value.unit().equals(unit) ? otherValues.get(value.indicator()) : null;
      all.add(requireNonNullElse(other, value));
    }
    List<AdjustmentAmount> allAmounts = new ArrayList<>();
    for (AdjustmentAmount amount : amounts) {
      BigDecimal other = amount.unit().equals(unit) ? otherAmounts.get(amount.adjustment()) : null;
      allAmounts.add(
          other == null ? amount : new AdjustmentAmount(unit, amount.adjustment(), other));
    }
    return ScoreUnits.scoreUnits(rules, units, all, allAmounts, previous).cards().stream()
        .filter(card -> card.unit().key().equals(unit))
        .map(card -> new Place(card.total(), card.rank()))
        .findFirst();
  }

  private static boolean isSame(IndicatorValue one, IndicatorValue other) {
    return one.state() == other.state() && isSame(one.value(), other.value());
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }

    return one.compareTo(other) == 0;
  }

  /**
   * Returns what another value of a unit brings: to other units only where they are compared with
   * it.
   *
   * @param position of the indicator
   */
  private List<Change> changes(int position, String unit, IndicatorValue other, boolean isZeroed) {
    IndicatorRule rule = rules.indicators().get(position);
    Measured own = new Measured(unit(unit), other, isZeroed);
    List<Measured> measured = new ArrayList<>();
    for (Unit each : compared(rule, own.unit())) {
      measured.add(each.key().equals(unit) ? own : measured(rule.id(), each.key()));
    }
    List<Change> changes = new ArrayList<>();
    for (Scored scored : ScoreIndicator.scored(rule, measured, previous)) {
      IndicatorScore actual = of(scores, scored.unit()).get(position);
      if (!isSame(scored.points(), actual.points())) {
        Sums difference =
            Sums.of(scored.points(), rule.points())
                .minus(Sums.of(actual.points(), actual.fullPoints()));
        changes.add(new Change(scored.unit(), difference));
      }
    }
    return changes;
  }

  private List<Unit> compared(IndicatorRule rule, Unit unit) {
    return rule.score()
        .compared()
        .map(scope -> scope == Scope.ALL ? units : of(byGroup, unit.group()))
        .orElseGet(() -> List.of(unit));
  }

  private Measured measured(String indicator, String unit) {
    return requireNonNull(byPlace.get(new UnitIndicator(unit, indicator)));
  }

  /** The number of other units with more points. */
  private int ahead(String unit, BigDecimal total, Map<String, Sums> changed) {
    Set<String> others = new HashSet<>(changed.keySet());
    others.remove(unit);
    int ahead = countAbove(total) - oneIfAbove(total, actual(unit).map(Place::total));
    for (String each : others) {
      ahead -= oneIfAbove(total, actual(each).map(Place::total));
      ahead += oneIfAbove(total, total(each, changed, adjustments(each)));
    }
    return ahead;
  }

  private static int oneIfAbove(BigDecimal total, Optional<BigDecimal> other) {
    return other.isPresent() && other.get().compareTo(total) > 0 ? 1 : 0;
  }

  /** The number of actual totals above a total. */
  private int countAbove(BigDecimal total) {
    int from = 0;
    int to = totals.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (totals.get(middle).compareTo(total) > 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return totals.size() - from;
  }

  /**
   * Returns the total of a unit; empty where no indicator applies to it.
   *
   * @param changed what is other than it is
   */
  private Optional<BigDecimal> total(
      String unit, Map<String, Sums> changed, Adjustments adjustments) {
    Sums actual = sums.getOrDefault(unit, Sums.NOTHING);
    Sums change = changed.get(unit);
    Sums own = change == null ? actual : actual.plus(change);
    return own.applicable().signum() == 0
        ? Optional.empty()
        : Optional.of(Standing.totalOf(rules, own.points(), own.applicable(), adjustments));
  }

  private Unit unit(String key) {
    return of(byKey, key);
  }

  private static <T> T of(Map<String, T> byName, String name) {
    return requireNonNull(byName.get(name), name);
  }

  private Adjustments adjustments(String unit) {
    return of(adjustments, unit);
  }

  private Adjustments adjustments(String unit, Map<String, BigDecimal> otherAmounts) {
    Map<String, BigDecimal> all = new HashMap<>(amountsByUnit.getOrDefault(unit, Map.of()));
    all.putAll(otherAmounts);
    return Adjustments.of(rules.adjustments(), all);
  }
}
