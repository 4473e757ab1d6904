package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.TableSchema;

/** Tables of units as they would be without some of their rows. */
final class ScenarioTables {

  /** The number of a group of scenarios, and whether it is about the year before. */
  static final Pattern NAMESPACE = Pattern.compile("whatif_(\\d+)(_previous)?");

  private ScenarioTables() {}

  /**
   * @param name of the table in plans
   * @param group number of the group
   */
  static SupportsRead table(
      String name, SubmissionPlan plan, int group, boolean isCurrent, String relation)
      throws NoSuchTableException {
    List<Scenario> scenarios = plan.scenarios().get(group);
    if (relation.equals(Relations.SUBMISSION_FILE)) {
      return new SpreadTable(
          MadeTables.submittedFiles(name, plan, unit -> keys(unit, scenarios)),
          () -> new MarkedTables(plan).submittedFiles());
    }

    if (relation.equals(Relations.CONFIRMED_ANOMALY)) {
      Redactor redactor = plan.redactor();
      return new SpreadTable(
          MadeTables.confirmedAnomalies(
              name, plan, anomaly -> keysWith(anomaly, scenarios, redactor)),
          () -> new MarkedTables(plan).confirmedAnomalies());
    }

    TableSchema table =
        plan.table(relation).orElseThrow(() -> new NoSuchTableException("whatif", relation));
    Optional<ReadableYear> year = isCurrent ? Optional.of(plan.current()) : plan.previous();
    int unitField = plan.context().layout(relation).unitField();
    Buckets buckets = plan.buckets();
    if (unitField == TableLayout.NONE) {
      List<List<ReadableYear.Part>> parts =
          year.map(readable -> readable.parts(relation, false)).orElseGet(() -> none(buckets));
      return new SubmissionTable(
          name,
          SparkTypes.ofTable(table),
          required ->
              new AcceptedScan(
                  plan.shared(),
                  relation,
                  unitField,
                  buckets,
                  parts,
                  SensitiveAs.PSEUDONYM,
                  required));
    }

    String unitName = table.fields().get(unitField).name();
    return new SpreadTable(
        new SubmissionTable(
            name,
            SparkTypes.ofTable(table),
            required ->
                new ScenarioScan(
                    plan.shared(),
                    isCurrent,
                    relation,
                    unitName,
                    buckets,
                    parts(plan, year, relation, units(scenarios)),
                    byBucket(plan, scenarios),
                    Collections.nCopies(buckets.count(), Map.of()),
                    required)),
        () -> new MarkedTables(plan).accepted(isCurrent, table, unitName, year));
  }

  /** Adds the rows that fall with those that are named; one task per bucket with scenarios. */
  static List<Scenario> withFallenRows(
      SparkSession spark, SubmissionPlan plan, List<Scenario> named) {
    List<Task> tasks = new ArrayList<>();
    List<List<Scenario>> byBucket = byBucket(plan, named);
    for (boolean isCurrent : List.of(true, false)) {
      Optional<ReadableYear> year = isCurrent ? Optional.of(plan.current()) : plan.previous();
      if (year.isEmpty()) {
        continue;
      }

      LeftOutRows rows =
          new LeftOutRows(plan.context(), plan.buckets(), plan.unitTable().table(), isCurrent);
      Map<String, List<List<ReadableYear.Part>>> parts = new TreeMap<>();
      for (String table : year.get().files().validated()) {
        parts.put(table, parts(plan, year, table, units(named)));
      }
      for (int bucket = 0; bucket < byBucket.size(); bucket++) {
        List<Scenario> own = touching(byBucket.get(bucket), isCurrent);
        if (!own.isEmpty()) {
          tasks.add(new Task(rows, bucket, ofBucket(parts, bucket), own));
        }
      }
    }
    Map<String, Set<RowPlace>> fallen = new HashMap<>();
    if (!tasks.isEmpty()) {
      JavaSparkContext.fromSparkContext(spark.sparkContext())
          .parallelize(tasks, tasks.size())
          .map(Task::find)
          .collect()
          .forEach(
              found ->
                  found.forEach(
                      (key, rows) ->
                          fallen.computeIfAbsent(key, each -> new HashSet<>()).addAll(rows)));
    }
    return named.stream()
        .map(
            scenario -> {
              Set<RowPlace> all = new HashSet<>(scenario.leftOut());
              all.addAll(fallen.getOrDefault(scenario.key(), Set.of()));
              return new Scenario(scenario.key(), scenario.unit(), all);
            })
        .toList();
  }

