package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.QuerySteps;

/**
 * Validated submissions to the rows of monitoring lists, without a word about scores. All lists are
 * read together.
 */
public final class ListRows {

  private ListRows() {}

  /** Lists rows of the catalog of submissions of the session, with pseudonyms. */
  public static ListedRows listRows(SparkSession spark, RuleSteps steps) {
    return listRows(CollectTogether.accepted(steps, spark));
  }

  /** Lists the same rows for who sent them, with masked values. */
  public static ListedRows listOwnRows(SparkSession spark, RuleSteps steps) {
    return listRows(new CollectTogether(steps, spark, SessionTables.own(spark)));
  }

  static ListedRows listRows(CollectTogether from) {
    List<MonitoringList> lists = from.steps().rules().rules().lists();
    List<QuerySteps> parts = from.steps().of("lists", queries -> rows(queries, lists));
    List<String> ids = lists.stream().map(MonitoringList::id).toList();
    return new ListedRows(ids, from.collect("lists", parts));
  }

  private static List<Query> rows(RuleQueries queries, List<MonitoringList> lists) {
    List<Query> shown =
        queries.resolved(
            lists.stream()
                .map(list -> queries.rows(list.from(), list.where()).select(shown(queries, list)))
                .toList());
    return IntStream.range(0, lists.size())
        .mapToObj(i -> rows(queries, lists.get(i), shown.get(i).types()))
        .toList();
  }

  /** The rows of a list; without those that belong to no unit. */
  private static Query rows(RuleQueries queries, MonitoringList list, List<DataType> types) {
    Query all = queries.rows(list.from(), list.where());
    List<Column> columns =
        new ArrayList<>(
            List.of(
                queries.unitOf(list.from()).as("unit"),
                SuspectRow.orEmpty(queries.column(list.key())).as("row_key"),
                SuspectRow.ifThere(all, Relations.FILE).cast(DataTypes.StringType).as("file"),
                SuspectRow.ifThere(all, Relations.LINE).cast(DataTypes.LongType).as("line")));
    List<Column> shown = shown(queries, list);
    for (int i = 0; i < shown.size(); i++) {
      columns.add(RuleQueries.text(shown.get(i), types.get(i)).as("shown_" + i));
    }
    return all.select(columns).where(col("unit").isNotNull());
  }

  private static List<Column> shown(RuleQueries queries, MonitoringList list) {
    return list.shown().stream().map(each -> queries.column(each.value())).toList();
  }
}
