package org.districtassessment.pipeline;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.anomaly.Stake;
import org.districtassessment.core.composite.CorrectValues;
import org.districtassessment.core.composite.Correction;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.State;
import org.districtassessment.core.composite.WhatIf;
import org.districtassessment.core.composite.WhatIf.Place;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.stage.LeaveOutRows;

/** What hangs on the anomalies of one unit: how it would stand without what they name. */
final class AtStake {

  private final RuleSet rules;
  private final Map<String, List<String>> guarded;
  private final List<Correction> corrections;
  private final String unit;
  private final WhatIf.OfUnit whatIf;

  /** By what a check guards, as checks that guard the same indicators have the same stake. */
  private final Map<List<String>, Stake> ofIndicators = new HashMap<>();

  private final IdentityHashMap<LeaveOutRows.Without, Stake> ofRows = new IdentityHashMap<>();

  private AtStake(
      RuleSet rules,
      Map<String, List<String>> guarded,
      List<Correction> corrections,
      String unit,
      WhatIf whatIf) {
    this.rules = rules;
    this.guarded = guarded;
    this.corrections = corrections;
    this.unit = unit;
    this.whatIf = whatIf.of(unit);
  }

  /**
   * Returns what hangs on each anomaly, by its id: on its row, or on the indicators that its check
   * guards where no row could be left out.
   *
   * @param corrections values that were decided, which stay whatever is left out
   * @param withoutRows what a unit would have without the row of an anomaly, by its id
   */
  static Map<String, Stake> stakes(
      RuleSet rules,
      WhatIf whatIf,
      List<Correction> corrections,
      List<IdentifiedAnomaly> anomalies,
      Map<String, LeaveOutRows.Without> withoutRows) {
    Map<String, List<String>> guarded =
        rules.checks().stream().collect(Collectors.toMap(CheckRule::id, CheckRule::affects));
    Map<String, List<IdentifiedAnomaly>> byUnit =
        anomalies.stream().collect(Collectors.groupingBy(each -> each.anomaly().unit()));
    Map<String, Stake> stakes = new HashMap<>();
    Meanwhile.each(
            List.copyOf(byUnit.entrySet()),
            ofUnit ->
                new AtStake(rules, guarded, corrections, ofUnit.getKey(), whatIf)
                    .stakes(ofUnit.getValue(), withoutRows))
        .forEach(stakes::putAll);
    return stakes;
  }

  private Map<String, Stake> stakes(
      List<IdentifiedAnomaly> anomalies, Map<String, LeaveOutRows.Without> withoutRows) {
    Map<String, Stake> stakes = new HashMap<>();
    for (IdentifiedAnomaly each : anomalies) {
      LeaveOutRows.Without without = withoutRows.get(each.id());
      stakes.put(
          each.id(),
          without == null
              ? ofIndicators.computeIfAbsent(
                  guarded.getOrDefault(each.anomaly().check(), List.of()), this::withoutIndicators)
              : ofRows.computeIfAbsent(without, this::withoutRows));
    }
    return stakes;
  }

  /** Returns what hangs on indicators, if the unit had not sent them. */
  private Stake withoutIndicators(List<String> indicators) {
    Map<String, IndicatorValue> missing = new HashMap<>();
    for (String indicator : indicators) {
      missing.put(indicator, new IndicatorValue(unit, indicator, State.MISSING, null, null, null));
    }
    return stake(whatIf.place(missing, Map.of()), Stake.Basis.INDICATORS);
  }

  /**
   * Returns what hangs on rows.
   *
   * @param without the unit's values and amounts without them; the same object for rows that are
   *     left out together
   */
  private Stake withoutRows(LeaveOutRows.Without without) {
    List<IndicatorValue> values =
        CorrectValues.correctValues(rules, List.copyOf(without.values().values()), corrections);
    Map<String, IndicatorValue> byIndicator = new HashMap<>();
    values.forEach(value -> byIndicator.put(value.indicator(), value));
    return stake(whatIf.place(byIndicator, without.amounts()), without.basis());
  }

  /** Returns the change from where the unit stands; without numbers where it is not assessed. */
  private Stake stake(Optional<Place> without, Stake.Basis basis) {
    Optional<Place> with = whatIf.actual();
    if (with.isEmpty() || without.isEmpty()) {
      return new Stake(null, null, basis);
    }

    return new Stake(
        without.get().total().subtract(with.get().total()),
        without.get().rank() - with.get().rank(),
        basis);
  }
}
