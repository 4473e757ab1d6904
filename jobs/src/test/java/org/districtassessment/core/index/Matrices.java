package org.districtassessment.core.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Matrices drawn as text: a header, then a row per unit; {@code .} is a missing cell. */
public final class Matrices {

  private Matrices() {}

  /**
   * Reads a matrix whose first column is the unit; where the second is called {@code group}, it is
   * the group.
   */
  public static DataMatrix matrix(String text) {
    List<String[]> rows = text.lines().map(line -> line.strip().split("\\s+", -1)).toList();
    List<String> header = Arrays.asList(rows.get(0));
    int first = header.size() > 1 && header.get(1).equals("group") ? 2 : 1;
    List<String> units = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    double[][] cells = new double[header.size() - first][rows.size() - 1];
    for (int unit = 0; unit < rows.size() - 1; unit++) {
      String[] row = rows.get(unit + 1);
      units.add(row[0]);
      groups.add(first == 2 ? row[1] : "");
      for (int column = 0; column < cells.length; column++) {
        String cell = row[column + first];
        cells[column][unit] = cell.equals(".") ? Double.NaN : Double.parseDouble(cell);
      }
    }
    return DataMatrix.of(units, groups, header.subList(first, header.size()), cells);
  }

  /** Makes a matrix of one column, with units 0, 1, 2, ... of no group. */
  public static DataMatrix column(double... cells) {
    List<String> units = new ArrayList<>();
    for (int unit = 0; unit < cells.length; unit++) {
      units.add("u" + unit);
    }
    return DataMatrix.of(units, List.of("x"), new double[][] {cells});
  }
}
