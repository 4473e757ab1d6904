package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.ShareAbove;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.stage.Families.Judge;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.GivenTexts;

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
  private static final StructType REPORTED = new StructType().add("reported", DataTypes.StringType);
  private static final List<Column> UNIT = List.of(col("unit"));

  private final Map<CheckRule, SortedMap<String, ShareAbove>> shares;
  private final Map<CheckRule, SortedMap<String, Families.Judgement>> reported =
      new LinkedHashMap<>();

  private CopiedRows(Map<CheckRule, SortedMap<String, ShareAbove>> shares) {
    this.shares = shares;
  }

  /** Two tallies a unit: all its rows, and those that stand elsewhere, if there are any. */
  static List<Query> counts(RuleQueries queries, List<CheckRule> checks) {
    List<Query> parts = new ArrayList<>();
    for (CheckRule check : checks) {
      Query rows = rows(queries, check, check.from());
      String previous = method(check).previous();
      Query copied =
          previous == null
              ? shared(rows).select(col("unit"), col("n"))
              : before(rows, rows(queries, check, previous)).select(col("unit"), lit(1L).as("n"));
      parts.add(
          rows.grouped(UNIT, List.of(count(lit(1)).as("n")))
              .select(Tally.columns(check, col("unit"), lit(ALL), col("n"))));
      parts.add(
          copied
              .grouped(UNIT, List.of(sum("n").as("n")))
              .select(Tally.columns(check, col("unit"), lit(COPIED), col("n"))));
    }
    return parts;
  }

  static CopiedRows measure(List<CheckRule> checks, Map<String, List<Tally>> tallies) {
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
    return new CopiedRows(shares);
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

  /** Returns the checks that look at one year. */
  static List<CheckRule> ofOneYear(List<CheckRule> checks) {
    return checks.stream().filter(check -> method(check).previous() == null).toList();
  }

  /**
   * Returns, of each check of one year, in which other units how many rows of a unit stand: of
   * units that {@link #at} gives.
   */
  static List<Query> others(RuleQueries queries, List<CheckRule> checks) {
    return ofOneYear(checks).stream().map(check -> others(queries, check)).toList();
  }

  private static Query others(RuleQueries queries, CheckRule check) {
    Query shared = shared(rows(queries, check, check.from()));
    return shared
        .having(
            Query.table(Screens.at(check), REPORTED).few(), col("unit").equalTo(col("reported")))
        .join(renamed(shared, OTHER), sameValues(shared))
        .where(col("unit").notEqual(col(OTHER + "unit")))
        .grouped(List.of(col("unit"), col(OTHER + "unit").as("other")), List.of(sum("n").as("n")))
        .select(
            lit(check.id()),
            col("unit"),
            col("unit").as("row_key"),
            lit(null).cast(DataTypes.StringType),
            lit(null).cast(DataTypes.LongType),
            col("other"),
            col("n").cast(DataTypes.StringType));
  }

  /** Returns the units that are reported, by check; a check without any is not there. */
  Map<String, GivenTexts> at() {
    Map<String, GivenTexts> at = new HashMap<>();
    for (CheckRule check : ofOneYear(List.copyOf(reported.keySet()))) {
      List<List<String>> units =
          reported.getOrDefault(check, new TreeMap<>()).keySet().stream().map(List::of).toList();
      if (!units.isEmpty()) {
        at.put(check.id(), new GivenTexts(Screens.at(check), units));
      }
    }
    return at;
  }

  /**
   * Returns the anomalies of a check.
   *
   * @param others what {@link #others} gave of it: {@code first} is the other unit, {@code second}
   *     the number of rows
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
  private static Query rows(RuleQueries queries, CheckRule check, String relation) {
    List<Column> columns = new ArrayList<>(List.of(queries.unitOf(relation).as("unit")));
    Column complete = col("unit").isNotNull();
    List<Expression> values = method(check).values();
    for (int i = 0; i < values.size(); i++) {
      columns.add(queries.column(values.get(i)).as(VALUE + i));
      complete = complete.and(col(VALUE + i).isNotNull());
    }
    return queries.rows(relation, check.where()).select(columns).where(complete);
  }

  /** One row per unit and values that stand in other units, too; {@code n} is how often. */
  private static Query shared(Query rows) {
    List<Column> values = values(rows);
    Column hash = xxhash64(values.toArray(Column[]::new));
    Query candidates =
        rows.select(hash.as("candidate"), xxhash64(col("unit")).as("h"))
            .grouped(
                List.of(col("candidate")), List.of(min("h").as("least"), max("h").as("greatest")))
            .where(col("least").notEqual(col("greatest")))
            .select(col("candidate"));
    List<Column> unitAndValues = new ArrayList<>(values);
    unitAndValues.add(col("unit"));
    Query byUnit =
        rows.having(candidates.few(), hash.equalTo(col("candidate")))
            .grouped(unitAndValues, List.of(count(lit(1)).as("n")));
    Query several =
        byUnit.grouped(values, List.of(count(lit(1)).as("units"))).where(col("units").gt(1));
    return byUnit.having(renamed(several, OTHER), sameValues(byUnit));
  }

  /** Rows that stand in the unit's own rows of the year before. */
  private static Query before(Query rows, Query previous) {
    return rows.having(
        renamed(previous, OTHER), sameValues(rows).and(col("unit").equalTo(col(OTHER + "unit"))));
  }

  private static List<Column> values(Query rows) {
    return rows.columns().stream()
        .filter(name -> name.startsWith(VALUE))
        .map(name -> col(name))
        .toList();
  }

  private static Query renamed(Query rows, String before) {
    return rows.select(rows.columns().stream().map(name -> col(name).as(before + name)).toList());
  }

  /** Compares the values with those that were renamed. */
  private static Column sameValues(Query rows) {
    return rows.columns().stream()
        .filter(name -> name.startsWith(VALUE))
        .map(name -> col(name).equalTo(col(OTHER + name)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static CopiedRowsScreen method(CheckRule check) {
    return (CopiedRowsScreen) check.method();
  }
}
