package org.districtassessment.stage.submission;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.TableSchema;

/** The columns that Spark sees. */
final class SparkTypes {

  /** Types by what rules call them, of which there are few: to parse one takes a millisecond. */
  private static final Map<String, DataType> BY_NAME = new ConcurrentHashMap<>();

  private SparkTypes() {}

  /** Returns the columns of {@link Relations#of}, all nullable. */
  static StructType ofTable(TableSchema table) {
    return of(Relations.of(table.name(), table));
  }

  /** Returns the columns of a relation, all nullable. */
  static StructType of(Relation relation) {
    StructType type = new StructType();
    for (Relation.Column column : relation.columns()) {
      type = type.add(column.name(), BY_NAME.computeIfAbsent(column.type(), DataType::fromDDL));
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
