package org.districtassessment.core.index.prepare;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;

/**
 * Removes units that have too little.
 *
 * @param minimumAvailable the least share, in [0, 1], of the indicators that apply to the unit with
 *     a value; 0 for no limit
 * @param minimumNonZero the least share, in [0, 1], of values that are not 0; 0 for no limit. A
 *     unit without values fails where this is above 0
 */
public record ScreenUnits(double minimumAvailable, double minimumNonZero)
    implements PreparationStep {

  public ScreenUnits {
    check(
        minimumAvailable >= 0 && minimumAvailable <= 1,
        "Invalid least share of values: %s (must be in [0, 1])",
        minimumAvailable);
    check(
        minimumNonZero >= 0 && minimumNonZero <= 1,
        "Invalid least share of values other than 0: %s (must be in [0, 1])",
        minimumNonZero);
  }

  @Override
  public StepResult apply(DataMatrix data, IndexInput input, int number) {
    boolean[] keep = new boolean[data.unitCount()];
    List<UnitAvailability> availability = new ArrayList<>();
    boolean isComplete = true;
    for (int unit = 0; unit < keep.length; unit++) {
      UnitAvailability one = availability(data, input, unit);
      keep[unit] = one.included();
      isComplete &= one.included();
      availability.add(one);
    }
    return new StepResult(
        this, isComplete ? data : data.keep(keep), List.of(), availability, List.of());
  }

  private UnitAvailability availability(DataMatrix data, IndexInput input, int unit) {
    String key = data.units().get(unit);
    int due = data.columnCount();
    int missing = 0;
    int zero = 0;
    for (int column = 0; column < data.columnCount(); column++) {
      double value = data.cell(unit, column);
      if (Double.isNaN(value)) {
        boolean isDue = !input.isNotApplicable(key, data.columns().get(column));
        missing += isDue ? 1 : 0;
        due -= isDue ? 0 : 1;
      }
      zero += value == 0 ? 1 : 0;
    }
    int present = due - missing;
    double available = due == 0 ? 0 : (double) present / due;
    double nonZero = (double) (present - zero) / present;
    boolean included =
        available >= minimumAvailable && (minimumNonZero == 0 || nonZero >= minimumNonZero);
    return new UnitAvailability(key, missing, zero, available, nonZero, included);
  }
}
