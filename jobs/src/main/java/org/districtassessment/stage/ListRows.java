package org.districtassessment.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.Relations;

/**
 * Validated submissions to the rows of monitoring lists, without a word about scores. One pass over
 * each table or view, however many lists look at it, and one Spark job, which runs when the rows
 * are asked for.
 */
public final class ListRows {

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
    Map<String, List<Integer>> byRelation = new LinkedHashMap<>();
    for (int i = 0; i < lists.size(); i++) {
      byRelation.computeIfAbsent(lists.get(i).from(), from -> new ArrayList<>()).add(i);
    }
    Optional<Dataset<Row>> all =
        byRelation.entrySet().stream()
            .map(each -> rows(queries, each.getKey(), each.getValue()))
            .reduce(Dataset::union);
    return new ListedRows(
        lists.stream().map(MonitoringList::id).toList(),
        all.map(ListRows::sorted)
            .orElseGet(() -> queries.spark().createDataFrame(List.of(), ListedRows.SCHEMA)));
  }

  /** The rows of the lists over one relation; without those that belong to no unit. */
  private static Dataset<Row> rows(RuleQueries queries, String relation, List<Integer> numbers) {
    Dataset<Row> all = queries.relation(relation);
    List<Column> hits = new ArrayList<>();
    for (int number : numbers) {
      MonitoringList list = queries.rules().rules().lists().get(number);
      Column row =
          struct(
              queries.unitOf(relation).as("unit"),
              lit(number).as("list"),
              SuspectRow.orEmpty(queries.column(list.key())).as("row_key"),
              shown(queries, all, list).as("shown"),
              SuspectRow.ifThere(all, Relations.FILE).cast(DataTypes.StringType).as("file"),
              SuspectRow.ifThere(all, Relations.LINE).cast(DataTypes.LongType).as("line"));
      hits.add(list.where() == null ? row : when(queries.column(list.where()), row));
    }
    return all.select(explode(array(hits.toArray(Column[]::new))).as("hit"))
        .where(col("hit").isNotNull().and(col("hit.unit").isNotNull()))
        .select("hit.*");
  }

  /** What a list shows, as exact texts. */
  private static Column shown(RuleQueries queries, Dataset<Row> all, MonitoringList list) {
    Column[] values =
        list.shown().stream().map(each -> queries.column(each.value())).toArray(Column[]::new);
    StructField[] types = all.select(values).schema().fields();
    Column[] texts =
        IntStream.range(0, values.length)
            .mapToObj(i -> RuleQueries.text(values[i], types[i].dataType()))
            .toArray(Column[]::new);
    return array(texts).cast(DataTypes.createArrayType(DataTypes.StringType));
  }

  /** Sorts in one partition: a sort over several would have to read everything twice. */
  private static Dataset<Row> sorted(Dataset<Row> rows) {
    return rows.repartition(1)
        .sortWithinPartitions(
            col("unit"),
            col("list"),
            col("file").asc_nulls_first(),
            col("line").asc_nulls_first(),
            col("row_key"),
            col("shown"));
  }
}