  private record Task(
      LeftOutRows rows,
      int bucket,
      Map<String, List<ReadableYear.Part>> parts,
      List<Scenario> scenarios)
      implements Serializable {

    Map<String, Set<RowPlace>> find() {
      return rows.find(bucket, parts, scenarios);
    }
  }

  private static List<Scenario> touching(List<Scenario> scenarios, boolean isCurrent) {
    return scenarios.stream()
        .filter(
            scenario -> scenario.leftOut().stream().anyMatch(row -> row.isCurrent() == isCurrent))
        .toList();
  }

  private static Map<String, List<ReadableYear.Part>> ofBucket(
      Map<String, List<List<ReadableYear.Part>>> parts, int bucket) {
    Map<String, List<ReadableYear.Part>> own = new HashMap<>();
    parts.forEach((table, byBucket) -> own.put(table, byBucket.get(bucket)));
    return own;
  }

  /** What each bucket reads of a table, without the files of units that have no scenario. */
  static List<List<ReadableYear.Part>> parts(
      SubmissionPlan plan, Optional<ReadableYear> year, String table, Set<String> units) {
    boolean isOfUnits = plan.context().layout(table).unitField() != TableLayout.NONE;
    return year
        .map(readable -> readable.parts(table, isOfUnits))
        .orElseGet(() -> none(plan.buckets()))
        .stream()
        .map(
            parts ->
                parts.stream()
                    .filter(
                        part -> part.file().unit() == null || units.contains(part.file().unit()))
                    .collect(Collectors.toCollection(ArrayList::new)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<List<ReadableYear.Part>> none(Buckets buckets) {
    List<List<ReadableYear.Part>> parts = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      parts.add(new ArrayList<>());
    }
    return parts;
  }

  /** Returns scenarios by the bucket of their unit. */
  static List<List<Scenario>> byBucket(SubmissionPlan plan, List<Scenario> scenarios) {
    Buckets buckets = plan.buckets();
    List<List<Scenario>> byBucket = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      byBucket.add(new ArrayList<>());
    }
    scenarios.forEach(scenario -> byBucket.get(buckets.of(scenario.unit())).add(scenario));
    return byBucket;
  }

  static Set<String> units(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::unit).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> keys(String unit, List<Scenario> scenarios) {
    return scenarios.stream()
        .filter(scenario -> scenario.unit().equals(unit))
        .map(Scenario::key)
        .toList();
  }

  /** The scenarios in which the row of a confirmed anomaly still stands. */
  private static List<String> keysWith(
      IdentifiedAnomaly anomaly, List<Scenario> scenarios, Redactor redactor) {
    return scenarios.stream()
        .filter(scenario -> scenario.unit().equals(anomaly.anomaly().unit()))
        .filter(scenario -> !isWithout(anomaly, scenario, redactor))
        .map(Scenario::key)
        .toList();
  }

  /** Whether a scenario leaves out the row of a confirmed anomaly. */
  static boolean isWithout(IdentifiedAnomaly anomaly, Scenario scenario, Redactor redactor) {
    return scenario.leftOut().stream().anyMatch(row -> isRowOf(anomaly, row, redactor));
  }

  private static boolean isRowOf(IdentifiedAnomaly anomaly, RowPlace row, Redactor redactor) {
    Long line = anomaly.anomaly().line();
    return line != null
        && line == row.line()
        && redactor.redact(row.path()).equals(anomaly.anomaly().file());
  }
}
