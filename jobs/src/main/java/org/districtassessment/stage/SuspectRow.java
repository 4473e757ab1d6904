package org.districtassessment.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.stage.expression.Query;
import org.jspecify.annotations.Nullable;

/**
 * A row that a check points at, as Spark hands it over.
 *
 * @param check id of the check
 * @param first what the method needs: the observed text, the value, or the group
 * @param second the expected text, nothing, or the value
 */
record SuspectRow(
    String check,
    String unit,
    String key,
    @Nullable String file,
    @Nullable Long line,
    @Nullable String first,
    @Nullable String second) {

  static SuspectRow of(Row row) {
    return new SuspectRow(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.isNullAt(4) ? null : row.getLong(4),
        row.getString(5),
        row.getString(6));
  }

  /** Returns the seven columns; unit and key are empty texts where they are null. */
  static Column[] columns(
      RuleQueries queries, Query rows, CheckRule check, Column first, Column second) {
    return new Column[] {
      lit(check.id()).as("check"),
      orEmpty(queries.unitOf(check.from())).as("unit"),
      orEmpty(keyOf(queries, check)).as("row_key"),
      ifThere(rows, Relations.FILE).cast(DataTypes.StringType).as("file"),
      ifThere(rows, Relations.LINE).cast(DataTypes.LongType).as("line"),
      first.cast(DataTypes.StringType).as("first_text"),
      second.cast(DataTypes.StringType).as("second_text")
    };
  }

  /** The unit stands for a row that has no key of its own. */
  private static Column keyOf(RuleQueries queries, CheckRule check) {
    Expression key = check.key();
    return key == null ? queries.unitOf(check.from()) : queries.column(key);
  }

  Anomaly anomaly(CheckRule rule, Language language, @Nullable String observed, String expected) {
    return anomaly(rule, language, observed, expected, null);
  }

  Anomaly anomaly(
      CheckRule rule,
      Language language,
      @Nullable String observed,
      String expected,
      @Nullable BigDecimal q) {
    return new Anomaly(
        rule.id(),
        rule.code(),
        rule.severity().id(),
        unit,
        key,
        rule.field(),
        observed,
        expected,
        q,
        file,
        line,
        rule.message().in(language));
  }

  static Column orEmpty(Column text) {
    return coalesce(text.cast(DataTypes.StringType), lit(""));
  }

  /** Returns a column; null where the rows have none of that name. */
  static Column ifThere(Query rows, String column) {
    return rows.columns().contains(column) ? col(column) : lit(null);
  }
}
