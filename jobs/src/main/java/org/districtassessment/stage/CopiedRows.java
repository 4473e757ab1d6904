package org.districtassessment.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.ShareAbove;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.stage.Families.Judge;

/**
 * Units of which unusually many rows stand in another unit, or in the year before, word for word.
 *
 * <p>Millions of rows are narrowed down by 64-bit hashes; the few that remain are compared exactly.
 * Which units the rows stand in is asked only for units that are reported.
 */
final class CopiedRows {

  private static final String ALL = "all";
  private static final String COPIED = "copied";

  /** Begins the names of values, and of columns of rows that others are compared with. */
  private static final String VALUE = "value_";

  private static final String OTHER = "other_";

  private final RuleQueries queries;
  private final Map<CheckRule, SortedMap<String, ShareAbove>> shares;
  private final Map<CheckRule, SortedMap<String, Families.Judgement>> reported =
      new LinkedHashMap<>();

  private CopiedRows(RuleQueries queries, Map<CheckRule, SortedMap<String, ShareAbove>> shares) {
    this.queries = queries;
    this.shares = shares;
  }

  /** Two tallies a unit: all its rows, and those that stand elsewhere, if there are any. */
  static List<Dataset<Row>> counts(RuleQueries queries, List<CheckRule> checks) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (CheckRule check : checks) {
      Dataset<Row> rows = rows(queries, check, check.from());
      String previous = method(check).previous();
      Dataset<Row> copied =
          previous == null
              ? shared(rows).select("unit", "n")
              : before(rows, rows(queries, check, previous)).select(col("unit"), lit(1L).as("n"));
      parts.add(
          rows.groupBy("unit")
              .agg(count(lit(1)).as("n"))
              .select(Tally.columns(check, col("unit"), lit(ALL), col("n"))));
      parts.add(
          copied
              .groupBy("unit")
              .agg(sum("n").as("n"))
              .select(Tally.columns(check, col("unit"), lit(COPIED), col("n"))));
    }
    return parts;
  }

  static CopiedRows measure(
      RuleQueries queries, List<CheckRule> checks, Map<String, List<Tally>> tallies) {
    Map<CheckRule, SortedMap<String, ShareAbove>> shares = new LinkedHashMap<>();
    for (CheckRule check : checks) {
      SortedMap<String, Long> rows = new TreeMap<>();
      SortedMap<String, Long> copied = new TreeMap<>();
      for (Tally tally : tallies.getOrDefault(check.id(), List.of())) {
        (tally.item().equals(ALL) ? rows : copied).put(tally.subject(), tally.count());
      }
      long all = rows.values().stream().mapToLong(Long::longValue).sum();
      long allCopied = copied.values().stream().mapToLong(Long::longValue).sum();
      SortedMap<String, ShareAbove> own = new TreeMap<>();
      rows.forEach(
          (unit, count) -> {
            if (count >= method(check).minimumCount()) {
              own.put(unit, ShareAbove.ofAll(copied.getOrDefault(unit, 0L), count, allCopied, all));
            }
          });
      shares.put(check, own);
    }
    return new CopiedRows(queries, shares);
  }

  void addTests(Families families) {
    shares.forEach(
        (check, own) ->
            own.values().forEach(share -> families.add(method(check).family(), share.p(), 1)));
  }

  void judge(Judge judge) {
    shares.forEach(
        (check, own) -> {
          SortedMap<String, Families.Judgement> judgements = new TreeMap<>();
          double times = method(check).times().doubleValue();
          own.forEach(
              (unit, share) -> {
                if (share.hits() > 0 && share.share() > times * share.due()) {
                  judge
                      .reported(method(check).family(), share.p())
                      .ifPresent(judgement -> judgements.put(unit, judgement));
                }
              });
          reported.put(check, judgements);
        });
  }

  /** Returns, for units that are reported, in which others how many of their rows stand. */
  List<Dataset<Row>> others() {
    List<Dataset<Row>> parts = new ArrayList<>();
    reported.forEach(
        (check, judgements) -> {
          if (method(check).previous() == null && !judgements.isEmpty()) {
            Object[] units = judgements.keySet().toArray();
            Dataset<Row> shared = shared(rows(queries, check, check.from()));
            Dataset<Row> pairs =
                shared
                    .where(col("unit").isin(units))
                    .join(renamed(shared, OTHER), sameValues(shared))
                    .where(col("unit").notEqual(col(OTHER + "unit")))
                    .groupBy(col("unit"), col(OTHER + "unit").as("other"))
                    .agg(sum("n").as("n"));
            parts.add(
                pairs.select(
                    lit(check.id()),
                    col("unit"),
                    col("unit"),
                    lit(null).cast(DataTypes.StringType),
                    lit(null).cast(DataTypes.LongType),
                    col("other"),
                    col("n").cast(DataTypes.StringType)));
          }
        });
    return parts;
  }

  /**
   * Returns the anomalies of a check.
   *
   * @param others what {@link #others} gave: {@code first} is the other unit, {@code second} the
   *     number of rows
   */
  List<Anomaly> anomalies(
      CheckRule check, List<SuspectRow> others, UnitWords words, Language language) {
    SortedMap<String, ShareAbove> own = shares.getOrDefault(check, new TreeMap<>());
    List<Anomaly> anomalies = new ArrayList<>();
    reported
        .getOrDefault(check, new TreeMap<>())
        .forEach(
            (unit, judgement) -> {
              ShareAbove share = own.get(unit);
              SortedMap<String, Long> elsewhere = new TreeMap<>();
              for (SuspectRow row : others) {
                if (row.unit().equals(unit) && row.first() != null && row.second() != null) {
                  elsewhere.put(row.first(), Long.valueOf(row.second()));
                }
              }
              if (share != null) {
                anomalies.add(
                    new UnitAnomaly(
                            unit,
                            check.field(),
                            words.copied(share, elsewhere),
                            words.copiedExpected(method(check), share, judgement),
                            judgement.q())
                        .of(check, language));
              }
            });
    return anomalies;
  }

  /** One row per row of the relation that has all values: the unit, and the values. */
  private static Dataset<Row> rows(RuleQueries queries, CheckRule check, String relation) {
    List<Column> columns = new ArrayList<>(List.of(queries.unitOf(relation).as("unit")));
    Column complete = col("unit").isNotNull();
    List<Expression> values = method(check).values();
    for (int i = 0; i < values.size(); i++) {
      columns.add(queries.column(values.get(i)).as(VALUE + i));
      complete = complete.and(col(VALUE + i).isNotNull());
    }
    return queries
        .rows(relation, check.where())
        .select(columns.toArray(Column[]::new))
        .where(complete);
  }

  /** One row per unit and values that stand in other units, too; {@code n} is how often. */
  private static Dataset<Row> shared(Dataset<Row> rows) {
    Column[] values = values(rows);
    Dataset<Row> candidates =
        rows.select(xxhash64(values).as("candidate"), xxhash64(col("unit")).as("h"))
            .groupBy("candidate")
            .agg(min("h").as("least"), max("h").as("greatest"))
            .where(col("least").notEqual(col("greatest")))
            .select("candidate");
    List<Column> unitAndValues = new ArrayList<>(List.of(values));
    unitAndValues.add(col("unit"));
    Dataset<Row> byUnit =
        rows.join(
                broadcast(candidates),
                xxhash64(values).equalTo(candidates.col("candidate")),
                "left_semi")
            .groupBy(unitAndValues.toArray(Column[]::new))
            .agg(count(lit(1)).as("n"));
    Dataset<Row> several =
        byUnit.groupBy(values).agg(count(lit(1)).as("units")).where(col("units").gt(1));
    return byUnit.join(renamed(several, OTHER), sameValues(byUnit), "left_semi");
  }

  /** Rows that stand in the unit's own rows of the year before. */
  private static Dataset<Row> before(Dataset<Row> rows, Dataset<Row> previous) {
    return rows.join(
        renamed(previous, OTHER),
        sameValues(rows).and(col("unit").equalTo(col(OTHER + "unit"))),
        "left_semi");
  }

  private static Column[] values(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .filter(name -> name.startsWith(VALUE))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private static Dataset<Row> renamed(Dataset<Row> rows, String before) {
    return rows.select(
        Arrays.stream(rows.columns())
            .map(name -> col(name).as(before + name))
            .toArray(Column[]::new));
  }

  /** Compares the values with those that were renamed. */
  private static Column sameValues(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .filter(name -> name.startsWith(VALUE))
        .map(name -> col(name).equalTo(col(OTHER + name)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static CopiedRowsScreen method(CheckRule check) {
    return (CopiedRowsScreen) check.method();
  }
}
