package org.districtassessment.stage;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.profile.ColumnProfile;
import org.districtassessment.core.profile.FindShifts;
import org.districtassessment.core.profile.SummarizeValues;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Sorted {@link CountedValue}s to one summary per field of a file or group, where they are: nothing
 * but summaries leaves a partition. Values of sensitive fields are counted and not named.
 */
final class SummarizeColumns implements FlatMapFunction<Iterator<InternalRow>, SummarizedColumn> {

  @Serial private static final long serialVersionUID = 1;

  private final ArrayList<TableSchema> tables;

  /**
   * @param tables by position
   */
  SummarizeColumns(List<TableSchema> tables) {
    this.tables = new ArrayList<>(tables);
  }

  @Override
  public Iterator<SummarizedColumn> call(Iterator<InternalRow> sorted) {
    return new Columns(sorted);
  }

  private SummarizeValues summarizer(InternalRow first) {
    Field field =
        tables.get(first.getInt(CountedValue.TABLE)).fields().get(first.getInt(CountedValue.FIELD));
    if (field.sensitive()) {
      return new SummarizeValues(field, 0);
    }

    return new SummarizeValues(
        field,
        switch (field.type()) {
          case STRING, BOOLEAN -> FindShifts.MOST_CATEGORIES;
          case INTEGER, NUMBER, DATE, YEAR -> ColumnProfile.TOP_VALUES;
        });
  }

  /** Goes through sorted rows, one column after the other; each row is gone when the next comes. */
  private final class Columns implements Iterator<SummarizedColumn> {

    private final Iterator<InternalRow> rows;
    private @Nullable InternalRow ahead;

    private Columns(Iterator<InternalRow> rows) {
      this.rows = rows;
      this.ahead = nextOrNull();
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public SummarizedColumn next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }

      InternalRow first = ahead.copy();
      SummarizeValues summarizer = summarizer(first);
      UTF8String file = first.getUTF8String(CountedValue.FILE);
      while (ahead != null && isSameColumn(first, ahead)) {
        add(ahead, summarizer);
        UTF8String other = ahead.getUTF8String(CountedValue.FILE);
        file = other.compareTo(file) < 0 ? other.clone() : file;
        ahead = nextOrNull();
      }
      return new SummarizedColumn(
          first.getBoolean(CountedValue.IS_FILE),
          first.getBoolean(CountedValue.IS_CURRENT),
          first.getInt(CountedValue.TABLE),
          first.getInt(CountedValue.FIELD),
          first.getUTF8String(CountedValue.NAME).toString(),
          file.toString(),
          summarizer.summary());
    }

    private @Nullable InternalRow nextOrNull() {
      return rows.hasNext() ? rows.next() : null;
    }
  }

  private static boolean isSameColumn(InternalRow one, InternalRow other) {
    return one.getInt(CountedValue.FIELD) == other.getInt(CountedValue.FIELD)
        && one.getInt(CountedValue.TABLE) == other.getInt(CountedValue.TABLE)
        && one.getBoolean(CountedValue.IS_CURRENT) == other.getBoolean(CountedValue.IS_CURRENT)
        && one.getBoolean(CountedValue.IS_FILE) == other.getBoolean(CountedValue.IS_FILE)
        && one.getUTF8String(CountedValue.NAME).equals(other.getUTF8String(CountedValue.NAME));
  }

  private static void add(InternalRow row, SummarizeValues summarizer) {
    long count = row.getLong(CountedValue.COUNT);
    if (!row.isNullAt(CountedValue.TEXT)) {
      summarizer.add(row.getUTF8String(CountedValue.TEXT).toString(), count);
    } else if (!row.isNullAt(CountedValue.NUMBER)) {
      summarizer.add(row.getLong(CountedValue.NUMBER), count);
    } else {
      summarizer.addMissing(count);
    }
  }
}
