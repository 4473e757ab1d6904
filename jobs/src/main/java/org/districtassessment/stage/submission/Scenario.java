package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.Set;

/**
 * A unit as it would be without some of its rows.
 *
 * @param key stands in the place of the unit's key, where rows of the scenario name their unit
 * @param unit whose rows they are
 * @param leftOut rows that are not there
 */
public record Scenario(String key, String unit, Set<RowPlace> leftOut) implements Serializable {

  public Scenario {
    leftOut = Set.copyOf(leftOut);
  }

  /** Whether any row of a table is left out. */
  public boolean touches(boolean isCurrent, String table) {
    return leftOut.stream()
        .anyMatch(row -> row.isCurrent() == isCurrent && row.table().equals(table));
  }
}
