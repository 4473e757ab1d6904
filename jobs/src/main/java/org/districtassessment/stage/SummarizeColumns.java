package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.profile.ColumnProfile;
import org.districtassessment.core.profile.FindShifts;
import org.districtassessment.core.profile.Summary;
import org.districtassessment.core.profile.SummarizeValues;
import org.districtassessment.core.profile.ValueCount;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Turns the counted values of each column into one row, wherever they are: nothing but summaries
 * leaves a partition. Of sensitive fields, values are counted and not named.
 */
final class SummarizeColumns implements MapPartitionsFunction<Row, Row> {

  /** Columns of the result, one row per column of a file or group. */
  static final StructType TYPE =
      new StructType()
          .add("is_current", DataTypes.BooleanType)
          .add("table", DataTypes.IntegerType)
          .add("grain", DataTypes.IntegerType)
          .add("key", DataTypes.StringType)
          .add("field", DataTypes.IntegerType)
          .add("file", DataTypes.StringType)
          .add("row_count", DataTypes.LongType)
          .add("missing", DataTypes.LongType)
          .add("distinct", DataTypes.LongType)
          .add("percentiles", DataTypes.createArrayType(DataTypes.StringType))
          .add("mean", DataTypes.StringType)
          .add("frequent", DataTypes.createArrayType(DataTypes.StringType))
          .add("counts", DataTypes.createArrayType(DataTypes.LongType));

  @Serial private static final long serialVersionUID = 1;
  private static final int FILE = 5;

  private final ArrayList<TableSchema> tables;

  /**
   * @param tables by their positions in {@link CountedValues}
   */
  SummarizeColumns(List<TableSchema> tables) {
    this.tables = new ArrayList<>(tables);
  }

  /** Returns the summary in a row of {@link #TYPE}. */
  static Summary summary(Row row) {
    List<ValueCount> frequent = new ArrayList<>();
    List<String> values = row.getList(FILE + 6);
    List<Long> counts = row.getList(FILE + 7);
    for (int i = 0; i < values.size(); i++) {
      frequent.add(new ValueCount(values.get(i), counts.get(i)));
    }
    return new Summary(
        row.getLong(FILE + 1),
        row.getLong(FILE + 2),
        row.getLong(FILE + 3),
        row.getList(FILE + 4),
        row.getString(FILE + 5),
        frequent);
  }

  /** Returns the path of the first file that the rows came from. */
  static String file(Row row) {
    return row.getString(FILE);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> sorted) {
    return new Columns(sorted);
  }

  private SummarizeValues summarizer(Row first) {
    Field field =
        tables
            .get(first.getInt(CountedValues.TABLE))
            .fields()
            .get(first.getInt(CountedValues.FIELD));
    boolean isCategory = field.type() == FieldType.STRING || field.type() == FieldType.BOOLEAN;
    if (field.sensitive()) {
      return new SummarizeValues(field, 0);
    }

    if (first.getInt(CountedValues.GRAIN) == CountedValues.OF_FILE) {
      return new SummarizeValues(field, ColumnProfile.TOP_VALUES);
    }

    return new SummarizeValues(field, isCategory ? FindShifts.MOST_CATEGORIES : 0);
  }

  /** Goes through sorted rows, one column after the other. */
  private final class Columns implements Iterator<Row> {

    private final Iterator<Row> rows;
    private @Nullable Row ahead;

    private Columns(Iterator<Row> rows) {
      this.rows = rows;
      this.ahead = nextOrNull();
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Row next() {
      Row first = ahead;
      if (first == null) {
        throw new NoSuchElementException();
      }

      SummarizeValues summarizer = summarizer(first);
      String file = requireNonNull(first.getString(CountedValues.FILE));
      while (ahead != null && isSameColumn(first, ahead)) {
        add(ahead, summarizer);
        String other = requireNonNull(ahead.getString(CountedValues.FILE));
        file = other.compareTo(file) < 0 ? other : file;
        ahead = nextOrNull();
      }
      return row(first, file, summarizer.summary());
    }

    private @Nullable Row nextOrNull() {
      return rows.hasNext() ? rows.next() : null;
    }
  }

  private static boolean isSameColumn(Row one, Row other) {
    for (int i = CountedValues.COLUMN_END - 1; i >= 0; i--) {
      if (!requireNonNull(one.get(i)).equals(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void add(Row row, SummarizeValues summarizer) {
    long count = row.getLong(CountedValues.COUNT);
    String text = row.getString(CountedValues.TEXT);
    if (text != null) {
      summarizer.add(text, count);
    } else if (!row.isNullAt(CountedValues.NUMBER)) {
      summarizer.add(row.getLong(CountedValues.NUMBER), count);
    } else {
      summarizer.addMissing(count);
    }
  }

  private static Row row(Row first, String file, Summary summary) {
    return RowFactory.create(
        first.getBoolean(CountedValues.IS_CURRENT),
        first.getInt(CountedValues.TABLE),
        first.getInt(CountedValues.GRAIN),
        first.getString(CountedValues.KEY),
        first.getInt(CountedValues.FIELD),
        file,
        summary.rows(),
        summary.missing(),
        summary.distinct(),
        summary.order().toArray(String[]::new),
        summary.mean(),
        summary.frequent().stream().map(ValueCount::value).toArray(String[]::new),
        summary.frequent().stream().map(ValueCount::count).toArray(Long[]::new));
  }
}
