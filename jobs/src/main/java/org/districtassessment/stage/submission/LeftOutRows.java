package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that fall with others: those that refer to a row that is left out would be
 * rejected by their foreign key, and so on along all tables. Of one bucket and year.
 */
final class LeftOutRows implements Serializable {

  private static final long serialVersionUID = 1;

  private final ReadingContext context;
  private final Buckets buckets;
  private final String unitTable;
  private final boolean isCurrent;

  LeftOutRows(ReadingContext context, Buckets buckets, String unitTable, boolean isCurrent) {
    this.context = context;
    this.buckets = buckets;
    this.unitTable = unitTable;
    this.isCurrent = isCurrent;
  }

  /** Values of some fields of a row, to which rows of other tables may refer. */
  private record Key(String table, List<String> fields, List<String> values) {}

  /**
   * Returns the rows that fall in each scenario, by its key, beside those that it names.
   *
   * @param parts of the bucket, by table
   */
  Map<String, Set<RowPlace>> find(
      int bucket, Map<String, List<ReadableYear.Part>> parts, List<Scenario> scenarios) {
    Map<RowPlace, Set<String>> named = new HashMap<>();
    for (Scenario scenario : scenarios) {
      for (RowPlace row : scenario.leftOut()) {
        named.computeIfAbsent(row, place -> new HashSet<>()).add(scenario.key());
      }
    }
    Map<Key, Set<String>> keys = new HashMap<>();
    Map<String, Set<RowPlace>> fallen = new HashMap<>();
    for (TableSchema table : parentsFirst()) {
      boolean isNamed =
          named.keySet().stream()
              .anyMatch(row -> row.isCurrent() == isCurrent && row.table().equals(table.name()));
      boolean refers = references(table).stream().anyMatch(key -> isAmong(keys, key.table()));
      if (refers || (isNamed && !referencedFields(table).isEmpty())) {
        read(bucket, table, parts.getOrDefault(table.name(), List.of()), named, keys, fallen);
      }
    }
    return fallen;
  }

  private static boolean isAmong(Map<Key, Set<String>> keys, String table) {
    return keys.keySet().stream().anyMatch(key -> key.table().equals(table));
  }

  private void read(
      int bucket,
      TableSchema table,
      List<ReadableYear.Part> parts,
      Map<RowPlace, Set<String>> named,
      Map<Key, Set<String>> keys,
      Map<String, Set<RowPlace>> fallen) {
    StructType columns = columns(table);
    OfTable ofTable =
        new OfTable(
            table.name(),
            namedLines(table, named),
            references(table).stream()
                .filter(key -> key.table().equals(table.name()) || isAmong(keys, key.table()))
                .toList(),
            referencedFields(table));
    try (AcceptedReader reader =
        new AcceptedReader(
            context, table.name(), buckets, bucket, parts, SensitiveAs.PSEUDONYM, columns)) {
      while (reader.next()) {
        ColumnarBatch batch = reader.get();
        for (int row = 0; row < batch.numRows(); row++) {
          leaveOut(new OneRow(columns, batch, row), ofTable, keys, fallen);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is looked for in a table.
   *
   * @param named keys of the scenarios that name a row, by line, by path
   * @param references to tables of which rows are or may be left out
   * @param referenced fields by which other tables refer to this one
   */
  private record OfTable(
      String name,
      Map<UTF8String, Map<Long, Set<String>>> named,
      List<ForeignKey> references,
      Set<List<String>> referenced) {}

  private Map<UTF8String, Map<Long, Set<String>>> namedLines(
      TableSchema table, Map<RowPlace, Set<String>> named) {
    Map<UTF8String, Map<Long, Set<String>>> lines = new HashMap<>();
    named.forEach(
        (row, scenarios) -> {
          if (row.isCurrent() == isCurrent && row.table().equals(table.name())) {
            lines
                .computeIfAbsent(UTF8String.fromString(row.path()), path -> new HashMap<>())
                .put(row.line(), scenarios);
          }
        });
    return lines;
  }

  private void leaveOut(
      OneRow row, OfTable table, Map<Key, Set<String>> keys, Map<String, Set<RowPlace>> fallen) {
    Set<String> without = new HashSet<>();
    if (!table.named().isEmpty()) {
      without.addAll(
          table.named().getOrDefault(row.path(), Map.of()).getOrDefault(row.line(), Set.of()));
    }
    for (ForeignKey reference : table.references()) {
      List<String> values = row.values(reference.fields());
      Key key = new Key(reference.table(), reference.referencedFields(), values);
      for (String scenario : keys.getOrDefault(key, Set.of())) {
        if (without.add(scenario)) {
          fallen
              .computeIfAbsent(scenario, each -> new HashSet<>())
              .add(new RowPlace(isCurrent, table.name(), row.path().toString(), row.line()));
        }
      }
    }
    if (!without.isEmpty()) {
      for (List<String> fields : table.referenced()) {
        List<String> values = row.values(fields);
        if (!values.isEmpty()) {
          keys.computeIfAbsent(new Key(table.name(), fields, values), each -> new HashSet<>())
              .addAll(without);
        }
      }
    }
  }

  private StructType columns(TableSchema table) {
    Set<String> names = new LinkedHashSet<>();
    references(table).forEach(key -> names.addAll(key.fields()));
    referencedFields(table).forEach(names::addAll);
    names.add(Relations.FILE);
    names.add(Relations.LINE);
    StructType all = SparkTypes.ofTable(table);
    return new StructType(names.stream().map(all::apply).toArray(StructField[]::new));
  }

  private List<ForeignKey> references(TableSchema table) {
    return table.foreignKeys().stream().filter(key -> !key.table().equals(unitTable)).toList();
  }

  private Set<List<String>> referencedFields(TableSchema table) {
    Set<List<String>> fields = new LinkedHashSet<>();
    for (TableSchema other : context.tables()) {
      references(other).stream()
          .filter(key -> key.table().equals(table.name()))
          .forEach(key -> fields.add(key.referencedFields()));
    }
    return fields;
  }

  private List<TableSchema> parentsFirst() {
    Set<TableSchema> ordered = new LinkedHashSet<>();
    context.tables().forEach(table -> visit(table, ordered, new HashSet<>()));
    return new ArrayList<>(ordered);
  }

  private void visit(TableSchema table, Set<TableSchema> ordered, Set<String> above) {
    if (above.add(table.name())) {
      references(table).forEach(key -> visit(context.table(key.table()), ordered, above));
      ordered.add(table);
    }
  }

  /** A row of a batch. */
  private record OneRow(StructType columns, ColumnarBatch batch, int row) {

    UTF8String path() {
      return batch.column(columns.fieldIndex(Relations.FILE)).getUTF8String(row);
    }

    long line() {
      return batch.column(columns.fieldIndex(Relations.LINE)).getLong(row);
    }

    /** The values of fields as text; nothing where one of them is missing. */
    List<String> values(List<String> fields) {
      List<String> values = new ArrayList<>();
      for (String field : fields) {
        String value = value(batch.column(columns.fieldIndex(field)), row);
        if (value == null) {
          return List.of();
        }

        values.add(value);
      }
      return values;
    }

    private static @Nullable String value(ColumnVector column, int row) {
      if (column.isNullAt(row)) {
        return null;
      }

      return switch (column.dataType().typeName()) {
        case "string" -> column.getUTF8String(row).toString();
        case "boolean" -> Boolean.toString(column.getBoolean(row));
        case "date", "integer" -> Integer.toString(column.getInt(row));
        default -> Long.toString(column.getLong(row));
      };
    }
  }
}
