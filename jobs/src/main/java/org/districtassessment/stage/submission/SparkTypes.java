package org.districtassessment.stage.submission;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.TableSchema;

/** The columns that Spark sees. */
final class SparkTypes {

  private SparkTypes() {}

  /** Returns the columns of {@link Relations#of}, all nullable. */
  static StructType ofTable(TableSchema table) {
    return of(Relations.of(table.name(), table));
  }

  /** Returns the columns of a relation, all nullable. */
  static StructType of(Relation relation) {
    StructType type = new StructType();
    for (Relation.Column column : relation.columns()) {
      type = type.add(column.name(), DataType.fromDDL(column.type()));
    }
    return type;
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
