package org.districtassessment.core.index.prepare;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.index.prepare.Treatment.Outcome;
import org.districtassessment.core.statistics.Moments;

/** Applies {@link TreatOutliers}. */
final class TreatColumns {

  /**
   * What rounding may take from a moment that is just at its limit, as the skewness of 4 cells of
   * which one differs is: otherwise the order of the units would decide.
   */
  private static final double ROUNDING = 1e-9;

  private final TreatOutliers rule;
  private final DataMatrix data;
  private final CellChanges.Recorder recorder;

  private TreatColumns(TreatOutliers rule, DataMatrix data, int number) {
    this.rule = rule;
    this.data = data;
    this.recorder = new CellChanges.Recorder(data, number);
  }

  static StepResult treatColumns(TreatOutliers rule, DataMatrix data, int number) {
    TreatColumns treat = new TreatColumns(rule, data, number);
    double[][] cells = data.cells();
    List<Treatment> treatments = new ArrayList<>();
    for (int column = 0; column < cells.length; column++) {
      treatments.add(treat.treat(cells, column));
    }
    return new StepResult(
        rule,
        treat.recorder.isEmpty() ? data : data.with(cells),
        treat.recorder.changes(),
        List.of(),
        treatments);
  }

  /** Replaces the column where it has outliers. */
  private Treatment treat(double[][] cells, int column) {
    String id = data.columns().get(column);
    Moments before = Moments.of(cells[column]);
    if (rule.exempt().contains(id)) {
      return new Treatment(id, before, 0, before, Outcome.EXEMPT);
    }
    if (!hasOutliers(before)) {
      return new Treatment(id, before, 0, before, Outcome.PASSED);
    }

    double[] values = cells[column].clone();
    Winsorised winsorised = winsorise(values, before);
    if (hasOutliers(winsorised.moments) && rule.fallback().kind() != Fallback.Kind.NONE) {
      double[] transformed = rule.fallback().transform(cells[column], before.skewness());
      record(column, cells[column], transformed, Double.NaN);
      cells[column] = transformed;
      return new Treatment(id, before, 0, Moments.of(transformed), Outcome.TRANSFORMED);
    }

    record(column, cells[column], values, winsorised.highest);
    cells[column] = values;
    return new Treatment(
        id,
        before,
        winsorised.count,
        winsorised.moments,
        hasOutliers(winsorised.moments) ? Outcome.STILL_SKEWED : Outcome.WINSORISED);
  }

  private boolean hasOutliers(Moments moments) {
    return reaches(Math.abs(moments.skewness()), rule.skewness())
        && reaches(moments.kurtosis(), rule.kurtosis());
  }

  private static boolean reaches(double moment, double limit) {
    return moment >= limit - ROUNDING * Math.max(1, Math.abs(limit));
  }

  /** A column after winsorising: its moments, how many cells were pulled in, its greatest cell. */
  private record Winsorised(Moments moments, int count, double highest) {}

  private Winsorised winsorise(double[] values, Moments before) {
    int most = rule.maxWinsorised().orElse(Integer.MAX_VALUE);
    Moments moments = before;
    int high = 0;
    int low = 0;
    while (hasOutliers(moments) && high + low < most) {
      if (moments.skewness() >= 0) {
        high = pullIn(values, 1);
      } else {
        low = pullIn(values, -1);
      }
      moments = Moments.of(values);
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      highest = value > highest ? value : highest;
    }
    return new Winsorised(moments, high + low, highest);
  }

  /**
   * Makes all cells equal to the greatest the greatest of the rest, of the column × {@code sign},
   * and returns how many they are. A column with outliers has different cells.
   */
  private static int pullIn(double[] values, int sign) {
    double greatest = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      double signed = sign * value;
      if (signed > greatest) {
        next = greatest;
        greatest = signed;
      } else if (signed > next && signed < greatest) {
        next = signed;
      }
    }
    int count = 0;
    for (int unit = 0; unit < values.length; unit++) {
      if (sign * values[unit] == greatest) {
        values[unit] = sign * next;
        count++;
      }
    }
    return count;
  }

  /** Records the cells that differ; without {@code highest} the column was transformed. */
  private void record(int column, double[] before, double[] after, double highest) {
    for (int unit = 0; unit < before.length; unit++) {
      if (before[unit] != after[unit] && !Double.isNaN(before[unit])) {
        Reason reason = Reason.WINSORISED_LOW;
        if (Double.isNaN(highest)) {
          reason = Reason.TRANSFORMED;
        } else if (before[unit] > highest) {
          reason = Reason.WINSORISED_HIGH;
        }
        recorder.record(unit, column, before[unit], after[unit], reason);
      }
    }
  }
}
