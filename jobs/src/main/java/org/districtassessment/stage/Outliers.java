package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.OutlierMethod;
import org.districtassessment.stage.Families.Judge;
import org.districtassessment.stage.Families.Judgement;
import org.districtassessment.stage.MeasureOutliers.Counted;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.GivenTexts;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose values lie far from those of their group.
 *
 * <p>Spark counts the distinct values of each group; measures follow from the counts in plain Java.
 * Only the rows that hold outlying values are read again. Rows without one of the values, or
 * without group where the check has groups, are left out.
 */
final class Outliers {

  private static final StructType OUTLYING =
      new StructType()
          .add("out_group", DataTypes.StringType)
          .add("out_value", DataTypes.StringType);

  /** Stands between the values of a row; no number has it. */
  private static final String BETWEEN = "|";

  /** What is said of a row that is reported. */
  private record Verdict(String observed, String expected, @Nullable BigDecimal q) {}

  /** How often each values stand in a group of a check, by their text. */
  private record Counts(CheckRule check, String group, SortedMap<String, Counted> counts) {}

  /** A group of a check that can be measured. */
  private record Group(
      CheckRule check, String name, OutlierMeasure measure, SortedMap<String, Counted> counts) {}

  private final List<Group> groups;
  private final Map<CheckRule, SortedMap<String, SortedMap<String, Verdict>>> verdicts =
      new LinkedHashMap<>();

  private Outliers(List<Group> groups) {
    this.groups = groups;
  }

  /** One tally per group and distinct values. */
  static List<Query> counts(RuleQueries queries, List<CheckRule> checks) {
    List<Query> values =
        queries.resolved(checks.stream().map(check -> values(queries, check)).toList());
    return IntStream.range(0, checks.size())
        .mapToObj(i -> counts(checks.get(i), values.get(i)))
        .toList();
  }

  /** Measures every group of the checks. */
  static Outliers measure(
      List<CheckRule> checks, Map<String, List<Tally>> tallies, OutlierWords words) {
    List<Counts> all = new ArrayList<>();
    for (CheckRule check : checks) {
      SortedMap<String, SortedMap<String, Counted>> byGroup = new TreeMap<>();
      for (Tally tally : tallies.getOrDefault(check.id(), List.of())) {
        byGroup
            .computeIfAbsent(tally.subject(), group -> new TreeMap<>())
            .merge(tally.item(), new Counted(numbers(tally.item()), tally.count()), Counted::plus);
      }
      byGroup.forEach((name, counts) -> all.add(new Counts(check, name, counts)));
    }
    List<Group> groups =
        Meanwhile.each(all, each -> measure(each, words)).stream()
            .flatMap(Optional::stream)
            .toList();
    return new Outliers(groups);
  }

  private static Optional<Group> measure(Counts of, OutlierWords words) {
    return MeasureOutliers.of((OutlierMethod) of.check.method(), of.group, of.counts, words)
        .map(measure -> new Group(of.check, of.group, measure, of.counts));
  }

  /** Adds every test, those of values that do not lie out too. */
  void addTests(Families families) {
    for (Group group : groups) {
      String family = group.check().method().family();
      if (family != null) {
        for (Counted each : group.counts().values()) {
          OptionalDouble p = group.measure().p(each.values());
          p.ifPresent(value -> families.add(family, value, each.count()));
        }
      }
    }
  }

  /** Decides which values lie out. */
  void judge(Judge judge) {
    for (Group group : groups) {
      group
          .counts()
          .forEach(
              (item, each) -> {
                Verdict verdict = verdict(group, each.values(), judge);
                if (verdict != null) {
                  verdicts
                      .computeIfAbsent(group.check(), check -> new TreeMap<>())
                      .computeIfAbsent(group.name(), name -> new TreeMap<>())
                      .put(item, verdict);
                }
              });
    }
  }

  private static @Nullable Verdict verdict(Group group, List<BigDecimal> values, Judge judge) {
    OutlierMeasure measure = group.measure();
    if (!measure.isBeyond(values)) {
      return null;
    }

    String family = group.check().method().family();
    OptionalDouble p = measure.p(values);
    if (family == null || p.isEmpty()) {
      return new Verdict(measure.observed(values), measure.expected(values, null), null);
    }

    Judgement judgement = judge.reported(family, p.getAsDouble()).orElse(null);
    return judgement == null
        ? null
        : new Verdict(measure.observed(values), measure.expected(values, judgement), judgement.q());
  }

