package org.districtassessment.generate;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;

/**
 * Plans the rows of all tables. A row has the columns {@code year}, {@code _unit}, {@code
 * _unit_name}, {@code _key}; columns of the rows above it, such as {@code unit.name}; {@code n}
 * (from 1, within the row above); then the table's own columns. Columns that nothing looks at are
 * left out, but a hash ({@code household._key}) is there for each table above.
 */
final class PlanTables {

  static final String YEAR = "year";
  static final String UNIT = "_unit";
  static final String UNIT_NAME = "_unit_name";
  static final String NUMBER = "n";

  private final SparkSession session;
  private final Spec spec;
  private final UsedColumns used;
  private final RowLayout unitLayout;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  PlanTables(SparkSession session, Spec spec, Schemas schemas) {
    this.session = session;
    this.spec = spec;
    this.used = new UsedColumns(spec, schemas);
    this.unitLayout = new RowLayout(session);
  }

  /** A table whose row may still get further places. */
  private static final class Draft {

    private final RowLayout layout;
    private final int round;
    private final List<Integer> from = new ArrayList<>();
    private final List<Integer> to = new ArrayList<>();
    private final OwnColumns columns;
    private final List<TablePlan.Totals> totals = new ArrayList<>();
    private final List<RowLayout.Sums> sums = new ArrayList<>();
    private int count;
    private int number;
    private CompiledColumns.@Nullable Step key;
    private @Nullable CompiledColumns counting;

    Draft(RowLayout layout, int round) {
      this.layout = layout;
      this.round = round;
      this.columns = new OwnColumns(layout);
    }
  }

  /** Plans the units, then one table after the other. */
  TablePlan.Units units(StructType type, long seed) {
    List<Integer> places = new ArrayList<>();
    for (StructField field : type.fields()) {
      places.add(unitLayout.add(field.name(), field.dataType(), true));
    }
    List<CompiledColumns.Step> steps = new ArrayList<>();
    // The unit's own columns draw, too, and each unit otherwise.
    int key = unitLayout.add(SpecExpressions.KEY, DataTypes.LongType, false);
    steps.add(hash(unitLayout, key, lit(seed), col("unit_number")));
    OwnColumns columns = new OwnColumns(unitLayout);
    columns.addAll(spec.units().columns());
    steps.addAll(columns.steps());
    for (String column : List.of(spec.units().key(), spec.units().name())) {
      if (!unitLayout.names().contains(column)) {
        throw SpecExpressions.refused(
            SourceLocation.ofFile(spec.units().file()), "There is no column " + column);
      }
    }
    steps.add(text(UNIT, spec.units().key()));
    steps.add(text(UNIT_NAME, spec.units().name()));
    steps.add(hash(unitLayout, key, lit(seed), col(UNIT)));
    spec.tables().forEach(this::draft);
    return new TablePlan.Units(
        unitLayout.type(),
        places,
        unitLayout.place(UNIT),
        unitLayout.place(UNIT_NAME),
        CompiledColumns.of(steps));
  }

  private CompiledColumns.Step text(String name, String column) {
    var value = unitLayout.bindColumns(List.of(SpecExpressions.whole(column).cast("string")));
    return CompiledColumns.Step.of(
        unitLayout.add(name, DataTypes.StringType, value.get(0).nullable()), value.get(0));
  }

  private static CompiledColumns.Step hash(RowLayout layout, int place, Column... parts) {
    return CompiledColumns.Step.of(place, layout.bindColumns(List.of(xxhash64(parts))).get(0));
  }

  /** Returns the layout of a table's row, to which expressions can be bound. */
  RowLayout layout(Spec.Table table) {
    return draft(table.name()).layout;
  }

  /** Returns the plans, once everything has been bound. */
  List<TablePlan> finished() {
    return spec.tables().stream().map(table -> finished(table, used.finished(table))).toList();
  }

  /** Returns plans that compute no columns but those that other tables need. */
  List<TablePlan> finishedForOthers() {
    return spec.tables().stream().map(table -> finished(table, used.below(table))).toList();
  }

  /** Returns what computes the other columns in a row of {@link #finishedForOthers}. */
  CompiledColumns others(Spec.Table table) {
    OwnColumns columns = draft(table.name()).columns;
    Set<String> missing = columns.needed(used.finished(table));
    missing.removeAll(columns.needed(used.below(table)));
    return CompiledColumns.of(columns.steps(missing));
  }

