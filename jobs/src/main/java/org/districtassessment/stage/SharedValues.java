package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.stage.expression.Query;

/**
 * Rows whose value stands in more than one unit.
 *
 * <p>Millions of values are narrowed down by their 64-bit hashes, which group fast; the few rows
 * that remain are compared exactly.
 */
final class SharedValues {

  private SharedValues() {}

  /** Rows whose value, by its hash, stands in more than one unit; null values are left out. */
  static Query candidates(RuleQueries queries, CheckRule check) {
    CheckRule.AcrossUnits method = (CheckRule.AcrossUnits) check.method();
    Query rows = queries.rows(check.from(), check.where());
    Query suspects =
        rows.select(
                SuspectRow.columns(queries, rows, check, queries.column(method.value()), lit(null)))
            .where(col("first_text").isNotNull());
    Query shared =
        suspects
            .select(xxhash64(col("first_text")).as("value_hash"), xxhash64(col("unit")).as("h"))
            .grouped(
                List.of(col("value_hash")), List.of(min("h").as("least"), max("h").as("greatest")))
            .where(col("least").notEqual(col("greatest")))
            .select(col("value_hash"));
    return suspects.having(shared.few(), xxhash64(col("first_text")).equalTo(col("value_hash")));
  }

  static List<Anomaly> anomalies(CheckRule check, List<SuspectRow> rows, Language language) {
    SortedMap<String, SortedSet<String>> unitsByValue = new TreeMap<>();
    for (SuspectRow row : rows) {
      unitsByValue.computeIfAbsent(valueOf(row), value -> new TreeSet<>()).add(row.unit());
    }
    List<Anomaly> anomalies = new ArrayList<>();
    for (SuspectRow row : rows) {
      SortedSet<String> units = unitsByValue.getOrDefault(valueOf(row), new TreeSet<>());
      if (units.size() > 1) {
        String others =
            units.stream()
                .filter(unit -> !unit.equals(row.unit()))
                .collect(Collectors.joining(", "));
        anomalies.add(row.anomaly(check, language, others, expected(language)));
      }
    }
    return anomalies;
  }

  private static String valueOf(SuspectRow row) {
    return row.first() == null ? "" : row.first();
  }

  private static String expected(Language language) {
    return language == Language.ZH ? "只出现在一个单位" : "in one unit only";
  }
}
