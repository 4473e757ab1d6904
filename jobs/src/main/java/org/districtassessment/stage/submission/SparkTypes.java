package org.districtassessment.stage.submission;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.expression.ColumnTypes;

/** The columns that Spark sees. */
final class SparkTypes {

  private SparkTypes() {}

  /** Returns the columns of {@link Relations#of}, all nullable. */
  static StructType ofTable(TableSchema table) {
    return ColumnTypes.of(Relations.of(table.name(), table));
  }

  /** Returns text columns, but for {@code line}, which is a number. */
  static StructType ofTexts(List<String> columns) {
    StructType type = new StructType();
    for (String column : columns) {
      type = type.add(column, column.equals("line") ? DataTypes.LongType : DataTypes.StringType);
    }
    return type;
  }
}
