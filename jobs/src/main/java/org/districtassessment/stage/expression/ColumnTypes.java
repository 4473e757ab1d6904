package org.districtassessment.stage.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Relation;

/** The columns of a relation as Spark sees them. */
public final class ColumnTypes {

  /** Types by what rules call them, of which there are few: to parse one takes a millisecond. */
  private static final Map<String, DataType> BY_NAME = new ConcurrentHashMap<>();

  private ColumnTypes() {}

  /** Returns the columns in their order, all nullable. */
  public static StructType of(Relation relation) {
    StructType type = new StructType();
    for (Relation.Column column : relation.columns()) {
      type = type.add(column.name(), BY_NAME.computeIfAbsent(column.type(), DataType::fromDDL));
    }
    return type;
  }
}
