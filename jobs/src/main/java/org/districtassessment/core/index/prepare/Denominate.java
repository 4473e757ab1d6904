package org.districtassessment.core.index.prepare;

import static org.districtassessment.core.Checks.check;

import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.prepare.CellChange.Reason;

/**
 * Divides every indicator that has a denominator by it: value ÷ denominator × per.
 *
 * <p>Where the denominator is 0 or missing, so is the ratio; only these cells are recorded as
 * changed.
 *
 * @param per by indicator, finite and &gt; 0, such as 1000 for "per thousand"; 1 where left out
 */
public record Denominate(Map<String, Double> per) implements PreparationStep {

  public Denominate {
    per = Map.copyOf(per);
    per.forEach(
        (id, factor) ->
            check(
                factor > 0 && factor < Double.POSITIVE_INFINITY,
                "Invalid factor of %s: %s (must be > 0)",
                id,
                factor));
  }

  /** Multiplies no ratio. */
  public Denominate() {
    this(Map.of());
  }

  @Override
  public StepResult apply(DataMatrix data, IndexInput input, int number) {
    DataMatrix denominators = input.denominators();
    int[] rows = MatchRows.matchRows(data, denominators);
    double[][] cells = data.cells();
    CellChanges.Recorder recorder = new CellChanges.Recorder(data, number);
    for (int column = 0; column < cells.length; column++) {
      String id = data.columns().get(column);
      int of = denominators.columns().indexOf(id);
      if (of < 0) {
        continue;
      }

      double factor = per.getOrDefault(id, 1.0);
      for (int unit = 0; unit < rows.length; unit++) {
        double before = cells[column][unit];
        double denominator = denominators.cell(rows[unit], of);
        boolean isUsable = denominator != 0 && !Double.isNaN(denominator);
        double after = isUsable ? before / denominator * factor : Double.NaN;
        cells[column][unit] = after;
        if (!isUsable && !Double.isNaN(before)) {
          Reason reason = denominator == 0 ? Reason.DENOMINATOR_ZERO : Reason.DENOMINATOR_MISSING;
          recorder.record(unit, column, before, after, reason);
        }
      }
    }
    return new StepResult(this, data.with(cells), recorder.changes(), List.of(), List.of());
  }
}
