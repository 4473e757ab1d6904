package org.districtassessment.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The columns that this program can publish of a table. The published schema says which of them are
 * published, and in which order.
 *
 * @param <T> what a row is made of
 */
final class TableColumns<T> {

  private record Column<T>(
      FieldType type, boolean mayBeMissing, boolean rounds, Function<T, @Nullable Object> value) {}

  private final String table;
  private final Map<String, Column<T>> columns = new LinkedHashMap<>();

  TableColumns(String table) {
    this.table = table;
  }

  /** Adds a column that has a value in every row. */
  TableColumns<T> always(String name, FieldType type, Function<T, Object> value) {
    columns.put(name, new Column<>(type, false, false, item -> value.apply(item)));
    return this;
  }

  /** Adds a column that may be missing. */
  TableColumns<T> maybe(String name, FieldType type, Function<T, @Nullable Object> value) {
    columns.put(name, new Column<>(type, true, false, value));
    return this;
  }

  /**
   * Adds a number that comes at any scale and is rounded HALF_UP to the column's decimals, so that
   * no submitted figure can be too fine to be published. A number that another one is recomputed
   * from is added by {@link #always} instead: it has to fit exactly.
   */
  TableColumns<T> rounded(String name, Function<T, BigDecimal> value) {
    columns.put(name, new Column<>(FieldType.NUMBER, false, true, item -> value.apply(item)));
    return this;
  }

  /** Adds a number as {@link #rounded} does, which may be missing. */
  TableColumns<T> maybeRounded(String name, Function<T, @Nullable BigDecimal> value) {
    columns.put(name, new Column<>(FieldType.NUMBER, true, true, item -> value.apply(item)));
    return this;
  }

  /**
   * Returns the table as its schema wants it. Problems are noted where the schema names a column
   * that is not here, gives it another type, or requires one that may be missing.
   *
   * @param schemas of the published tables, with one field per dimension already
   */
  Bound<T> bind(Schemas schemas, Problems problems) {
    TableSchema schema = schemas.table(table).orElse(null);
    if (schema == null) {
      problems.add(
          SourceLocation.ofFile("schemas/published/" + table + ".schema.json"),
          "The schema of the published table %s is missing. Add the file",
          table);
      return new Bound<>(emptySchema(), List.of());
    }

    List<Function<T, @Nullable Object>> values = new ArrayList<>();
    for (Field field : schema.fields()) {
      Column<T> column = columns.get(field.name());
      if (column == null) {
        problems.add(
            field.at(),
            "Unknown column of the published table %s: %s (must be one of %s)",
            table,
            field.name(),
            String.join(", ", columns.keySet()));
      } else {
        check(field, column, problems);
        values.add(column.rounds() ? rounded(column.value(), field) : column.value());
      }
    }
    return new Bound<>(schema, values);
  }

  private void check(Field field, Column<T> column, Problems problems) {
    if (field.type() != column.type()) {
      problems.add(
          field.at(),
          "Invalid type of %s in the published table %s: %s (must be %s)",
          field.name(),
          table,
          field.type().id(),
          column.type().id());
    }
    if (field.constraints().required() && column.mayBeMissing()) {
      problems.add(
          field.at(),
          "%s of the published table %s may be missing, so it cannot be required. Remove the"
              + " constraint",
          field.name(),
          table);
    }
  }

  private static <T> Function<T, @Nullable Object> rounded(
      Function<T, @Nullable Object> value, Field field) {
    return item -> {
      @Nullable Object number = value.apply(item);
      return number instanceof BigDecimal decimal && decimal.scale() > field.decimals()
          ? decimal.setScale(field.decimals(), RoundingMode.HALF_UP)
          : number;
    };
  }

  private TableSchema emptySchema() {
    return new TableSchema(
        table,
        Text.same(table),
        Text.same(""),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        SourceLocation.ofFile(table));
  }

  /** A schema and, for each of its fields, where the value comes from. */
  record Bound<T>(TableSchema schema, List<Function<T, @Nullable Object>> values) {

    /** Rows are converted while they are gone through. */
    PublishedTable of(Iterable<T> items) {
      long size =
          items instanceof Collection<?> all
              ? (long) all.size() * values.size()
              : PublishedTable.UNKNOWN;
      return new PublishedTable(schema, () -> new Rows<>(items.iterator(), this), size);
    }

    private List<@Nullable Object> row(T item) {
      List<@Nullable Object> row = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        row.add(values.get(i).apply(item));
      }
      return row;
    }
  }

  private record Rows<T>(Iterator<T> items, Bound<T> bound)
      implements Iterator<List<@Nullable Object>> {

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public List<@Nullable Object> next() {
      return bound.row(items.next());
    }
  }
}
