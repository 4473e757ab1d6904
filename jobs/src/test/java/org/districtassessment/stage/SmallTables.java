package org.districtassessment.stage;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Datasets written as small tables of text. */
final class SmallTables {

  private SmallTables() {}

  /**
   * Returns a table.
   *
   * @param columns as in SQL: {@code "district_code STRING, beds BIGINT"}
   * @param text one row a line, cells divided by {@code |}; an empty cell is null
   */
  static Dataset<Row> table(String columns, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return TestSpark.session()
        .read()
        .schema(columns)
        .option("sep", "|")
        .option("ignoreLeadingWhiteSpace", "true")
        .option("ignoreTrailingWhiteSpace", "true")
        .option("mode", "FAILFAST")
        .csv(TestSpark.session().createDataset(lines, Encoders.STRING()));
  }
}