  /** Returns, of each check, the rows that hold outlying values: those that {@link #at} gives. */
  static List<Query> rows(RuleQueries queries, List<CheckRule> checks) {
    List<Query> values =
        queries.resolved(
            checks.stream()
                .map(
                    check ->
                        queries.rows(check.from(), check.where()).select(columns(queries, check)))
                .toList());
    return IntStream.range(0, checks.size())
        .mapToObj(i -> rows(queries, checks.get(i), values.get(i).types()))
        .toList();
  }

  private static List<Column> columns(RuleQueries queries, CheckRule check) {
    return method(check).values().stream().map(queries::column).toList();
  }

  /** Returns groups and outlying values, by check; a check without any is not there. */
  Map<String, GivenTexts> at() {
    Map<String, GivenTexts> at = new HashMap<>();
    verdicts.forEach(
        (check, byGroup) -> {
          List<List<String>> outlying = new ArrayList<>();
          byGroup.forEach(
              (group, items) -> items.keySet().forEach(item -> outlying.add(List.of(group, item))));
          at.put(check.id(), new GivenTexts(Screens.at(check), outlying));
        });
    return at;
  }

  List<Anomaly> anomalies(CheckRule check, List<SuspectRow> rows, Language language) {
    SortedMap<String, SortedMap<String, Verdict>> byGroup =
        verdicts.getOrDefault(check, new TreeMap<>());
    List<Anomaly> anomalies = new ArrayList<>();
    for (SuspectRow row : rows) {
      if (row.first() == null || row.second() == null) {
        continue;
      }

      Verdict verdict = byGroup.getOrDefault(row.first(), new TreeMap<>()).get(row.second());
      if (verdict != null) {
        anomalies.add(
            row.anomaly(check, language, verdict.observed(), verdict.expected(), verdict.q()));
      }
    }
    return anomalies;
  }

  /** The group and the values of each row that has all of them. */
  private static Query values(RuleQueries queries, CheckRule check) {
    List<Expression> values = method(check).values();
    List<Column> columns = new ArrayList<>(List.of(groupOf(check).as("value_group")));
    Column complete = col("value_group").isNotNull();
    for (int i = 0; i < values.size(); i++) {
      columns.add(queries.column(values.get(i)).as("value_" + i));
      complete = complete.and(col("value_" + i).isNotNull());
    }
    return queries.rows(check.from(), check.where()).select(columns).where(complete);
  }

  private static Query counts(CheckRule check, Query values) {
    List<String> names = values.columns();
    Column[] texts =
        IntStream.range(1, names.size())
            .mapToObj(i -> RuleQueries.text(col(names.get(i)), values.types().get(i)))
            .toArray(Column[]::new);
    return values
        .grouped(names.stream().map(name -> col(name)).toList(), List.of(count(lit(1)).as("n")))
        .select(Tally.columns(check, col("value_group"), concat_ws(BETWEEN, texts), col("n")));
  }

  /**
   * @param types of the values
   */
  private static Query rows(RuleQueries queries, CheckRule check, List<DataType> types) {
    Query rows = queries.rows(check.from(), check.where());
    List<Column> values = columns(queries, check);
    Column[] texts =
        IntStream.range(0, values.size())
            .mapToObj(i -> RuleQueries.text(values.get(i), types.get(i)))
            .toArray(Column[]::new);
    return rows.select(
            SuspectRow.columns(queries, rows, check, groupOf(check), concat_ws(BETWEEN, texts)))
        .having(
            Query.table(Screens.at(check), OUTLYING).few(),
            col("first_text")
                .equalTo(col("out_group"))
                .and(col("second_text").equalTo(col("out_value"))));
  }

  private static Column groupOf(CheckRule check) {
    String within = method(check).within();
    return within == null ? lit("") : col(within).cast(DataTypes.StringType);
  }

  private static OutlierMethod method(CheckRule check) {
    return (OutlierMethod) check.method();
  }

  private static List<BigDecimal> numbers(String item) {
    return Arrays.stream(item.split("\\|", -1)).map(BigDecimal::new).toList();
  }
}
