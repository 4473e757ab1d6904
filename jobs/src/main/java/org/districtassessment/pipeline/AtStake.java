package org.districtassessment.pipeline;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** What hangs on anomalies: how their units would stand without what they name. */
final class AtStake {

  private final RuleSet rules;
  private final WhatIf whatIf;
  private final List<Correction> corrections;
  private final Map<String, List<String>> guarded = new HashMap<>();
  private final Map<UnitAndCheck, Stake> ofIndicators = new HashMap<>();
  private final IdentityHashMap<LeaveOutRows.Without, Stake> ofRows = new IdentityHashMap<>();

  private record UnitAndCheck(String unit, String check) {}

  /**
   * @param corrections values that were decided, which stay whatever is left out
   */
  AtStake(RuleSet rules, WhatIf whatIf, List<Correction> corrections) {
    this.rules = rules;
    this.whatIf = whatIf;
    this.corrections = List.copyOf(corrections);
    for (CheckRule check : rules.checks()) {
      guarded.put(check.id(), check.affects());
    }
  }

  /** Returns what hangs on the indicators that a check guards, if the unit had not sent them. */
  Stake ofIndicators(String unit, String check) {
    return ofIndicators.computeIfAbsent(
        new UnitAndCheck(unit, check),
        key -> {
          Map<String, IndicatorValue> missing = new HashMap<>();
          for (String indicator : guarded.getOrDefault(check, List.of())) {
            missing.put(
                indicator, new IndicatorValue(unit, indicator, State.MISSING, null, null, null));
          }
          return stake(unit, whatIf.place(unit, missing, Map.of()), Stake.Basis.INDICATORS);
        });
  }

  /**
   * Returns what hangs on rows.
   *
   * @param without the unit's values and amounts without them; the same object for rows that are
   *     left out together
   */
  Stake ofRows(String unit, LeaveOutRows.Without without) {
    return ofRows.computeIfAbsent(without, each -> withoutRows(unit, each));
  }

  private Stake withoutRows(String unit, LeaveOutRows.Without without) {
    List<IndicatorValue> values =
        CorrectValues.correctValues(rules, List.copyOf(without.values().values()), corrections);
    Map<String, IndicatorValue> byIndicator = new HashMap<>();
    values.forEach(value -> byIndicator.put(value.indicator(), value));
    return stake(unit, whatIf.place(unit, byIndicator, without.amounts()), without.basis());
  }

  /** Returns the change from where the unit stands; without numbers where it is not assessed. */
  private Stake stake(String unit, Optional<Place> without, Stake.Basis basis) {
    Optional<Place> with = whatIf.actual(unit);
    if (with.isEmpty() || without.isEmpty()) {
      return new Stake(null, null, basis);
    }

    return new Stake(
        without.get().total().subtract(with.get().total()),
        without.get().rank() - with.get().rank(),
        basis);
  }
}
