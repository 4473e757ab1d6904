package org.districtassessment.stage.submission;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What can be said about rows with problems, and in which columns. */
public enum ProblemRows {
  /** One row per problem of a row. */
  FINDINGS,
  /** One row per row that was not accepted. */
  REJECTED,
  /**
   * One row per row that its sender should look at, as it came: one of its problems is an error or
   * a warning. Rows that only their file's header rejects are not among them.
   */
  RETURNED;

  private static final StructType OF_FINDINGS =
      SparkTypes.ofTexts(
          List.of(
              "code",
              "severity",
              "table",
              "unit",
              "file",
              "sheet",
              "line",
              "column",
              "field",
              "value",
              "message"));
  private static final StructType OF_REJECTED =
      SparkTypes.ofTexts(
          List.of("table", "unit", "file", "sheet", "line", "codes", "header", "record"));

  private static final StructType MARK =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("severity", DataTypes.StringType)
          .add("column", DataTypes.IntegerType)
          .add("field", DataTypes.StringType)
          .add("message", DataTypes.StringType);
  private static final StructType OF_RETURNED =
      SparkTypes.ofTexts(List.of("table", "unit", "file", "sheet", "line"))
          .add("labels", DataTypes.createArrayType(DataTypes.StringType))
          .add("cells", DataTypes.createArrayType(DataTypes.StringType))
          .add("marks", DataTypes.createArrayType(MARK));

  /** The columns: texts, but for the number {@code line} and what is returned. */
  public StructType schema() {
    return switch (this) {
      case FINDINGS -> OF_FINDINGS;
      case REJECTED -> OF_REJECTED;
      case RETURNED -> OF_RETURNED;
    };
  }
}
