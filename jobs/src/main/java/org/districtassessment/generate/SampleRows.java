package org.districtassessment.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.jspecify.annotations.Nullable;

/**
 * Samples the rows that may get a defect. No entity may in two consecutive years, so half of them
 * may in each year. An expression is asked only where the row's draw is low enough.
 *
 * @param plan computes the columns that other tables need
 * @param tables by position, those whose rows may be chosen
 * @param others by position, what computes the other columns, where an expression is asked
 */
record SampleRows(RowPlan plan, Map<Integer, Table> tables, Map<Integer, CompiledColumns> others)
    implements Serializable {

  private static final int SPARE = 40;
  private static final long HASH_SEED = 42;

  /**
   * A table some of whose rows may be chosen.
   *
   * @param above places of the hashes of the rows above
   */
  record Table(
      String name,
      int year,
      int unit,
      int key,
      int entity,
      List<Integer> above,
      List<Sampler> samplers)
      implements Serializable {}

  /**
   * What one defect asks of a row.
   *
   * @param spare how many rows are sampled for it in any case
   * @param share all below this draw are sampled: where others are to take the place of those that
   *     a defect before it got, twice as many as it wants
   * @param where null for all rows
   * @param borrowed as texts
   */
  private record Sampler(
      int defect,
      long seed,
      int spare,
      double share,
      List<Integer> years,
      @Nullable Expression where,
      List<Expression> borrowed)
      implements Serializable {}

  /** Binds what the defects of a specification ask of rows, before the plans are finished. */
  static Map<Integer, Table> bind(Spec spec, PlanTables plans, long seed) {
    Map<Integer, Table> tables = new HashMap<>();
    for (int i = 0; i < spec.tables().size(); i++) {
      Spec.Table table = spec.tables().get(i);
      RowLayout layout = plans.layout(table);
      List<Sampler> samplers = new ArrayList<>();
      for (int defect = 0; defect < spec.defects().size(); defect++) {
        if (spec.defects().get(defect).table().equals(table.name())) {
          samplers.add(sampler(spec.defects().get(defect), defect, layout, seed));
        }
      }
      if (!samplers.isEmpty()) {
        int key = layout.place(SpecExpressions.KEY);
        tables.put(
            i,
            new Table(
                table.name(),
                layout.place(PlanTables.YEAR),
                layout.place(PlanTables.UNIT),
                key,
                table.entity() == null ? key : keyOf(table.entity(), layout),
                spec.ancestors(table).stream().map(name -> keyOf(name, layout)).toList(),
                samplers));
      }
    }
    return tables;
  }

  private static int keyOf(String above, RowLayout layout) {
    return layout.place(SpecExpressions.ofAbove(above, SpecExpressions.KEY));
  }

  private static Sampler sampler(Spec.Defect defect, int number, RowLayout layout, long seed) {
    double share = defect.share() == null ? 0 : defect.share().doubleValue();
    return new Sampler(
        number,
        Draws.hash(seed, Integer.toString(number), defect.label()),
        defect.count() == null ? 0 : 4 * defect.count() + SPARE,
        defect.count() == null ? share : 2 * share,
        defect.years(),
        defect.where() == null ? null : layout.bind(defect.where()),
        layout.bindColumns(
            defect.borrow().stream()
                .map(name -> SpecExpressions.whole(name).cast("string"))
                .toList()));
  }

  /** Returns one sample of the units. */
  Iterator<Sample> sample(Iterator<Row> units) {
    Sample sample = new Sample();
    Set<String> visited = new HashSet<>();
    tables.values().forEach(table -> visited.add(table.name()));
    WalkUnits walk = new WalkUnits(plan, visited, new Taker(sample));
    units.forEachRemaining(walk::walk);
    return List.of(sample).iterator();
  }

  private final class Taker implements WalkUnits.Visitor {

    private final Sample sample;
    private final Table[] byPosition = new Table[plan.tables().size()];
    private final RowCode[] otherColumns = new RowCode[plan.tables().size()];

    Taker(Sample sample) {
      this.sample = sample;
      tables.forEach((position, table) -> byPosition[position] = table);
      others.forEach((position, columns) -> otherColumns[position] = columns.start());
    }

    @Override
    public void enter(int table, InternalRow row) {}

    @Override
    public void visit(int position, InternalRow row) {
      Table table = byPosition[position];
      int year = row.getInt(table.year());
      long entity = row.getLong(table.entity());
      if (Math.floorMod(XXH64.hashLong(entity, HASH_SEED), 2) != Math.floorMod(year, 2)) {
        return;
      }
      long key = row.getLong(table.key());
      boolean isComplete = false;
      for (Sampler sampler : table.samplers()) {
        if (!sampler.years().isEmpty() && !sampler.years().contains(year)) {
          continue;
        }
        double draw = Draws.draw(sampler.seed(), key, year);
        Sample.Lowest lowest =
            sample.lowest(year, sampler.defect(), sampler.spare(), sampler.share());
        if (!lowest.takes(draw)) {
          continue;
        }
        if (!isComplete) {
          otherColumns[position].compute(row);
          isComplete = true;
        }
        if (sampler.where() == null || Boolean.TRUE.equals(sampler.where().eval(row))) {
          lowest.add(candidate(table, sampler, row, key, entity, draw));
        }
      }
    }

    private Sample.Candidate candidate(
        Table table, Sampler sampler, InternalRow row, long key, long entity, double draw) {
      List<String> values = new ArrayList<>();
      for (Expression borrowed : sampler.borrowed()) {
        Object value = borrowed.eval(row);
        values.add(value == null ? "" : value.toString());
      }
      return new Sample.Candidate(
          row.getUTF8String(table.unit()).toString(),
          key,
          entity,
          table.above().stream().map(row::getLong).toList(),
          draw,
          List.copyOf(values));
    }
  }
}
