package org.districtassessment.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of all tables, one unit and year after the other. A choice falls on a row, or
 * else the one on the nearest row above it.
 *
 * @param writers by position of the table; none of hidden ones
 * @param choices by table
 */
record WriteRows(
    RowPlan plan, Map<Integer, WriteTable> writers, Map<String, Map<Choice.RowId, Choice>> choices)
    implements Serializable {

  /** Returns one entry for each file of the units. */
  Iterator<WriteTable.Written> write(Iterator<Row> units) {
    List<WriteTable.Written> written = new ArrayList<>();
    Set<String> visited = new HashSet<>();
    writers.keySet().forEach(position -> visited.add(plan.tables().get(position).name()));
    Writer writer = new Writer();
    WalkUnits walk = new WalkUnits(plan, visited, writer);
    while (units.hasNext()) {
      walk.walk(units.next());
      writer.close(written);
    }
    return written.iterator();
  }

  private final class Writer implements WalkUnits.Visitor {

    private final TablePlan[] tables = plan.tables().toArray(TablePlan[]::new);
    private final WriteTable.@Nullable Rows[] rows = new WriteTable.Rows[tables.length];
    private final List<Map<Choice.RowId, Choice>> ofTable = new ArrayList<>();
    private final @Nullable Choice[] current = new Choice[tables.length];

    Writer() {
      for (TablePlan table : tables) {
        ofTable.add(choices.getOrDefault(table.name(), Map.of()));
      }
      writers.forEach((position, writer) -> rows[position] = writer.rows());
    }

    @Override
    public void enter(int table, InternalRow row) {
      TablePlan plan = tables[table];
      Choice own = null;
      if (!ofTable.get(table).isEmpty()) {
        own =
            ofTable
                .get(table)
                .get(new Choice.RowId(row.getInt(plan.year()), row.getLong(plan.key())));
      }
      Choice above = plan.above() < 0 ? null : current[plan.above()];
      current[table] = own == null ? above : own;
    }

    @Override
    public void visit(int table, InternalRow row) {
      WriteTable.Rows writer = rows[table];
      if (writer != null) {
        writer.write(row, current[table]);
      }
    }

    void close(List<WriteTable.Written> written) {
      for (WriteTable.Rows table : rows) {
        if (table != null) {
          table.close(written);
        }
      }
    }
  }
}
