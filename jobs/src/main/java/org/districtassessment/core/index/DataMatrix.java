package org.districtassessment.core.index;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Units × columns of doubles; NaN marks a missing cell. Immutable.
 *
 * <p>Cells are stored column by column. Units and columns keep the order in which they came;
 * nothing that is computed depends on it.
 */
public final class DataMatrix {

  private final Rows rows;
  private final List<String> columns;
  private final double[][] cells;

  private DataMatrix(Rows rows, List<String> columns, double[][] cells) {
    this.rows = rows;
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * Makes a matrix.
   *
   * @param units keys, all different
   * @param groups the group of each unit; the empty text for units without one
   * @param columns names, all different
   * @param cells one array per column, of one cell per unit; NaN where missing, never infinite
   * @throws IllegalArgumentException if sizes differ, a key or name comes twice, or a cell is
   *     infinite
   */
  public static DataMatrix of(
      List<String> units, List<String> groups, List<String> columns, double[][] cells) {
    Rows rows = Rows.of(units, groups);
    List<String> names = List.copyOf(columns);
    check(new HashSet<>(names).size() == names.size(), "A column comes twice: %s", names);
    double[][] copy = new double[cells.length][];
    for (int column = 0; column < cells.length; column++) {
      copy[column] = cells[column].clone();
      for (int unit = 0; unit < copy[column].length; unit++) {
        check(
            !Double.isInfinite(copy[column][unit]),
            "Infinite cell: row %s of column %s (must be finite or NaN)",
            unit,
            column);
      }
    }
    return new DataMatrix(rows, names, copy).checked();
  }

  /** Makes a matrix whose units have no groups. */
  public static DataMatrix of(List<String> units, List<String> columns, double[][] cells) {
    return of(units, units.stream().map(unit -> "").toList(), columns, cells);
  }

  private DataMatrix checked() {
    check(
        cells.length == columns.size(),
        "Wrong number of columns: %s (must be %s)",
        cells.length,
        columns.size());
    for (int column = 0; column < cells.length; column++) {
      check(
          cells[column].length == unitCount(),
          "Wrong number of cells in %s: %s (must be %s)",
          columns.get(column),
          cells[column].length,
          unitCount());
    }
    return this;
  }

  public List<String> units() {
    return rows.units;
  }

  /** The group of each unit, in the order of the units; the empty text for those without one. */
  public List<String> groups() {
    return rows.groups;
  }

  public List<String> columns() {
    return columns;
  }

  public int unitCount() {
    return rows.units.size();
  }

  public int columnCount() {
    return columns.size();
  }

  /** Returns a copy of the cells of a column, in the order of the units. */
  public double[] column(int column) {
    return cells[column].clone();
  }

  /**
   * Returns a copy of the cells of a column, in the order of the units.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] column(String name) {
    int column = columns.indexOf(name);
    check(column >= 0, "Unknown column: %s (must be one of %s)", name, columns);
    return column(column);
  }

  /** Returns copies of all columns. */
  public double[][] cells() {
    double[][] copy = new double[cells.length][];
    for (int column = 0; column < cells.length; column++) {
      copy[column] = cells[column].clone();
    }
    return copy;
  }

  public double cell(int unit, int column) {
    return cells[column][unit];
  }

  /** Returns the row of a unit, -1 where it is not there. */
  public int row(String unit) {
    return rows.units.indexOf(unit);
  }

  /** Returns the number of different groups. */
  public int groupCount() {
    return rows.groupCount;
  }

  /** Returns for each unit the number of its group, from 0, in the order in which groups come. */
  public int[] groupNumbers() {
    return rows.groupNumbers.clone();
  }

  /**
   * Returns a matrix of the same units with other columns.
   *
   * @param cells belong to the new matrix, which does not copy them; the caller forgets them
   */
  public DataMatrix with(List<String> names, double[][] cells) {
    return new DataMatrix(rows, List.copyOf(names), cells).checked();
  }

  /**
   * Returns a matrix of the same units and columns with other cells.
   *
   * @param cells belong to the new matrix, which does not copy them; the caller forgets them
   */
  public DataMatrix with(double[][] cells) {
    return new DataMatrix(rows, columns, cells).checked();
  }

  /**
   * Returns the columns of these names, in their order.
   *
   * @throws IllegalArgumentException if one is not there
   */
  public DataMatrix select(List<String> names) {
    if (names.equals(columns)) {
      return this;
    }

    double[][] selected = new double[names.size()][];
    for (int i = 0; i < selected.length; i++) {
      int column = columns.indexOf(names.get(i));
      check(column >= 0, "Unknown column: %s (must be one of %s)", names.get(i), columns);
      selected[i] = cells[column];
    }
    return new DataMatrix(rows, List.copyOf(names), selected);
  }

  /** Returns the rows for which {@code keep} holds, in their order. */
  public DataMatrix keep(boolean[] keep) {
    check(
        keep.length == unitCount(),
        "Wrong number of units: %s (must be %s)",
        keep.length,
        unitCount());
    int count = 0;
    for (boolean one : keep) {
      count += one ? 1 : 0;
    }
    double[][] kept = new double[cells.length][count];
    int row = 0;
    for (int unit = 0; unit < keep.length; unit++) {
      if (keep[unit]) {
        for (int column = 0; column < cells.length; column++) {
          kept[column][row] = cells[column][unit];
        }
        row++;
      }
    }
    return new DataMatrix(rows.keep(keep), columns, kept);
  }

  /** Units and their groups, shared by all matrices of one index. */
  private static final class Rows {

    private final List<String> units;
    private final List<String> groups;
    private final int[] groupNumbers;
    private final int groupCount;

    private Rows(List<String> units, List<String> groups) {
      this.units = units;
      this.groups = groups;
      this.groupNumbers = new int[groups.size()];
      Map<String, Integer> numbers = new HashMap<>();
      for (int unit = 0; unit < groupNumbers.length; unit++) {
        Integer known = numbers.putIfAbsent(groups.get(unit), numbers.size());
        groupNumbers[unit] = known == null ? numbers.size() - 1 : known;
      }
      this.groupCount = numbers.size();
    }

    private static Rows of(List<String> units, List<String> groups) {
      check(
          units.size() == groups.size(),
          "Wrong number of groups: %s (must be %s)",
          groups.size(),
          units.size());
      check(new HashSet<>(units).size() == units.size(), "A unit comes twice: %s", units);
      return new Rows(List.copyOf(units), List.copyOf(groups));
    }

    private Rows keep(boolean[] keep) {
      List<String> keptUnits = new ArrayList<>();
      List<String> keptGroups = new ArrayList<>();
      for (int unit = 0; unit < keep.length; unit++) {
        if (keep[unit]) {
          keptUnits.add(units.get(unit));
          keptGroups.add(groups.get(unit));
        }
      }
      return new Rows(List.copyOf(keptUnits), List.copyOf(keptGroups));
    }
  }
}
