package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation$;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.stage.vector.QuerySteps;
import org.districtassessment.stage.vector.ReadTables;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Tables in slices, for tests of other packages, too. */
public final class SlicedTables {

  private static final int SLICES_OF_UNITS = 2;

  private SlicedTables() {}

  /** The session of all tests. */
  public static SparkSession session() {
    return TestSpark.session();
  }

  /**
   * Returns a table whose slices are the partitions of a dataset, of which nothing is known: rows
   * of a unit may stand in any of them.
   */
  public static Dataset<Row> of(String name, Dataset<Row> rows) {
    var classic = (org.apache.spark.sql.classic.Dataset<Row>) rows;
    List<List<InternalRow>> slices = new ArrayList<>();
    for (List<InternalRow> slice :
        classic.queryExecution().toRdd().toJavaRDD().map(InternalRow::copy).glom().collect()) {
      slices.add(slice);
    }
    return dataset(new SlicedTable(name, rows.schema(), slices, null));
  }

  /** Returns a table of rows whose first column names their unit, by which they are sliced. */
  public static SupportsRead ofUnits(String name, StructType type, List<InternalRow> rows) {
    List<List<InternalRow>> slices = new ArrayList<>();
    for (int i = 0; i < SLICES_OF_UNITS; i++) {
      slices.add(new ArrayList<>());
    }
    for (InternalRow row : rows) {
      // What stands behind the sign names a scenario of the unit.
      String unit = row.getUTF8String(0).toString().split("\u0001", -1)[0];
      slices.get(Math.floorMod(unit.hashCode(), SLICES_OF_UNITS)).add(row);
    }
    return new SlicedTable(name, type, slices, type.fieldNames()[0]);
  }

  /** Returns a query as steps; its tables have names of their own. */
  public static QuerySteps steps(Dataset<Row> query) {
    return QuerySteps.of(List.of(planOf(query))).get(0);
  }

  /** Returns the tables that queries read. */
  public static ReadTables tables(Collection<Dataset<Row>> queries) {
    Map<String, SupportsRead> tables = new HashMap<>();
    queries.forEach(query -> add(planOf(query), tables));
    return (query, name) -> requireNonNull(tables.get(name), name);
  }

  /** Returns the table that a dataset reads, which does nothing else. */
  static SupportsRead table(Dataset<Row> dataset) {
    return (SupportsRead) ((DataSourceV2Relation) planOf(dataset)).table();
  }

  private static void add(LogicalPlan plan, Map<String, SupportsRead> tables) {
    if (plan instanceof DataSourceV2Relation relation) {
      tables.put(relation.table().name(), (SupportsRead) relation.table());
    }
    CollectionConverters.asJava(plan.children()).forEach(child -> add(child, tables));
  }

  private static LogicalPlan planOf(Dataset<Row> query) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) query).logicalPlan();
  }

  /** Returns a dataset that reads a table. */
  public static Dataset<Row> dataset(SupportsRead table) {
    return Dataset$.MODULE$.ofRows(
        (org.apache.spark.sql.classic.SparkSession) session(),
        DataSourceV2Relation$.MODULE$.create(table, Option.empty(), Option.empty()));
  }
}
