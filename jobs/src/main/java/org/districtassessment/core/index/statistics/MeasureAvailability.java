package org.districtassessment.core.index.statistics;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.index.DataMatrix;

/** Values to what each unit has of them. */
public final class MeasureAvailability {

  private MeasureAvailability() {}

  /**
   * Counts for every unit and node; that of the root counts all indicators. Sorted.
   *
   * @param values units × at least the indicators of the tree
   */
  public static List<DataAvailability> measureAvailability(IndexTree tree, DataMatrix values) {
    List<DataAvailability> rows = new ArrayList<>();
    for (String node : tree.nodes()) {
      DataMatrix needed = values.select(tree.indicatorsBelow(node));
      for (int unit = 0; unit < needed.unitCount(); unit++) {
        rows.add(measure(node, needed, unit));
      }
    }
    return rows.stream().sorted().toList();
  }

  private static DataAvailability measure(String node, DataMatrix needed, int unit) {
    int missing = 0;
    int zero = 0;
    for (int column = 0; column < needed.columnCount(); column++) {
      double value = needed.cell(unit, column);
      missing += Double.isNaN(value) ? 1 : 0;
      zero += value == 0 ? 1 : 0;
    }
    int all = needed.columnCount();
    int present = all - missing;
    return new DataAvailability(
        needed.units().get(unit),
        node,
        all,
        missing,
        zero,
        (double) present / all,
        (double) (present - zero) / present);
  }
}
