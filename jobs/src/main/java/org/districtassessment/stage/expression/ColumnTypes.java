package org.districtassessment.stage.expression;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Relation;

/** The columns of a relation as Spark sees them. */
public final class ColumnTypes {

  /** Types by what rules call them; Spark would load its parser for each text. */
  private static final Map<String, DataType> BY_NAME =
      Map.of(
          "string", DataTypes.StringType,
          "bigint", DataTypes.LongType,
          "int", DataTypes.IntegerType,
          "boolean", DataTypes.BooleanType,
          "double", DataTypes.DoubleType,
          "date", DataTypes.DateType);

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");

  private ColumnTypes() {}

  /** Returns the columns in their order, all nullable. */
  public static StructType of(Relation relation) {
    StructType type = new StructType();
    for (Relation.Column column : relation.columns()) {
      type = type.add(column.name(), typeOf(column.type()));
    }
    return type;
  }

  private static DataType typeOf(String name) {
    DataType known = BY_NAME.get(name);
    if (known != null) {
      return known;
    }

    Matcher decimal = DECIMAL.matcher(name);
    return decimal.matches()
        ? DataTypes.createDecimalType(
            Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
        : DataType.fromDDL(name);
  }
}
