package org.districtassessment.core.index.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Moments;
import org.districtassessment.core.statistics.Quantiles;

/** Applies {@link Impute}. */
final class ImputeCells {

  private ImputeCells() {}

  static StepResult imputeCells(Impute rule, DataMatrix data, IndexInput input, int number) {
    double[][] cells = data.cells();
    CellChanges.Recorder recorder = new CellChanges.Recorder(data, number);
    List<Year> years = years(rule, data, input);
    int[] groups = data.groupNumbers();
    for (int column = 0; column < cells.length; column++) {
      String id = data.columns().get(column);
      double[] values = cells[column];
      boolean isMeant = rule.only().isEmpty() || rule.only().contains(id);
      if (!isMeant || isComplete(values)) {
        continue;
      }

      IntToDoubleFunction source =
          switch (rule.method()) {
            case NONE -> unit -> Double.NaN;
            case CONSTANT -> unit -> rule.constant().orElseThrow();
            case MEAN, MEDIAN -> middles(rule, groups, data.groupCount(), values);
            case PREVIOUS_YEAR, LINEAR -> lines(years, id, input.year());
          };
      for (int unit = 0; unit < values.length; unit++) {
        boolean isToFill =
            Double.isNaN(values[unit]) && !input.isNotApplicable(data.units().get(unit), id);
        if (isToFill) {
          double found = source.applyAsDouble(unit);
          if (!Double.isNaN(found)) {
            values[unit] = found;
            recorder.record(unit, column, Double.NaN, found, reason(rule));
          }
        }
      }
    }
    return new StepResult(
        rule,
        recorder.isEmpty() ? data : data.with(cells),
        recorder.changes(),
        List.of(),
        List.of());
  }

  private static boolean isComplete(double[] column) {
    for (double value : column) {
      if (Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** Takes the middles before any cell is filled, so none is of a value that was put there. */
  private static IntToDoubleFunction middles(
      Impute rule, int[] groups, int groupCount, double[] values) {
    if (rule.scope() == Scope.ALL) {
      double middle = middle(rule, values);
      return unit -> middle;
    }

    int[] counts = new int[groupCount];
    for (int group : groups) {
      counts[group]++;
    }
    double[][] members = new double[groupCount][];
    for (int group = 0; group < groupCount; group++) {
      members[group] = new double[counts[group]];
    }
    for (int unit = 0; unit < values.length; unit++) {
      int group = groups[unit];
      counts[group]--;
      members[group][counts[group]] = values[unit];
    }
    double[] middles = new double[groupCount];
    for (int group = 0; group < groupCount; group++) {
      middles[group] = middle(rule, members[group]);
    }
    return unit -> middles[groups[unit]];
  }

  private static double middle(Impute rule, double[] values) {
    return rule.method() == Impute.Method.MEDIAN
        ? Quantiles.median(values)
        : Moments.meanOf(values);
  }

  /** An earlier year and the rows in which its units stand. */
  private static final class Year {

    private final int year;
    private final DataMatrix data;
    private final int[] rows;

    private Year(int year, DataMatrix data, int[] rows) {
      this.year = year;
      this.data = data;
      this.rows = rows;
    }

    private double value(int unit, int column) {
      return column < 0 || rows[unit] < 0 ? Double.NaN : data.cell(rows[unit], column);
    }
  }

  private static List<Year> years(Impute rule, DataMatrix data, IndexInput input) {
    SortedMap<Integer, DataMatrix> history =
        switch (rule.method()) {
          case LINEAR -> input.history();
          case PREVIOUS_YEAR -> input.history().tailMap(input.year() - 1);
          case NONE, CONSTANT, MEAN, MEDIAN -> new TreeMap<>();
        };
    List<Year> years = new ArrayList<>();
    history.forEach(
        (year, values) -> years.add(new Year(year, values, MatchRows.matchRows(data, values))));
    return years;
  }

  private static IntToDoubleFunction lines(List<Year> years, String id, int assessed) {
    int[] columns = years.stream().mapToInt(year -> year.data.columns().indexOf(id)).toArray();
    return unit -> line(years, columns, unit, assessed);
  }

  /** A line through one year is that year's value, one through none is NaN. */
  private static double line(List<Year> years, int[] columns, int unit, int assessed) {
    int n = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < columns.length; i++) {
      double y = years.get(i).value(unit, columns[i]);
      if (!Double.isNaN(y)) {
        n++;
        sumX += years.get(i).year - assessed;
        sumY += y;
      }
    }
    double meanX = sumX / n;
    double meanY = sumY / n;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < columns.length; i++) {
      double y = years.get(i).value(unit, columns[i]);
      if (!Double.isNaN(y)) {
        double dx = years.get(i).year - assessed - meanX;
        sxx += dx * dx;
        sxy += dx * (y - meanY);
      }
    }
    return sxx == 0 ? meanY : meanY - sxy / sxx * meanX;
  }

  private static Reason reason(Impute rule) {
    boolean all = rule.scope() == Scope.ALL;
    return switch (rule.method()) {
      case NONE -> throw new IllegalStateException("Nothing was imputed");
      case CONSTANT -> Reason.IMPUTED_CONSTANT;
      case MEAN -> all ? Reason.IMPUTED_MEAN : Reason.IMPUTED_GROUP_MEAN;
      case MEDIAN -> all ? Reason.IMPUTED_MEDIAN : Reason.IMPUTED_GROUP_MEDIAN;
      case PREVIOUS_YEAR -> Reason.IMPUTED_PREVIOUS_YEAR;
      case LINEAR -> Reason.IMPUTED_LINEAR;
    };
  }
}
