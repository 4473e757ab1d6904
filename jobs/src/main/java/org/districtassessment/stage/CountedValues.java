package org.districtassessment.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;

/**
 * How often each value occurs in each column of each file and group of files: every table is read
 * once, however many columns it has.
 *
 * <p>A group is all rows of a unit in a table; all rows of a table that has no unit, and of the
 * unit table itself, in which a unit has but one.
 */
final class CountedValues {

  /** Positions in the rows of {@link #sorted}. */
  static final int IS_CURRENT = 0;

  static final int TABLE = 1;
  static final int GRAIN = 2;
  static final int KEY = 3;
  static final int FIELD = 4;
  static final int NUMBER = 5;
  static final int TEXT = 6;
  static final int FILE = 7;
  static final int COUNT = 8;

  /** Positions that tell one column of one file or group from all others. */
  static final int COLUMN_END = NUMBER;

  /** Grains: rows of a file, rows of a group. */
  static final int OF_FILE = 0;

  static final int OF_GROUP = 1;

  private static final String[] GROUPED = {"is_current", "table", "unit", "file", "field", "num", "txt"};

  private CountedValues() {}

  /**
   * The accepted rows of one table in one year.
   *
   * @param isCurrent false for the year before
   * @param position of the table, to know it again
   */
  record Source(boolean isCurrent, int position, TableSchema table) {}

  /**
   * Counts the values, partitioned by column and sorted in each partition by the first seven of
   * {@code is_current boolean, table int, grain int, key string, field int, num bigint, txt string, file
   * string, n bigint}, so that the values of a column stand together from the least to the
   * greatest, missing ones first. The same value may stand in several rows.
   *
   * <p>{@code num} is as {@code SummarizeValues.add} takes it, {@code key} the file or the unit,
   * empty for a group without unit. The year before has groups only.
   */
  static Dataset<Row> sorted(SparkSession spark, List<Source> sources, UnitTable unitTable) {
    Dataset<Row> values =
        sources.stream()
            .map(source -> values(spark, source, unitTable))
            .reduce(Dataset::union)
            .orElseThrow();
    Column[] grouped = columns(GROUPED);
    Column group = struct(lit(OF_GROUP).as("grain"), col("unit").as("key"));
    Column both = array(struct(lit(OF_FILE).as("grain"), col("file").as("key")), group);
    return values
        .groupBy(grouped)
        .agg(count(lit(1)).as("n"))
        .withColumn("at", explode(when(col("is_current"), both).otherwise(array(group))))
        .select(
            col("is_current"),
            col("table"),
            col("at.grain").as("grain"),
            col("at.key").as("key"),
            col("field"),
            col("num"),
            col("txt"),
            col("file"),
            col("n"))
        .repartition(columns("is_current", "table", "grain", "key", "field"))
        .sortWithinPartitions(columns("is_current", "table", "grain", "key", "field", "num", "txt"));
  }

  /** One row per accepted row and column. */
  private static Dataset<Row> values(SparkSession spark, Source source, UnitTable unitTable) {
    TableSchema table = source.table();
    List<Column> cells = new ArrayList<>();
    for (int i = 0; i < table.fields().size(); i++) {
      Field field = table.fields().get(i);
      cells.add(struct(lit(i).as("field"), number(field).as("num"), text(field).as("txt")));
    }
    return spark
        .table(
            "submissions."
                + (source.isCurrent() ? "current." : Relations.PREVIOUS)
                + table.name())
        .select(
            lit(source.isCurrent()).as("is_current"),
            lit(source.position()).as("table"),
            unit(table, unitTable).as("unit"),
            col(Relations.FILE).as("file"),
            inline(array(cells.toArray(Column[]::new))));
  }

  private static Column unit(TableSchema table, UnitTable unitTable) {
    return table
        .referenceTo(unitTable.table(), unitTable.key())
        .filter(field -> !table.name().equals(unitTable.table()))
        .map(field -> coalesce(col(field).cast(DataTypes.StringType), lit("")))
        .orElse(lit(""));
  }

  private static Column number(Field field) {
    Column value = col(field.name());
    return switch (field.type()) {
      case STRING -> lit(null).cast(DataTypes.LongType);
      case INTEGER, BOOLEAN, YEAR -> value.cast(DataTypes.LongType);
      case NUMBER -> unscaled(value);
      case DATE -> unix_date(value).cast(DataTypes.LongType);
    };
  }

  /** A decimal in units of its last digit. */
  private static Column unscaled(Column decimal) {
    ExpressionUtils$ expressions = ExpressionUtils$.MODULE$;
    return expressions.column(new UnscaledValue(expressions.expression(decimal)));
  }

  private static Column text(Field field) {
    return switch (field.type()) {
      case STRING -> col(field.name());
      case INTEGER, NUMBER, BOOLEAN, DATE, YEAR -> lit(null).cast(DataTypes.StringType);
    };
  }

  private static Column[] columns(String... names) {
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      columns[i] = col(names[i]);
    }
    return columns;
  }
}
