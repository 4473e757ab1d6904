package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;

/** Puts decided values in the place of computed ones. */
public final class CorrectValues {

  private CorrectValues() {}

  /**
   * Returns the values, in their order, with those that were decided.
   *
   * <p>A decided value has neither numerator nor denominator and is rounded HALF_UP to the
   * indicator's decimals; without value the indicator is not applicable. Peers are compared with
   * the decided value.
   *
   * @param corrections of units and indicators that exist, one each; see {@link #problems}
   */
  public static List<IndicatorValue> correctValues(
      RuleSet rules, List<IndicatorValue> values, List<Correction> corrections) {
    Map<UnitIndicator, Correction> byPlace = new HashMap<>();
    corrections.forEach(
        each -> byPlace.put(new UnitIndicator(each.unit(), each.indicator()), each));
    Map<String, Integer> decimals =
        rules.indicators().stream()
            .collect(Collectors.toMap(IndicatorRule::id, IndicatorRule::decimals));
    return values.stream()
        .map(
            value -> {
              Correction correction =
                  byPlace.get(new UnitIndicator(value.unit(), value.indicator()));
              return correction == null
                  ? value
                  : corrected(correction, decimals.getOrDefault(value.indicator(), 0));
            })
        .toList();
  }

  private static IndicatorValue corrected(Correction correction, int decimals) {
    BigDecimal decided = correction.value();
    return new IndicatorValue(
        correction.unit(),
        correction.indicator(),
        decided == null ? State.NOT_APPLICABLE : State.VALUE,
        null,
        null,
        decided == null ? null : decided.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Returns a problem for every correction of nothing, and for every second one of a value. */
  public static List<Problem> problems(
      RuleSet rules, List<Unit> units, List<Correction> corrections) {
    Set<String> keys = units.stream().map(Unit::key).collect(Collectors.toSet());
    Set<String> indicators =
        rules.indicators().stream().map(IndicatorRule::id).collect(Collectors.toSet());
    Set<UnitIndicator> seen = new HashSet<>();
    Problems problems = new Problems();
    for (Correction correction : corrections) {
      if (!keys.contains(correction.unit())) {
        problems.add(
            correction.at(),
            "A correction of an unknown unit: %s%s",
            correction.unit(),
            DidYouMean.suffix(correction.unit(), keys));
      }
      if (!indicators.contains(correction.indicator())) {
        problems.add(
            correction.at(),
            "A correction of an unknown indicator: %s%s",
            correction.indicator(),
            DidYouMean.suffix(correction.indicator(), indicators));
      }
      if (!seen.add(new UnitIndicator(correction.unit(), correction.indicator()))) {
        problems.add(
            correction.at(),
            "A second correction of %s for %s (leave the one that holds)",
            correction.indicator(),
            correction.unit());
      }
    }
    return problems.sorted();
  }
}
