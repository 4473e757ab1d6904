package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.anomaly.Stake;
import org.districtassessment.core.composite.AdjustmentAmount;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.PlanScenarios.Planned;
import org.districtassessment.stage.submission.Scenario;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.districtassessment.stage.vector.RunScenarios;
import org.districtassessment.stage.vector.ScenarioKeys;

/**
 * What the values of a unit would be without rows that anomalies name: all views, indicators and
 * adjustments run unchanged, over the rows of each scenario of a unit, see {@link RunScenarios}. A
 * table or view counts only in scenarios in which rows of its tables are left out.
 *
 * <p>Without a row, rows that refer to it fall too, and a review that confirmed an anomaly of it
 * does nothing, as in a run without it. Limits and medians of checks, the counts of {@code
 * submission_file} and rows that were rejected stay as they are.
 */
public final class LeaveOutRows {

  private final SparkSession spark;
  private final RuleSteps steps;
  private final BoundRules rules;
  private final SubmissionPlan plan;
  private final TablesOfRelations tables;
  private final Map<String, Unit> units;

  /**
   * What a unit would have instead.
   *
   * @param values by indicator, those that may differ
   * @param amounts by adjustment, those that may differ
   */
  public record Without(
      Stake.Basis basis, Map<String, IndicatorValue> values, Map<String, BigDecimal> amounts) {

    public Without {
      values = Map.copyOf(values);
      amounts = Map.copyOf(amounts);
    }
  }

  private LeaveOutRows(SparkSession spark, RuleSteps steps, SubmissionPlan plan, List<Unit> units) {
    this.spark = spark;
    this.steps = steps;
    this.rules = steps.rules();
    this.plan = plan;
    this.tables = steps.tables();
    this.units = units.stream().collect(Collectors.toMap(Unit::key, unit -> unit));
  }

  /**
   * Returns what the unit of each anomaly would have without its row, by the anomaly's id; an
   * anomaly that names no row, or too many in all, is not there. Anomalies whose rows are left out
   * together have the same object.
   *
   * @param plan what the session shows; it shows it again afterwards
   * @param actual the values with all rows
   */
  public static Map<String, Without> leaveOutRows(
      SparkSession spark,
      RuleSteps steps,
      SubmissionPlan plan,
      List<Unit> units,
      List<IdentifiedAnomaly> anomalies,
      IndicatorValues actual) {
    return new LeaveOutRows(spark, steps, plan, units).leaveOut(anomalies, actual);
  }

  private Map<String, Without> leaveOut(List<IdentifiedAnomaly> anomalies, IndicatorValues actual) {
    Map<String, Set<String>> readBy = new HashMap<>();
    for (CheckRule check : rules.rules().checks()) {
      readBy.put(check.id(), tables.of(check.from()));
    }
    List<IdentifiedAnomaly> ofUnits =
        anomalies.stream().filter(each -> units.containsKey(each.anomaly().unit())).toList();
    Planned planned =
        new PlanScenarios(
                plan,
                anomaly -> readBy.getOrDefault(anomaly.anomaly().check(), Set.of()),
                tablesOfUnits())
            .plan(ofUnits);
    if (planned.all().isEmpty()) {
      return Map.of();
    }

    return compute(planned, plan.withFallenRows(spark, planned.all()), actual);
  }

  /** Tables whose rows name their unit by a text; other keys cannot be those of scenarios. */
  private Set<String> tablesOfUnits() {
    UnitTable unit = rules.rules().unit();
    boolean isText =
        rules
            .schemas()
            .table(unit.table())
            .flatMap(table -> table.field(unit.key()))
            .filter(field -> field.type() == FieldType.STRING)
            .isPresent();
    return rules.schemas().all().stream()
        .filter(table -> isText && table.referenceTo(unit.table(), unit.key()).isPresent())
        .map(TableSchema::name)
        .collect(Collectors.toSet());
  }

  private Map<String, Without> compute(
      Planned planned, List<Scenario> scenarios, IndicatorValues actual) {
    Map<String, Set<String>> keysByRelation = new TreeMap<>();
    List<List<Scenario>> groups = new ArrayList<>();
    Map<String, Integer> groupOf = groups(planned, scenarios, keysByRelation, groups);
    groups.add(scenarios);
    List<Unit> stands =
        scenarios.stream()
            .map(
                scenario -> {
                  Unit unit = of(units, scenario.unit());
                  return new Unit(scenario.key(), unit.name(), unit.group());
                })
            .toList();
    plan.withScenarios(groups).show(spark);
    IndicatorValues values;
    try {
      List<Function<String, SupportsRead>> byGroup =
          IntStream.range(0, groups.size())
              .mapToObj(group -> SessionTables.ofScenarios(spark, group))
              .toList();
      int ofAll = groups.size() - 1;
      values =
          ComputeIndicators.computeSome(
              steps,
              groupOf.keySet(),
              (names, queries) ->
                  RunScenarios.collect(
                      spark,
                      queries,
                      (query, table) ->
                          byGroup.get(groupOf.getOrDefault(names.get(query), ofAll)).apply(table),
                      keys(planned, scenarios),
                      SubmissionPlan.answers(spark, "at stake")),
              stands);
    } finally {
      plan.show(spark);
    }
    return results(planned, values, keysByRelation, actual);
  }

  private static ScenarioKeys keys(Planned planned, List<Scenario> scenarios) {
    return new ScenarioKeys(
        scenarios.stream().map(Scenario::key).toList(),
        scenarios.stream().map(scenario -> of(planned.controls(), scenario.unit()).key()).toList());
  }

