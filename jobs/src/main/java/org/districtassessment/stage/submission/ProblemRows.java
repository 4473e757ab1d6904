package org.districtassessment.stage.submission;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/** What can be said about rows with problems, and in which columns. */
public enum ProblemRows {
  /** One row per problem of a row. */
  FINDINGS,
  /** One row per row that was not accepted. */
  REJECTED;

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

  /** The columns: texts, but for the number {@code line}. */
  public StructType schema() {
    return switch (this) {
      case FINDINGS -> OF_FINDINGS;
      case REJECTED -> OF_REJECTED;
    };
  }
}
