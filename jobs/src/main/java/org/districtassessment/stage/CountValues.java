package org.districtassessment.stage;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a {@link ProfiledTable} to {@link CountedValue}s. Counts what a partition holds; when
 * that are too many different values to keep, hands out what it has and starts again.
 */
final class CountValues implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {

  @Serial private static final long serialVersionUID = 1;

  /** About 30 megabytes a task. */
  private static final int MOST_VALUES = 200_000;

  private final ProfiledTable table;

  CountValues(ProfiledTable table) {
    this.table = table;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return new Counting(rows);
  }

  private record Place(boolean isFile, UTF8String name, UTF8String file) {}

  private final class Counting implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final List<Field> fields = table.table().fields();
    private final Map<Place, List<Map<@Nullable Object, long[]>>> places = new HashMap<>();

    private int kept;
    private UTF8String file = UTF8String.EMPTY_UTF8;
    private UTF8String unit = UTF8String.EMPTY_UTF8;
    private List<List<Map<@Nullable Object, long[]>>> columns = List.of();
    private Iterator<InternalRow> counted = Collections.emptyIterator();

    private Counting(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      if (!counted.hasNext() && rows.hasNext()) {
        counted = count().iterator();
      }
      return counted.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }

      return counted.next();
    }

    private List<InternalRow> count() {
      places.clear();
      columns = List.of();
      kept = 0;
      while (rows.hasNext() && kept < MOST_VALUES) {
        count(rows.next());
      }
      List<InternalRow> all = new ArrayList<>(kept);
      places.forEach(
          (place, counts) -> {
            for (int i = 0; i < counts.size(); i++) {
              int field = i;
              counts
                  .get(i)
                  .forEach(
                      (value, count) ->
                          all.add(
                              CountedValue.row(
                                  place.isFile,
                                  table,
                                  field,
                                  place.name,
                                  value,
                                  place.file,
                                  count[0])));
            }
          });
      return all;
    }

    private void count(InternalRow row) {
      UTF8String rowFile = row.getUTF8String(ProfiledTable.FILE);
      UTF8String rowUnit = row.getUTF8String(ProfiledTable.UNIT);
      if (columns.isEmpty() || !rowFile.equals(file) || !rowUnit.equals(unit)) {
        file = rowFile.clone();
        unit = rowUnit.clone();
        columns = placesOfRow().stream().map(this::columns).toList();
      }
      for (int i = 0; i < fields.size(); i++) {
        Object value = value(row, i);
        for (List<Map<@Nullable Object, long[]>> ofPlace : columns) {
          add(ofPlace.get(i), value);
        }
      }
    }

    private List<Place> placesOfRow() {
      Place asFile = new Place(true, file, file);
      if (table.ownGroups().containsKey(file.toString())) {
        return List.of(asFile);
      }

      Place asGroup = new Place(false, unit, file);
      return table.isCurrent() ? List.of(asFile, asGroup) : List.of(asGroup);
    }

    private List<Map<@Nullable Object, long[]>> columns(Place place) {
      return places.computeIfAbsent(
          place,
          key -> {
            List<Map<@Nullable Object, long[]>> maps = new ArrayList<>();
            fields.forEach(field -> maps.add(new HashMap<>()));
            return maps;
          });
    }

    private void add(Map<@Nullable Object, long[]> counts, @Nullable Object value) {
      long[] count = counts.get(value);
      if (count == null) {
        counts.put(value instanceof UTF8String text ? text.clone() : value, new long[] {1});
        kept++;
        return;
      }

      count[0]++;
    }

    private @Nullable Object value(InternalRow row, int at) {
      int cell = ProfiledTable.FIELDS + at;
      if (row.isNullAt(cell)) {
        return null;
      }

      Field field = fields.get(at);
      return switch (field.type()) {
        case STRING -> row.getUTF8String(cell);
        case INTEGER -> row.getLong(cell);
        case NUMBER -> row.getDecimal(cell, 18, field.decimals()).toUnscaledLong();
        case BOOLEAN -> row.getBoolean(cell) ? 1L : 0L;
        case DATE, YEAR -> (long) row.getInt(cell);
      };
    }
  }
}