  /**
   * Puts relations with the same scenarios into one group. Each has the scenarios that leave out
   * rows it reads, and for their units one that leaves out none.
   *
   * @param keysByRelation takes the keys of the scenarios of each relation
   * @param groups takes the groups
   * @return the number of the group, by relation; a relation without scenarios is not there
   */
  private Map<String, Integer> groups(
      Planned planned,
      List<Scenario> scenarios,
      Map<String, Set<String>> keysByRelation,
      List<List<Scenario>> groups) {
    Map<List<Scenario>, Integer> numbers = new LinkedHashMap<>();
    Map<String, Integer> groupOf = new HashMap<>();
    Set<String> relations = new HashSet<>();
    rules.rules().indicators().forEach(rule -> relations.add(rule.from()));
    rules.rules().adjustments().forEach(rule -> relations.add(rule.from()));
    for (String relation : relations.stream().sorted().toList()) {
      Set<String> read = tables.of(relation);
      Set<String> keys = new HashSet<>();
      for (Scenario scenario : scenarios) {
        if (touches(scenario, read)) {
          keys.add(scenario.key());
          keys.add(of(planned.controls(), scenario.unit()).key());
        }
      }
      if (!keys.isEmpty()) {
        List<Scenario> own =
            scenarios.stream().filter(scenario -> keys.contains(scenario.key())).toList();
        keysByRelation.put(relation, keys);
        groupOf.put(relation, numbers.computeIfAbsent(own, each -> numbers.size()));
      }
    }
    groups.addAll(numbers.keySet());
    return groupOf;
  }

  private static boolean touches(Scenario scenario, Set<String> read) {
    if (scenario.leftOut().isEmpty()) {
      return false;
    }

    return read.contains(Relations.CONFIRMED_ANOMALY)
        || scenario.leftOut().stream()
            .anyMatch(
                row ->
                    read.contains(
                        row.isCurrent() ? row.table() : Relations.PREVIOUS + row.table()));
  }

  private Map<String, Without> results(
      Planned planned,
      IndicatorValues computed,
      Map<String, Set<String>> keysByRelation,
      IndicatorValues actual) {
    Map<String, String> unitOf = new HashMap<>();
    planned.all().forEach(scenario -> unitOf.put(scenario.key(), scenario.unit()));
    Map<String, String> fromOf = new HashMap<>();
    rules.rules().indicators().forEach(rule -> fromOf.put(rule.id(), rule.from()));
    rules.rules().adjustments().forEach(rule -> fromOf.put(rule.id(), rule.from()));
    Map<String, Map<String, IndicatorValue>> values = new HashMap<>();
    for (IndicatorValue value : computed.values()) {
      if (of(keysByRelation, of(fromOf, value.indicator())).contains(value.unit())) {
        values
            .computeIfAbsent(value.unit(), key -> new HashMap<>())
            .put(value.indicator(), withUnit(of(unitOf, value.unit()), value));
      }
    }
    Map<String, Map<String, BigDecimal>> amounts = new HashMap<>();
    for (AdjustmentAmount amount : computed.adjustments()) {
      if (of(keysByRelation, of(fromOf, amount.adjustment())).contains(amount.unit())) {
        amounts
            .computeIfAbsent(amount.unit(), key -> new HashMap<>())
            .put(amount.adjustment(), amount.amount());
      }
    }
    Set<String> sound = soundUnits(planned, values, amounts, actual);
    Map<String, Without> byScenario = new HashMap<>();
    Map<String, Without> results = new HashMap<>();
    planned
        .ofAnomaly()
        .forEach(
            (id, scenario) -> {
              if (sound.contains(scenario.unit())) {
                Stake.Basis basis =
                    planned.together().contains(id) ? Stake.Basis.CHECK : Stake.Basis.ROW;
                results.put(
                    id,
                    byScenario.computeIfAbsent(
                        basis + scenario.key(),
                        key ->
                            new Without(
                                basis,
                                values.getOrDefault(scenario.key(), Map.of()),
                                amounts.getOrDefault(scenario.key(), Map.of()))));
              }
            });
    return results;
  }

  /**
   * The units whose values come out the same with nothing left out. Others have rules that look
   * beyond their unit or at its key, which is another one in a scenario.
   */
  private static Set<String> soundUnits(
      Planned planned,
      Map<String, Map<String, IndicatorValue>> values,
      Map<String, Map<String, BigDecimal>> amounts,
      IndicatorValues actual) {
    Set<IndicatorValue> actualValues = new HashSet<>(actual.values());
    Set<AdjustmentAmount> actualAmounts = new HashSet<>(actual.adjustments());
    Set<String> sound = new HashSet<>();
    planned
        .controls()
        .forEach(
            (unit, control) -> {
              boolean isSame =
                  actualValues.containsAll(values.getOrDefault(control.key(), Map.of()).values())
                      && amounts.getOrDefault(control.key(), Map.of()).entrySet().stream()
                          .allMatch(
                              each ->
                                  actualAmounts.contains(
                                      new AdjustmentAmount(unit, each.getKey(), each.getValue())));
              if (isSame) {
                sound.add(unit);
              }
            });
    return sound;
  }

  private static IndicatorValue withUnit(String unit, IndicatorValue value) {
    return new IndicatorValue(
        unit,
        value.indicator(),
        value.state(),
        value.numerator(),
        value.denominator(),
        value.value());
  }

  private static <T> T of(Map<String, T> byName, String name) {
    return requireNonNull(byName.get(name), name);
  }
}
