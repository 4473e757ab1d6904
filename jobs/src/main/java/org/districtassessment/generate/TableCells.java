package org.districtassessment.generate;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a table's rows, in which chosen rows have their defects. A value stands as plain
 * text, exact; numbers are rounded half up to the field's decimals; an empty cell is null.
 *
 * @param cells one for each field of the schema
 * @param texts computes the texts of cells that are none already
 * @param other place of the values that a row borrows
 * @param changes texts by defect and position of the field
 * @param reports of the defects whose ledger lines name rows of this table
 */
record TableCells(
    List<Cell> cells,
    CompiledColumns texts,
    int key,
    int year,
    int unit,
    int unitName,
    int other,
    Map<Integer, Map<Integer, org.apache.spark.sql.catalyst.expressions.Expression>> changes,
    Map<Integer, Report> reports)
    implements Serializable {

  /** What a place of a row holds, which is written without making a text of it first. */
  enum Kind {
    INTEGER,
    LONG,
    TRUTH,
    DAY,
    TEXT
  }

  /** A cell of a good row. */
  record Cell(int place, Kind kind) implements Serializable {}

  /**
   * How the ledger names a row.
   *
   * @param where which rows below the chosen one; null for all
   * @param key what it calls the row; null for nothing
   */
  record Report(
      org.apache.spark.sql.catalyst.expressions.@Nullable Expression where,
      org.apache.spark.sql.catalyst.expressions.@Nullable Expression key)
      implements Serializable {}

  /** Binds the cells of a table, before its plan is finished. */
  static TableCells bind(Spec spec, Spec.Table table, TableSchema schema, RowLayout layout) {
    List<Cell> cells = new ArrayList<>();
    List<CompiledColumns.Step> texts = new ArrayList<>();
    for (Field field : schema.fields()) {
      BoundReference column = layout.column(field.name());
      Kind kind = kind(field, column.dataType());
      int place = column.ordinal();
      if (kind == null) {
        place = layout.addHidden(DataTypes.StringType);
        texts.add(
            CompiledColumns.Step.of(
                place,
                layout
                    .bindColumns(List.of(format(field, SpecExpressions.whole(field.name()))))
                    .get(0)));
      }
      cells.add(new Cell(place, kind == null ? Kind.TEXT : kind));
    }
    int other =
        layout.add(
            SpecExpressions.OTHER,
            DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType),
            true);
    return new TableCells(
        cells,
        CompiledColumns.of(texts),
        layout.place(SpecExpressions.KEY),
        layout.place(PlanTables.YEAR),
        layout.place(PlanTables.UNIT),
        layout.place(PlanTables.UNIT_NAME),
        other,
        changes(spec, table, schema, layout),
        reports(spec, table, layout));
  }

  /** Null where a text has to be computed. */
  private static @Nullable Kind kind(Field field, DataType type) {
    boolean number = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    if (number && !Relations.typeOf(field).equals("bigint")) {
      return null;
    }
    if (type instanceof IntegerType) {
      return Kind.INTEGER;
    }
    if (type instanceof LongType) {
      return Kind.LONG;
    }
    if (number) {
      return null;
    }
    if (type instanceof BooleanType) {
      return Kind.TRUTH;
    }
    if (type instanceof DateType) {
      return Kind.DAY;
    }
    return type instanceof StringType ? Kind.TEXT : null;
  }

  private static Column format(Field field, Column value) {
    boolean number = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    return (number ? value.cast(Relations.typeOf(field)) : value).cast("string");
  }

  private static Map<Integer, Map<Integer, org.apache.spark.sql.catalyst.expressions.Expression>>
      changes(Spec spec, Spec.Table table, TableSchema schema, RowLayout layout) {
    Map<Integer, Map<Integer, org.apache.spark.sql.catalyst.expressions.Expression>> changes =
        new HashMap<>();
    List<Expression> written = new ArrayList<>();
    spec.defects()
        .forEach(
            defect ->
                written.addAll(defect.change().getOrDefault(table.name(), Map.of()).values()));
    var types = layout.bindAll(written);
    List<Column> formatted = new ArrayList<>();
    spec.defects()
        .forEach(
            defect ->
                defect
                    .change()
                    .getOrDefault(table.name(), Map.of())
                    .forEach(
                        (name, change) -> {
                          Column text = SpecExpressions.parse(change, layout.lengths()).column();
                          formatted.add(
                              types.get(formatted.size()).dataType() instanceof StringType
                                  ? text
                                  : format(schema.field(name).orElseThrow(), text));
                        }));
    var bound = layout.bindColumns(formatted).iterator();
    for (int i = 0; i < spec.defects().size(); i++) {
      for (String name :
          spec.defects().get(i).change().getOrDefault(table.name(), Map.of()).keySet()) {
        int field = schema.fields().indexOf(schema.field(name).orElseThrow());
        changes.computeIfAbsent(i, any -> new HashMap<>()).put(field, bound.next());
      }
    }
    return changes;
  }

  private static Map<Integer, Report> reports(Spec spec, Spec.Table table, RowLayout layout) {
    var usual = table.key() == null ? null : text(layout, table.key());
    Map<Integer, Report> reports = new HashMap<>();
    for (int i = 0; i < spec.defects().size(); i++) {
      Spec.Defect defect = spec.defects().get(i);
      if (defect.report().equals(table.name())) {
        reports.put(
            i,
            new Report(
                defect.reportWhere() == null ? null : layout.bind(defect.reportWhere()),
                defect.key() == null ? usual : text(layout, defect.key())));
      }
    }
    return reports;
  }

  private static org.apache.spark.sql.catalyst.expressions.Expression text(
      RowLayout layout, Expression expression) {
    layout.bind(expression);
    return layout
        .bindColumns(
            List.of(SpecExpressions.parse(expression, layout.lengths()).column().cast("string")))
        .get(0);
  }

  /** Returns the cells of a chosen row as texts; an empty one is null. */
  List<@Nullable String> cells(InternalRow row, Choice choice) {
    Map<Integer, org.apache.spark.sql.catalyst.expressions.Expression> changed =
        choice.changed() ? changes.getOrDefault(choice.defect(), Map.of()) : Map.of();
    Object[] names = choice.other().keySet().stream().map(UTF8String::fromString).toArray();
    Object[] values = choice.other().values().stream().map(UTF8String::fromString).toArray();
    row.update(other, ArrayBasedMapData.apply(names, values));
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      var change = changed.get(i);
      texts.add(
          change == null ? text(row, cells.get(i)) : Objects.toString(change.eval(row), null));
    }
    return texts;
  }

  private static @Nullable String text(InternalRow row, Cell cell) {
    if (row.isNullAt(cell.place())) {
      return null;
    }
    return switch (cell.kind()) {
      case INTEGER -> Integer.toString(row.getInt(cell.place()));
      case LONG -> Long.toString(row.getLong(cell.place()));
      case TRUTH -> Boolean.toString(row.getBoolean(cell.place()));
      case DAY -> LocalDate.ofEpochDay(row.getInt(cell.place())).toString();
      case TEXT -> row.getUTF8String(cell.place()).toString();
    };
  }

  /** Whether the ledger names the row because of the defect. */
  boolean isReported(InternalRow row, int defect) {
    Report report = reports.get(defect);
    return report != null
        && (report.where() == null || Boolean.TRUE.equals(report.where().eval(row)));
  }

  /** What the ledger calls the row. */
  String ledgerKey(InternalRow row, int defect) {
    Report report = reports.get(defect);
    return report == null || report.key() == null
        ? ""
        : Objects.toString(report.key().eval(row), "");
  }
}
