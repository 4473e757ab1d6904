package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyAndPeople;
import org.districtassessment.core.targeting.TiltRatio;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.jspecify.annotations.Nullable;

/**
 * What the gross money of a unit, or of all, would have to change for a tilt ratio to be reached.
 *
 * @param level {@code all} or {@code unit}
 * @param key of the unit, or {@code all}
 * @param denominator id of the people that money is compared with
 * @param tilt the ratio as it is
 * @param goal null where the ratio has no value, or not even all money would do
 */
public record UnitGoal(
    String level, String key, String denominator, Measurement tilt, @Nullable TiltGoal goal) {

  /**
   * Returns the goals of all units together and of each by key, for every denominator.
   *
   * @param tilt the ratio to reach, above 0
   */
  public static List<UnitGoal> of(FundingData data, FundingQuestions questions, BigDecimal tilt) {
    Ratios ratios = new Ratios(new Money(data.rows()), new Figures(data.figures()));
    List<Slice> slices = new ArrayList<>(List.of(Slice.everything(data)));
    slices.addAll(Slice.units(data));
    List<UnitGoal> goals = new ArrayList<>();
    for (Slice slice : slices) {
      for (Denominator denominator : questions.denominators()) {
        Optional<MoneyAndPeople> sums = ratios.sums(slice, denominator, Money.Basis.GROSS);
        goals.add(
            new UnitGoal(
                slice.level(),
                slice.key(),
                denominator.id(),
                sums.map(TiltRatio::measure)
                    .orElseGet(() -> Measurement.undefined(Undefined.MISSING_PEOPLE)),
                sums.flatMap(each -> TiltGoal.of(each, tilt, questions.unitOfMoney()))
                    .orElse(null)));
      }
    }
    return goals;
  }

  /** Returns whether something would have to change, or cannot. */
  public boolean open() {
    return goal == null || goal.moved().signum() > 0;
  }
}
