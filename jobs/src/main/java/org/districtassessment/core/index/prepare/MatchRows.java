package org.districtassessment.core.index.prepare;

import java.util.HashMap;
import java.util.Map;
import org.districtassessment.core.index.DataMatrix;

/** Finds the units of one matrix in another. */
final class MatchRows {

  private MatchRows() {}

  /** Returns for each unit of {@code data} its row in {@code other}; −1 where it is not there. */
  static int[] matchRows(DataMatrix data, DataMatrix other) {
    int[] rows = new int[data.unitCount()];
    if (data.units().equals(other.units())) {
      for (int unit = 0; unit < rows.length; unit++) {
        rows[unit] = unit;
      }
      return rows;
    }

    Map<String, Integer> numbers = new HashMap<>();
    for (String unit : other.units()) {
      numbers.put(unit, numbers.size());
    }
    for (int unit = 0; unit < rows.length; unit++) {
      rows[unit] = numbers.getOrDefault(data.units().get(unit), -1);
    }
    return rows;
  }
}
