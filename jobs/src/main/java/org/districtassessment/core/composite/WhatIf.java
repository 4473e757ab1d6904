package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.composite.ScoreIndicator.Measured;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * How one unit would stand with other values of its own, all others keeping theirs: exactly what
 * {@link ScoreUnits} would make of them. Only indicators with another value are scored again.
 */
public final class WhatIf {

  private final RuleSet rules;
  private final List<Unit> units;
  private final List<IndicatorValue> values;
  private final List<AdjustmentAmount> amounts;
  private final PreviousYear previous;
  private final Map<UnitIndicator, IndicatorValue> byPlace = new HashMap<>();
  private final Map<String, Map<String, BigDecimal>> amountsByUnit = new HashMap<>();
  private final Map<String, Adjustments> adjustments = new HashMap<>();
  private final Map<String, List<IndicatorScore>> scores;
  private final Map<String, Scorecard> cards;

  /**
   * A total and the rank that it makes.
   *
   * @param total as in {@link Scorecard}
   */
  public record Place(BigDecimal total, int rank) {}

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
    this.values = List.copyOf(values);
    this.amounts = List.copyOf(amounts);
    this.previous = previous;
    values.forEach(value -> byPlace.put(new UnitIndicator(value.unit(), value.indicator()), value));
    for (AdjustmentAmount amount : amounts) {
      amountsByUnit
          .computeIfAbsent(amount.unit(), unit -> new HashMap<>())
          .put(amount.adjustment(), amount.amount());
    }
    scores = actual.indicatorScores().stream().collect(Collectors.groupingBy(IndicatorScore::unit));
    cards =
        actual.cards().stream().collect(Collectors.toMap(card -> card.unit().key(), card -> card));
  }

  /** Returns where a unit stands; empty where it is not assessed. */
  public Optional<Place> actual(String unit) {
    return Optional.ofNullable(cards.get(unit)).map(card -> new Place(card.total(), card.rank()));
  }

  /**
   * Returns where a unit would stand; empty where no indicator would apply to it.
   *
   * @param otherValues of this unit, by indicator; those that are not there stay
   * @param otherAmounts of this unit, by adjustment; those that are not there stay
   */
  public Optional<Place> place(
      String unit, Map<String, IndicatorValue> otherValues, Map<String, BigDecimal> otherAmounts) {
    return rules.index() == null
        ? byPoints(unit, otherValues, otherAmounts)
        : byIndex(unit, otherValues, otherAmounts);
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

  private Optional<Place> byPoints(
      String unit, Map<String, IndicatorValue> otherValues, Map<String, BigDecimal> otherAmounts) {
    Adjustments before = adjustments(unit);
    Adjustments after = adjustments(unit, otherAmounts);
    Map<String, List<IndicatorScore>> changed = new HashMap<>();
    for (int i = 0; i < rules.indicators().size(); i++) {
      IndicatorRule rule = rules.indicators().get(i);
      IndicatorValue actual = requireNonNull(byPlace.get(new UnitIndicator(unit, rule.id())));
      IndicatorValue other = requireNonNullElse(otherValues.get(rule.id()), actual);
      if (isSame(other, actual) && before.zero(rule.id()) == after.zero(rule.id())) {
        continue;
      }

      for (IndicatorScore score : scored(rule, unit, other, after)) {
        List<IndicatorScore> own = requireNonNull(scores.get(score.unit()));
        if (!isSame(score.points(), own.get(i).points())) {
          changed.computeIfAbsent(score.unit(), key -> new ArrayList<>(own)).set(i, score);
        }
      }
    }
    return standing(unit, changed, after)
        .map(own -> new Place(own.total(), 1 + ahead(unit, own.total(), changed)));
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

  private List<IndicatorScore> scored(
      IndicatorRule rule, String unit, IndicatorValue other, Adjustments after) {
    List<Measured> measured = new ArrayList<>();
    for (Unit each : units) {
      boolean isIt = each.key().equals(unit);
      IndicatorValue value =
          isIt ? other : requireNonNull(byPlace.get(new UnitIndicator(each.key(), rule.id())));
      Adjustments adjustments = isIt ? after : adjustments(each.key());
      measured.add(new Measured(each, value, adjustments.zero(rule.id())));
    }
    return ScoreIndicator.scoreIndicator(rule, measured, previous);
  }

  /** The number of other units with more points. */
  private int ahead(String unit, BigDecimal total, Map<String, List<IndicatorScore>> changed) {
    int ahead = 0;
    for (Unit each : units) {
      if (!each.key().equals(unit)) {
        Optional<BigDecimal> theirs =
            changed.containsKey(each.key())
                ? standing(each.key(), changed, adjustments(each.key())).map(Standing::total)
                : actual(each.key()).map(Place::total);
        ahead += theirs.isPresent() && theirs.get().compareTo(total) > 0 ? 1 : 0;
      }
    }
    return ahead;
  }

  private Optional<Standing> standing(
      String unit, Map<String, List<IndicatorScore>> changed, Adjustments adjustments) {
    Unit it = units.stream().filter(each -> each.key().equals(unit)).findFirst().orElseThrow();
    List<IndicatorScore> own = changed.getOrDefault(unit, scores.getOrDefault(unit, List.of()));
    return Standing.of(rules, it, own, adjustments);
  }

  private Adjustments adjustments(String unit) {
    return adjustments.computeIfAbsent(unit, key -> adjustments(key, Map.of()));
  }

  private Adjustments adjustments(String unit, Map<String, BigDecimal> otherAmounts) {
    Map<String, BigDecimal> all = new HashMap<>(amountsByUnit.getOrDefault(unit, Map.of()));
    all.putAll(otherAmounts);
    return Adjustments.of(rules.adjustments(), all);
  }
}