  private Draft draft(String table) {
    Draft draft = drafts.get(table);
    if (draft == null) {
      throw new IllegalStateException("No plan of " + table);
    }
    return draft;
  }

  private void draft(Spec.Table table) {
    Draft draft = new Draft(new RowLayout(session), round(table));
    RowLayout layout = draft.layout;
    RowLayout above = table.each().equals(Spec.UNIT) ? unitLayout : draft(table.each()).layout;
    for (String name : List.of(YEAR, UNIT, UNIT_NAME, SpecExpressions.KEY)) {
      copy(above.column(name), name, draft);
    }
    Set<String> names = used.above(table);
    for (String column : above.names()) {
      String name =
          column.indexOf('.') >= 0 ? column : SpecExpressions.ofAbove(table.each(), column);
      if (name.endsWith(SpecExpressions.ofAbove("", SpecExpressions.KEY)) || names.contains(name)) {
        copy(above.column(column), name, draft);
      }
    }
    draft.counting = CompiledColumns.of(List.of(counting(table, draft)));
    draft.number = layout.add(NUMBER, DataTypes.IntegerType, false);
    draft.key =
        hash(
            layout,
            layout.place(SpecExpressions.KEY),
            SpecExpressions.whole(SpecExpressions.ofAbove(table.each(), SpecExpressions.KEY)),
            lit(table.name()),
            col(NUMBER));
    table.totals().forEach((counted, sums) -> total(draft, counted, sums));
    draft.columns.addAll(table.columns());
    drafts.put(table.name(), draft);
  }

  private static void copy(BoundReference column, String name, Draft draft) {
    draft.from.add(column.ordinal());
    draft.to.add(draft.layout.add(name, column.dataType(), column.nullable()));
  }

  private static CompiledColumns.Step counting(Spec.Table table, Draft draft) {
    Column count = SpecExpressions.column(table.count());
    draft.count = draft.layout.addHidden(DataTypes.IntegerType);
    try {
      return CompiledColumns.Step.of(
          draft.count, draft.layout.bindColumns(List.of(count.cast("int"))).get(0));
    } catch (Exception e) { // a checked one that Scala does not declare
      draft.layout.bind(table.count());
      throw e;
    }
  }

  private void total(Draft draft, String counted, Map<String, Expression> sums) {
    Draft of = draft(counted);
    RowLayout.Sums bound = of.layout.bindSums(List.copyOf(sums.values()));
    of.sums.add(bound);
    List<Integer> places = new ArrayList<>();
    int i = 0;
    for (String name : sums.keySet()) {
      places.add(draft.layout.add(name, bound.end().get(i).dataType(), true));
      i++;
    }
    draft.totals.add(new TablePlan.Totals(position(counted), bound.end(), places));
  }

  private TablePlan finished(Spec.Table table, Set<String> names) {
    Draft draft = draft(table.name());
    List<CompiledColumns.Step> steps = new ArrayList<>(List.of(requireNonNull(draft.key)));
    steps.addAll(draft.columns.steps(draft.columns.needed(names)));
    return new TablePlan(
        table.name(),
        table.each().equals(Spec.UNIT) ? -1 : position(table.each()),
        draft.round,
        draft.layout.type(),
        draft.from,
        draft.to,
        draft.layout.place(YEAR),
        draft.layout.place(SpecExpressions.KEY),
        draft.number,
        draft.count,
        requireNonNull(draft.counting),
        CompiledColumns.of(steps),
        draft.totals,
        sums(draft));
  }

  private static TablePlan.@Nullable Sums sums(Draft draft) {
    if (draft.sums.isEmpty()) {
      return null;
    }
    List<Integer> places = new ArrayList<>();
    List<org.apache.spark.sql.catalyst.expressions.Expression> start = new ArrayList<>();
    List<org.apache.spark.sql.catalyst.expressions.Expression> update = new ArrayList<>();
    for (RowLayout.Sums sums : draft.sums) {
      places.addAll(sums.buffer());
      start.addAll(sums.start());
      update.addAll(sums.update());
    }
    return new TablePlan.Sums(
        places, start, CompiledColumns.of(List.of(new CompiledColumns.Step(places, update))));
  }

  private int position(String table) {
    return spec.tables().indexOf(spec.table(table).orElseThrow());
  }

  private int round(Spec.Table table) {
    int round = table.each().equals(Spec.UNIT) ? 0 : draft(table.each()).round;
    for (String counted : table.totals().keySet()) {
      round = Math.max(round, draft(counted).round + 1);
    }
    return round;
  }
}
