package org.districtassessment.generate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.storage.StorageLevel;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.schema.Schemas;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of the tables, lazily. A row of a table has the columns {@code year}, {@code _unit}, {@code
 * _unit_name}, {@code _key}; columns of the rows above it, such as {@code unit.name}; {@code n}
 * (from 1, within the row above); then the table's own columns. Columns that nothing looks at are
 * left out, but a hash ({@code household._key}) is there for each table above.
 *
 * <p>No step moves rows: those of a unit stay together and in order, so that files can be written
 * straight from a partition. Rows that are read again for other tables are computed once and kept,
 * on disk where memory does not hold them, until {@link #release}.
 */
final class TableRows {

  static final String YEAR = "year";
  static final String UNIT = "_unit";
  static final String UNIT_NAME = "_unit_name";
  private static final String COUNT = "_count";
  private static final Set<String> ALWAYS = Set.of(YEAR, UNIT, UNIT_NAME, SpecExpressions.KEY, "n");

  private final Spec spec;
  private final UsedColumns used;
  private final Dataset<Row> units;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();

  TableRows(
      SparkSession session, Spec spec, Schemas schemas, UnitRows rows, long seed, int slices) {
    this.spec = spec;
    this.used = new UsedColumns(spec, schemas);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Dataset<Row> base =
        session.createDataFrame(
            context.parallelize(rows.rows(), Math.min(rows.rows().size(), slices)), rows.type());
    // The unit's own columns draw, too, and each unit otherwise.
    Dataset<Row> keyed =
        base.withColumn(SpecExpressions.KEY, xxhash64(lit(seed), col("unit_number")));
    Dataset<Row> named = withColumns(keyed, spec.units().columns());
    for (String column : List.of(spec.units().key(), spec.units().name())) {
      if (!Arrays.asList(named.columns()).contains(column)) {
        throw SpecExpressions.refused(
            SourceLocation.ofFile(spec.units().file()), "There is no column " + column);
      }
    }
    this.units =
        named
            .withColumn(UNIT, col(spec.units().key()).cast("string"))
            .withColumn(UNIT_NAME, col(spec.units().name()).cast("string"))
            .withColumn(SpecExpressions.KEY, xxhash64(lit(seed), col(UNIT)));
  }

  Dataset<Row> of(Spec.Table table) {
    Dataset<Row> rows = tables.get(table.name());
    if (rows == null) {
      rows = finished(withColumns(withTotals(below(table), table), table.columns()), table);
      if (isKept(table)) {
        rows = rows.persist(StorageLevel.MEMORY_AND_DISK());
      }
      tables.put(table.name(), rows);
    }
    return rows;
  }

  /** Whether other tables are made from the rows of a table, and these are read more than once. */
  private boolean isKept(Spec.Table table) {
    long others =
        spec.tables().stream()
            .filter(
                other ->
                    other.each().equals(table.name()) || other.totals().containsKey(table.name()))
            .count();
    boolean chosen = spec.defects().stream().anyMatch(each -> each.table().equals(table.name()));
    return others > 0 && others + (table.hidden() ? 0 : 1) + (chosen ? 1 : 0) > 1;
  }

  private Dataset<Row> finished(Dataset<Row> rows, Spec.Table table) {
    Set<String> names = used.finished(table);
    return rows.select(
        Arrays.stream(rows.columns())
            .filter(name -> ALWAYS.contains(name) || isHash(name) || names.contains(name))
            .map(SpecExpressions::whole)
            .toArray(Column[]::new));
  }

  private static boolean isHash(String name) {
    return name.endsWith(SpecExpressions.ofAbove("", SpecExpressions.KEY));
  }

  /** Lets go of the rows that were kept. */
  void release() {
    tables.values().forEach(Dataset::unpersist);
  }

  /** The rows above, each as often as the table's count says. */
  private Dataset<Row> below(Spec.Table table) {
    Dataset<Row> above =
        table.each().equals(Spec.UNIT) ? units : of(spec.table(table.each()).orElseThrow());
    List<Column> kept = new ArrayList<>(List.of(col(YEAR), col(UNIT), col(UNIT_NAME)));
    Set<String> names = used.above(table);
    for (String column : above.columns()) {
      boolean further = column.indexOf('.') >= 0;
      String name = further ? column : SpecExpressions.ofAbove(table.each(), column);
      if (isHash(name) || names.contains(name)) {
        kept.add(SpecExpressions.whole(column).as(name));
      }
    }
    kept.add(col(SpecExpressions.KEY));
    Dataset<Row> nested = above.select(kept.toArray(Column[]::new));
    Dataset<Row> counted =
        withColumns(nested, Map.of(COUNT, table.count()))
            .withColumn(COUNT, col(COUNT).cast("int"))
            .where(col(COUNT).gt(0));
    List<Column> exploded = new ArrayList<>();
    for (String name : nested.columns()) {
      exploded.add(SpecExpressions.whole(name));
    }
    exploded.add(explode(sequence(lit(1), col(COUNT))).as("n"));
    return counted
        .select(exploded.toArray(Column[]::new))
        .withColumn(
            SpecExpressions.KEY, xxhash64(col(SpecExpressions.KEY), lit(table.name()), col("n")));
  }

  /** Adds the sums over other tables' rows of the same year and unit. */
  private Dataset<Row> withTotals(Dataset<Row> rows, Spec.Table table) {
    Dataset<Row> all = rows;
    for (Map.Entry<String, Map<String, Expression>> totals : table.totals().entrySet()) {
      Dataset<Row> counted = of(spec.table(totals.getKey()).orElseThrow());
      Column[] sums =
          totals.getValue().entrySet().stream()
              .map(sum -> SpecExpressions.column(sum.getValue()).as(sum.getKey()))
              .toArray(Column[]::new);
      Dataset<Row> byUnit =
          counted
              .groupBy(col(YEAR), col(UNIT))
              .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
      all =
          all.join(
              broadcast(byUnit), CollectionConverters.asScala(List.of(YEAR, UNIT)).toSeq(), "left");
    }
    return all;
  }

  /**
   * Adds columns, each of which may use those before it; columns that do not use one another are
   * added in one step, as analysing a step is what takes time.
   */
  static Dataset<Row> withColumns(Dataset<Row> rows, Map<String, Expression> columns) {
    Dataset<Row> all = rows;
    Map<String, Expression> step = new LinkedHashMap<>();
    for (Map.Entry<String, Expression> column : columns.entrySet()) {
      boolean usesStep =
          SpecExpressions.parse(column.getValue()).names().stream().anyMatch(step::containsKey);
      if (usesStep) {
        all = addTogether(all, step);
        step.clear();
      }
      step.put(column.getKey(), column.getValue());
    }
    return addTogether(all, step);
  }

  private static Dataset<Row> addTogether(Dataset<Row> rows, Map<String, Expression> step) {
    if (step.isEmpty()) {
      return rows;
    }

    Map<String, Column> columns = new LinkedHashMap<>();
    step.forEach((name, expression) -> columns.put(name, SpecExpressions.column(expression)));
    try {
      return rows.withColumns(columns);
    } catch (Exception e) { // a checked one that Scala does not declare
      step.forEach((name, expression) -> typeOf(rows, expression));
      throw new IllegalStateException("Columns that work alone do not together", e);
    }
  }

  /**
   * Returns the type that an expression has over rows.
   *
   * @throws org.districtassessment.core.finding.RefusedException if it cannot be computed over them
   */
  static DataType typeOf(Dataset<Row> rows, Expression expression) {
    Column column = SpecExpressions.column(expression);
    try {
      // An empty table of the same shape, as analysing the rows' own long plan is what takes time.
      Dataset<Row> shape = rows.sparkSession().createDataFrame(List.<Row>of(), rows.schema());
      return shape.select(column).schema().fields()[0].dataType();
    } catch (Exception e) { // a checked one that Scala does not declare
      throw SpecExpressions.refused(
          expression.at(),
          "Cannot be computed: " + expression.sql() + ": " + SpecExpressions.firstLine(e));
    }
  }
}
