package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.Relations;
import org.jspecify.annotations.Nullable;

/**
 * Validated submissions to the rows of monitoring lists, without a word about scores. All lists are
 * read together.
 */
public final class ListRows {

  /** Position of the first text that a list shows. */
  private static final int SHOWN = 4;

  private ListRows() {}

  /** Lists rows of the catalog of submissions of the session, with pseudonyms. */
  public static ListedRows listRows(SparkSession spark, BoundRules rules) {
    return listRows(RuleQueries.over(spark, rules));
  }

  /** Lists the same rows for who sent them, with masked values. */
  public static ListedRows listOwnRows(SparkSession spark, BoundRules rules) {
    return listRows(RuleQueries.overOwn(spark, rules));
  }

  static ListedRows listRows(RuleQueries queries) {
    List<MonitoringList> lists = queries.rules().rules().lists();
    List<Dataset<Row>> parts = lists.stream().map(list -> rows(queries, list)).toList();
    List<String> ids = lists.stream().map(MonitoringList::id).toList();
    if (parts.isEmpty()) {
      return new ListedRows(ids, List.of());
    }

    List<ListedRow> rows = new ArrayList<>();
    Map<String, String> files = new HashMap<>();
    Iterator<String> list = ids.iterator();
    for (List<Row> ofList : CollectTogether.collect(queries.spark(), "lists", parts)) {
      String id = list.next();
      ofList.forEach(row -> rows.add(listed(id, row, files)));
    }
    return new ListedRows(ids, rows);
  }

  /** The rows of a list; without those that belong to no unit. */
  private static Dataset<Row> rows(RuleQueries queries, MonitoringList list) {
    Dataset<Row> all = queries.rows(list.from(), list.where());
    List<Column> columns =
        new ArrayList<>(
            List.of(
                queries.unitOf(list.from()).as("unit"),
                SuspectRow.orEmpty(queries.column(list.key())).as("row_key"),
                SuspectRow.ifThere(all, Relations.FILE).cast(DataTypes.StringType).as("file"),
                SuspectRow.ifThere(all, Relations.LINE).cast(DataTypes.LongType).as("line")));
    columns.addAll(shown(queries, all, list));
    return all.select(columns.toArray(Column[]::new)).where(col("unit").isNotNull());
  }

  /** What a list shows, as exact texts. */
  private static List<Column> shown(RuleQueries queries, Dataset<Row> all, MonitoringList list) {
    Column[] values =
        list.shown().stream().map(each -> queries.column(each.value())).toArray(Column[]::new);
    StructField[] types = all.select(values).schema().fields();
    return IntStream.range(0, values.length)
        .mapToObj(i -> RuleQueries.text(values[i], types[i].dataType()).as("shown_" + i))
        .toList();
  }

  /**
   * @param files those of other rows, as many rows come from one: a text for each takes memory
   */
  private static ListedRow listed(String list, Row row, Map<String, String> files) {
    List<@Nullable String> shown = new ArrayList<>();
    for (int i = SHOWN; i < row.length(); i++) {
      shown.add(row.getString(i));
    }
    return new ListedRow(
        list,
        row.getString(0),
        row.getString(1),
        shown,
        row.isNullAt(2) ? null : files.computeIfAbsent(row.getString(2), file -> file),
        row.isNullAt(3) ? null : row.getLong(3));
  }
}
