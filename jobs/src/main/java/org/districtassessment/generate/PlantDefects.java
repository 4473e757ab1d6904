package org.districtassessment.generate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;

/**
 * Turns rows into cells as text, in which the chosen rows have their defects. Columns by position:
 * year, unit, its name, the row's hash, position of the defect (null for a good row), whether the
 * row changes, whether the ledger names it, what the ledger calls it, then one cell for each field
 * of the schema (null for an empty one).
 */
final class PlantDefects {

  static final int YEAR = 0;
  static final int UNIT = 1;
  static final int UNIT_NAME = 2;
  static final int KEY = 3;
  static final int DEFECT = 4;
  static final int CHANGED = 5;
  static final int REPORTED = 6;
  static final int LEDGER_KEY = 7;
  static final int FIRST_CELL = 8;

  private static final String PLANTED = "_planted";
  private static final StructType CHOICE =
      new StructType()
          .add("defect", DataTypes.IntegerType)
          .add("changed", DataTypes.BooleanType)
          .add("other", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  private PlantDefects() {}

  static Dataset<Row> plant(
      SparkSession session,
      Spec spec,
      Spec.Table table,
      TableSchema schema,
      Dataset<Row> rows,
      ChooseRows.Choices choices) {
    Dataset<Row> chosen =
        rows.withColumn(PLANTED, planted(session, spec, table, choices))
            .withColumn("_defect", col(PLANTED + ".defect"))
            .withColumn("_changed", col(PLANTED + ".changed"))
            .withColumn(SpecExpressions.OTHER, col(PLANTED + ".other"));
    Column reported = lit(false);
    Column key = table.key() == null ? lit("") : text(chosen, table.key());
    for (int i = 0; i < spec.defects().size(); i++) {
      Spec.Defect defect = spec.defects().get(i);
      if (defect.report().equals(table.name())) {
        Column is = col("_defect").equalTo(lit(i));
        Column here =
            defect.reportWhere() == null
                ? lit(true)
                : coalesce(checked(chosen, defect.reportWhere()), lit(false));
        reported = when(is, here).otherwise(reported);
        key = defect.key() == null ? key : when(is, text(chosen, defect.key())).otherwise(key);
      }
    }

    List<Column> columns = new ArrayList<>();
    columns.add(col(TableRows.YEAR));
    columns.add(col(TableRows.UNIT));
    columns.add(col(TableRows.UNIT_NAME));
    columns.add(col(SpecExpressions.KEY));
    columns.add(col("_defect"));
    columns.add(col("_changed"));
    columns.add(reported.as("_reported"));
    columns.add(when(col("_defect").isNotNull(), key).as("_ledger_key"));
    for (Field field : schema.fields()) {
      columns.add(cell(spec, table, field, chosen).as("_cell_" + field.name()));
    }
    return chosen.select(columns.toArray(Column[]::new));
  }

  /** The choice that falls on a row: its own, or that of the nearest row above it. */
  private static Column planted(
      SparkSession session, Spec spec, Spec.Table table, ChooseRows.Choices choices) {
    List<Column> lookups = new ArrayList<>();
    List<String> tables = new ArrayList<>(List.of(table.name()));
    tables.addAll(spec.ancestors(table));
    for (String name : tables) {
      Map<Choice.RowId, Choice> ofTable = choices.byTable().getOrDefault(name, Map.of());
      if (!ofTable.isEmpty()) {
        String key = SpecExpressions.KEY;
        lookups.add(
            lookup(
                session,
                ofTable,
                col(TableRows.YEAR),
                SpecExpressions.whole(
                    name.equals(table.name()) ? key : SpecExpressions.ofAbove(name, key))));
      }
    }
    return lookups.isEmpty() ? lit(null).cast(CHOICE) : coalesce(lookups.toArray(Column[]::new));
  }

  private static Column lookup(
      SparkSession session, Map<Choice.RowId, Choice> choices, Column year, Column key) {
    Broadcast<Map<Choice.RowId, Choice>> everywhere =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(choices);
    UDF2<Integer, Long, Row> find =
        (ofYear, ofKey) -> {
          Choice choice = everywhere.value().get(new Choice.RowId(ofYear, ofKey));
          return choice == null
              ? null
              : RowFactory.create(choice.defect(), choice.changed(), choice.other());
        };
    return udf(find, CHOICE).apply(year, key);
  }

  private static Column cell(Spec spec, Spec.Table table, Field field, Dataset<Row> rows) {
    Column cell = format(field, col(field.name()));
    for (int i = 0; i < spec.defects().size(); i++) {
      Expression change =
          spec.defects().get(i).change().getOrDefault(table.name(), Map.of()).get(field.name());
      if (change != null) {
        DataType type = TableRows.typeOf(rows, change);
        Column changed = SpecExpressions.column(change);
        cell =
            when(
                    col("_defect").equalTo(lit(i)).and(col("_changed")),
                    type instanceof StringType ? changed : format(field, changed))
                .otherwise(cell);
      }
    }
    return cell;
  }

  /** A value as plain text, exact; numbers are rounded half up to the field's decimals. */
  private static Column format(Field field, Column value) {
    boolean number = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    return (number ? value.cast(Relations.typeOf(field)) : value).cast("string");
  }

  private static Column text(Dataset<Row> rows, Expression expression) {
    return checked(rows, expression).cast("string");
  }

  private static Column checked(Dataset<Row> rows, Expression expression) {
    TableRows.typeOf(rows, expression);
    return SpecExpressions.column(expression);
  }
}
