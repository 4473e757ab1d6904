package org.districtassessment.generate;

import java.io.Serializable;
import java.util.List;

/** How rows of all tables come about, in the order of the specification. */
record RowPlan(TablePlan.Units units, List<TablePlan> tables) implements Serializable {

  RowPlan {
    tables = List.copyOf(tables);
  }
}
