package org.districtassessment.core.index.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    List<CellChange> changes = new ArrayList<>();
    List<Year> years = years(rule, data, input);
    for (int column = 0; column < cells.length; column++) {
      String id = data.columns().get(column);
      boolean isMeant = rule.only().isEmpty() || rule.only().contains(id);
      if (!isMeant || isComplete(cells[column])) {
        continue;
      }

      double[] found = values(rule, data, cells[column], years, id, input.year());
      for (int unit = 0; unit < found.length; unit++) {
        if (Double.isNaN(cells[column][unit]) && !Double.isNaN(found[unit])) {
          cells[column][unit] = found[unit];
          changes.add(
              new CellChange(
                  data.units().get(unit), id, number, Double.NaN, found[unit], reason(rule)));
        }
      }
    }
    return new StepResult(
        rule, changes.isEmpty() ? data : data.with(cells), changes, List.of(), List.of());
  }

  private static boolean isComplete(double[] column) {
    for (double value : column) {
      if (Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** Returns what would stand in the place of each cell, NaN for nothing. */
  private static double[] values(
      Impute rule, DataMatrix data, double[] column, List<Year> years, String id, int year) {
    return switch (rule.method()) {
      case NONE -> filled(column.length, Double.NaN);
      case CONSTANT -> filled(column.length, rule.constant().orElseThrow());
      case MEAN, MEDIAN ->
          rule.scope() == Scope.ALL
              ? filled(column.length, middle(rule, column))
              : middleOfGroups(rule, data, column);
      case PREVIOUS_YEAR, LINEAR -> lines(years, id, column.length, year);
    };
  }

  private static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }

  private static double middle(Impute rule, double[] values) {
    return rule.method() == Impute.Method.MEDIAN
        ? Quantiles.median(values)
        : Moments.of(values).mean();
  }

  private static double[] middleOfGroups(Impute rule, DataMatrix data, double[] column) {
    int[] groups = data.groupNumbers();
    int[] counts = new int[data.groupCount()];
    for (int group : groups) {
      counts[group]++;
    }
    double[][] members = new double[counts.length][];
    for (int group = 0; group < counts.length; group++) {
      members[group] = new double[counts[group]];
    }
    for (int unit = 0; unit < column.length; unit++) {
      int group = groups[unit];
      counts[group]--;
      members[group][counts[group]] = column[unit];
    }
    double[] middles = new double[counts.length];
    for (int group = 0; group < middles.length; group++) {
      middles[group] = middle(rule, members[group]);
    }
    double[] values = new double[column.length];
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = middles[groups[unit]];
    }
    return values;
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

  /** A line through one year is that year's value. */
  private static double[] lines(List<Year> years, String id, int units, int assessed) {
    int[] columns = years.stream().mapToInt(year -> year.data.columns().indexOf(id)).toArray();
    double[] values = new double[units];
    for (int unit = 0; unit < units; unit++) {
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
      values[unit] = sxx == 0 ? meanY : meanY - sxy / sxx * meanX;
    }
    return values;
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
