package org.districtassessment.stage;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.ListedRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all monitoring lists, by unit, list in rule order, file, line, key and what is shown.
 *
 * @param lists ids of the lists, by number
 * @param rows in one partition, with the columns {@code unit, list, row_key, shown, file, line};
 *     {@code file} and {@code line} may be null
 */
public record ListedRows(List<String> lists, Dataset<Row> rows) {

  static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("list", DataTypes.IntegerType)
          .add("row_key", DataTypes.StringType)
          .add("shown", DataTypes.createArrayType(DataTypes.StringType))
          .add("file", DataTypes.StringType)
          .add("line", DataTypes.LongType);

  public ListedRows {
    lists = List.copyOf(lists);
    check(
        Arrays.equals(rows.columns(), SCHEMA.fieldNames()),
        "Listed rows have the columns %s",
        Arrays.toString(rows.columns()));
  }

  /**
   * Goes through the rows one by one, never all of them in memory. Each time runs a Spark job.
   *
   * @param redact takes out of a text what must not be shown
   */
  public Iterable<ListedRow> redacted(UnaryOperator<String> redact) {
    return () -> {
      Iterator<Row> source = rows.toLocalIterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return source.hasNext();
        }

        @Override
        public ListedRow next() {
          return row(source.next(), redact);
        }
      };
    };
  }

  private ListedRow row(Row row, UnaryOperator<String> redact) {
    List<@Nullable String> shown = new ArrayList<>();
    for (@Nullable String text : row.<@Nullable String>getList(3)) {
      shown.add(text == null ? null : redact.apply(text));
    }
    String file = row.getString(4);
    return new ListedRow(
        lists.get(row.getInt(1)),
        row.getString(0),
        redact.apply(row.getString(2)),
        shown,
        file == null ? null : redact.apply(file),
        row.isNullAt(5) ? null : row.getLong(5));
  }
}
