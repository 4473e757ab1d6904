package org.districtassessment.stage;

import java.util.List;
import java.util.Map;
import org.districtassessment.core.composite.AdjustmentAmount;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.FundingSum;
import org.districtassessment.core.targeting.UnitPopulation;

/**
 * What the micro-data came to; from here on everything is units × indicators.
 *
 * @param values one per indicator and unit, in the order of the rules, then of the units
 * @param adjustments one per adjustment and unit, in the same order
 * @param fundingSums one per unit and fund source that have money, in the order of the units, then
 *     by source; empty without funding rules
 * @param populations one per unit; empty without funding rules
 * @param cases ids of the cases that support a commendation, sorted, by unit; a unit without any is
 *     not there
 * @param figures of units, in the order of the rules, then of the units, then by what tells them
 *     apart; a unit without rows has none
 */
public record IndicatorValues(
    List<IndicatorValue> values,
    List<AdjustmentAmount> adjustments,
    List<FundingSum> fundingSums,
    List<UnitPopulation> populations,
    Map<String, List<String>> cases,
    List<FigureValue> figures) {

  public IndicatorValues {
    values = List.copyOf(values);
    adjustments = List.copyOf(adjustments);
    fundingSums = List.copyOf(fundingSums);
    populations = List.copyOf(populations);
    cases = Map.copyOf(cases);
    figures = List.copyOf(figures);
  }
}
