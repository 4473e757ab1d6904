package org.districtassessment.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.Distribution;
import org.districtassessment.core.anomaly.RobustZ;
import org.districtassessment.core.anomaly.UnitSlip;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Values that lie far from, or at a telling multiple of, the median of their group.
 *
 * <p>Spark counts each distinct value of each group; medians and deviations follow from the counts,
 * exactly, in plain Java. Only the rows that hold an outlying value are read again. Rows without
 * value, or without group where the check has groups, are left out.
 */
final class Outliers {

  private static final StructType OUTLYING =
      new StructType()
          .add("out_group", DataTypes.StringType)
          .add("out_value", DataTypes.StringType);

  private final RuleQueries queries;

  /** What was expected of each outlying value, by check, group and value. */
  private final Map<CheckRule, SortedMap<String, SortedMap<BigDecimal, String>>> expected;

  private Outliers(
      RuleQueries queries,
      Map<CheckRule, SortedMap<String, SortedMap<BigDecimal, String>>> expected) {
    this.queries = queries;
    this.expected = expected;
  }

  /** Counts the values of all these checks in one job and finds those that lie out. */
  static Outliers find(RuleQueries queries, List<CheckRule> checks, OutlierWords words) {
    Map<String, SortedMap<String, List<Map.Entry<BigDecimal, Long>>>> counts = new TreeMap<>();
    checks.stream()
        .map(check -> counts(queries, check))
        .reduce(Dataset::union)
        .ifPresent(
            all -> {
              for (Row row : all.collectAsList()) {
                counts
                    .computeIfAbsent(row.getString(0), check -> new TreeMap<>())
                    .computeIfAbsent(row.getString(1), group -> new ArrayList<>())
                    .add(Map.entry(new BigDecimal(row.getString(2)), row.getLong(3)));
              }
            });
    Map<CheckRule, SortedMap<String, SortedMap<BigDecimal, String>>> expected =
        new LinkedHashMap<>();
    for (CheckRule check : checks) {
      SortedMap<String, SortedMap<BigDecimal, String>> byGroup = new TreeMap<>();
      counts
          .getOrDefault(check.id(), new TreeMap<>())
          .forEach(
              (group, values) ->
                  byGroup.put(group, outlying(check, group, new Distribution(values), words)));
      expected.put(check, byGroup);
    }
    return new Outliers(queries, expected);
  }

  /** Returns the rows that hold an outlying value; nothing for a check without any. */
  List<Dataset<Row>> rows() {
    List<Dataset<Row>> parts = new ArrayList<>();
    expected.forEach(
        (check, byGroup) -> {
          List<Row> outlying = new ArrayList<>();
          byGroup.forEach(
              (group, values) ->
                  values
                      .keySet()
                      .forEach(
                          value -> outlying.add(RowFactory.create(group, value.toPlainString()))));
          if (!outlying.isEmpty()) {
            parts.add(rowsWith(check, outlying));
          }
        });
    return parts;
  }

  List<Anomaly> anomalies(CheckRule check, List<SuspectRow> rows, Language language) {
    SortedMap<String, SortedMap<BigDecimal, String>> byGroup =
        expected.getOrDefault(check, new TreeMap<>());
    List<Anomaly> anomalies = new ArrayList<>();
    for (SuspectRow row : rows) {
      if (row.first() == null || row.second() == null) {
        continue;
      }

      BigDecimal value = new BigDecimal(row.second());
      String words = byGroup.getOrDefault(row.first(), new TreeMap<>()).get(value);
      if (words != null) {
        anomalies.add(row.anomaly(check, language, OutlierWords.plain(value), words));
      }
    }
    return anomalies;
  }

  private static SortedMap<BigDecimal, String> outlying(
      CheckRule check, String group, Distribution all, OutlierWords words) {
    SortedMap<BigDecimal, String> outlying = new TreeMap<>();
    if (check.method() instanceof CheckRule.RobustZ method) {
      Optional<RobustZ> measure = RobustZ.of(all, method.minimumCount());
      measure.ifPresent(
          scale -> {
            for (BigDecimal value : all.values()) {
              if (scale.isBeyond(value, method.threshold())) {
                outlying.put(value, words.robustZ(method, scale, value, group, all));
              }
            }
          });
    } else if (check.method() instanceof CheckRule.FactorOff method
        && all.count() >= method.minimumCount()) {
      BigDecimal median = all.median();
      for (BigDecimal value : all.values()) {
        if (UnitSlip.isOff(value, median, method.factor(), method.tolerance())) {
          outlying.put(value, words.factorOff(method, group, all));
        }
      }
    }
    return outlying;
  }

  /** One row per group and distinct value: check, group, value as exact text, count. */
  private static Dataset<Row> counts(RuleQueries queries, CheckRule check) {
    Dataset<Row> values =
        queries
            .rows(check.from(), check.where())
            .select(groupOf(check).as("value_group"), queries.column(valueOf(check)).as("value"))
            .where(col("value_group").isNotNull().and(col("value").isNotNull()));
    return values
        .groupBy("value_group", "value")
        .agg(count(lit(1)).as("n"))
        .select(
            lit(check.id()),
            col("value_group"),
            RuleQueries.text(col("value"), values.schema().apply("value").dataType()),
            col("n"));
  }

  private Dataset<Row> rowsWith(CheckRule check, List<Row> outlying) {
    Dataset<Row> rows = queries.rows(check.from(), check.where());
    Dataset<Row> typed = rows.select(queries.column(valueOf(check)).as("value"));
    Column text =
        RuleQueries.text(queries.column(valueOf(check)), typed.schema().apply("value").dataType());
    Dataset<Row> suspects =
        rows.select(SuspectRow.columns(queries, rows, check, groupOf(check), text));
    Dataset<Row> wanted = queries.spark().createDataFrame(outlying, OUTLYING);
    return suspects.join(
        broadcast(wanted),
        suspects
            .col("first_text")
            .equalTo(wanted.col("out_group"))
            .and(suspects.col("second_text").equalTo(wanted.col("out_value"))),
        "left_semi");
  }

  private static Column groupOf(CheckRule check) {
    String within = within(check.method());
    return within == null ? lit("") : col(within).cast(DataTypes.StringType);
  }

  private static @Nullable String within(CheckRule.Method method) {
    if (method instanceof CheckRule.RobustZ robust) {
      return robust.within();
    }

    return ((CheckRule.FactorOff) method).within();
  }

  private static Expression valueOf(CheckRule check) {
    if (check.method() instanceof CheckRule.RobustZ robust) {
      return robust.value();
    }

    return ((CheckRule.FactorOff) check.method()).value();
  }
}
