package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all rows of a unit and year: each row of a table, then all rows below it, so that
 * every row is computed once and none is kept. Rows of a table come in order. Tables that have
 * totals of others come in a later round, for which only rows above them are computed again.
 */
final class WalkUnits {

  private final TablePlan.Units units;
  private final SpecificInternalRow unit;
  private final RowCode unitColumns;
  private final List<Table> tables = new ArrayList<>();
  private final List<Table> below = new ArrayList<>();
  private final Visitor visitor;
  private int rounds = 1;

  /** What is done with rows; a row is valid until the next one of its table. */
  interface Visitor {

    /** A row of a table that is visited, or above one. */
    void enter(int table, InternalRow row);

    /** A row of a table that is visited, after {@link #enter}, once each. */
    void visit(int table, InternalRow row);
  }

  /**
   * For the use of one thread.
   *
   * @param visited names of the tables whose rows are visited
   */
  WalkUnits(RowPlan plan, Set<String> visited, Visitor visitor) {
    this.units = plan.units();
    this.unit = new SpecificInternalRow(units.type());
    this.unitColumns = units.columns().start();
    this.visitor = visitor;
    for (TablePlan table : plan.tables()) {
      Table walked = new Table(tables.size(), table, visited.contains(table.name()));
      tables.add(walked);
      (table.above() < 0 ? below : tables.get(table.above()).below).add(walked);
      rounds = Math.max(rounds, table.round() + 1);
    }
    // Tables above come before those below, and so do tables that others add up.
    for (int i = tables.size() - 1; i >= 0; i--) {
      Table table = tables.get(i);
      if (table.isNeeded) {
        table.plan.totals().forEach(totals -> tables.get(totals.counted()).isNeeded = true);
        if (table.plan.above() >= 0) {
          tables.get(table.plan.above()).isNeeded = true;
        }
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = tables.size() - 1; i >= 0; i--) {
        tables.get(i).setRound(round);
      }
    }
  }

  /** Goes through one unit in one year. */
  void walk(Row unitYear) {
    for (int i = 0; i < units.places().size(); i++) {
      Object value = unitYear.get(i);
      unit.update(
          units.places().get(i),
          value instanceof String text ? UTF8String.fromString(text) : value);
    }
    unitColumns.compute(unit);
    tables.forEach(Table::startUnit);
    for (int round = 0; round < rounds; round++) {
      for (Table table : tables) {
        table.addTotals(round);
      }
      for (Table table : below) {
        table.walk(unit, round);
      }
    }
  }

  private final class Table {

    private final int position;
    private final TablePlan plan;
    private final boolean isVisited;
    private final List<Table> below = new ArrayList<>();
    private final SpecificInternalRow row;
    private final RowCode counting;
    private final RowCode columns;
    private final int[] from;
    private final int[] to;
    private final @Nullable RowCode adding;
    private final Set<Integer> rounds = new HashSet<>();
    private boolean isNeeded;
    private long rows;

    Table(int position, TablePlan plan, boolean isVisited) {
      this.position = position;
      this.plan = plan;
      this.isVisited = isVisited;
      this.isNeeded = isVisited;
      this.row = new SpecificInternalRow(plan.type());
      this.counting = plan.counting().start();
      this.columns = plan.columns().start();
      this.from = plan.from().stream().mapToInt(Integer::intValue).toArray();
      this.to = plan.to().stream().mapToInt(Integer::intValue).toArray();
      this.adding = plan.sums() == null ? null : plan.sums().adding().start();
    }

    void setRound(int round) {
      if ((isNeeded && plan.round() == round)
          || below.stream().anyMatch(table -> table.rounds.contains(round))) {
        rounds.add(round);
      }
    }

    void startUnit() {
      rows = 0;
      if (plan.sums() != null) {
        for (int i = 0; i < plan.sums().places().size(); i++) {
          row.update(plan.sums().places().get(i), plan.sums().start().get(i).eval(null));
        }
      }
    }

    void addTotals(int round) {
      if (plan.round() != round || !isNeeded) {
        return;
      }
      for (TablePlan.Totals totals : plan.totals()) {
        Table counted = tables.get(totals.counted());
        for (int i = 0; i < totals.places().size(); i++) {
          Expression value = totals.values().get(i);
          row.update(totals.places().get(i), counted.rows == 0 ? null : value.eval(counted.row));
        }
      }
    }

    void walk(InternalRow above, int round) {
      if (!rounds.contains(round)) {
        return;
      }

      SpecificInternalRow source = (SpecificInternalRow) above;
      for (int i = 0; i < from.length; i++) {
        row.update(to[i], source.isNullAt(from[i]) ? null : source.genericGet(from[i]));
      }
      counting.compute(row);
      int count = row.isNullAt(plan.count()) ? 0 : row.getInt(plan.count());
      boolean own = isNeeded && plan.round() == round;
      for (int n = 1; n <= count; n++) {
        row.setInt(plan.n(), n);
        columns.compute(row);
        visitor.enter(position, row);
        if (own) {
          rows++;
          if (adding != null) {
            adding.compute(row);
          }
          if (isVisited) {
            visitor.visit(position, row);
          }
        }
        for (Table table : below) {
          table.walk(row, round);
        }
      }
    }
  }
}
