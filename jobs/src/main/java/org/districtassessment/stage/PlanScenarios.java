package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.stage.submission.FileCounts;
import org.districtassessment.stage.submission.RowPlace;
import org.districtassessment.stage.submission.Scenario;
import org.districtassessment.stage.submission.SubmissionPlan;

/** Which rows of which units are left out, to see what hangs on them. */
final class PlanScenarios {

  /** How many rows of one check and unit are left out one by one, as far as there is room. */
  private static final List<Integer> ALONE = List.of(20, 10, 5, 2, 1, 0);

  /** Most rows that all scenarios together may have. */
  private static final long MOST_ROWS = 20_000_000;

  private final Function<IdentifiedAnomaly, Set<String>> tables;
  private final Set<String> ofUnits;
  private final Map<String, List<RowPlace>> filesByPath = new HashMap<>();
  private final Map<String, Long> rowsByUnit = new HashMap<>();

  private record UnitAndCheck(String unit, String check) {}

  /**
   * @param tables that the check of an anomaly reads, by the names that rules write
   * @param ofUnits tables whose rows belong to units, but for the table of units itself
   */
  PlanScenarios(
      SubmissionPlan plan, Function<IdentifiedAnomaly, Set<String>> tables, Set<String> ofUnits) {
    this.tables = tables;
    this.ofUnits = Set.copyOf(ofUnits);
    Redactor redactor = plan.redactor();
    plan.fileCounts().forEach(file -> add(file, true, redactor));
    plan.previousFileCounts().forEach(file -> add(file, false, redactor));
  }

  private void add(FileCounts file, boolean isCurrent, Redactor redactor) {
    String path = file.file().path();
    filesByPath
        .computeIfAbsent(redactor.redact(path), each -> new ArrayList<>())
        .add(new RowPlace(isCurrent, file.file().table(), path, 0));
    for (String unit : file.units()) {
      rowsByUnit.merge(unit, file.accepted() / file.units().size(), Long::sum);
    }
  }

  /**
   * Scenarios, and which of them is about an anomaly.
   *
   * @param all one without anything left out for each unit, then the others
   * @param controls those without anything left out, by unit
   * @param ofAnomaly by the anomaly's id; an anomaly that names no row of a unit is not there
   * @param together ids of anomalies whose scenario is about all rows of their check
   */
  record Planned(
      List<Scenario> all,
      Map<String, Scenario> controls,
      Map<String, Scenario> ofAnomaly,
      Set<String> together) {}

  /**
   * Plans scenarios for the anomalies that name a row. Where one check names more rows of a unit
   * than are left out one by one, they are left out together. That number is the greatest at which
   * all scenarios have no more than {@value #MOST_ROWS} rows; where even all together are too many,
   * nothing is planned.
   */
  Planned plan(List<IdentifiedAnomaly> anomalies) {
    Map<UnitAndCheck, Map<IdentifiedAnomaly, RowPlace>> rows = new LinkedHashMap<>();
    for (IdentifiedAnomaly anomaly : anomalies) {
      place(anomaly)
          .ifPresent(
              row ->
                  rows.computeIfAbsent(
                          new UnitAndCheck(anomaly.anomaly().unit(), anomaly.anomaly().check()),
                          key -> new LinkedHashMap<>())
                      .put(anomaly, row));
    }
    for (int alone : ALONE) {
      Optional<Planned> planned = plan(rows, alone);
      if (planned.isPresent()) {
        return planned.get();
      }
    }
    return new Planned(List.of(), Map.of(), Map.of(), Set.of());
  }

  /** Plans them, or stops where they have too many rows: of a country soon. */
  private Optional<Planned> plan(
      Map<UnitAndCheck, Map<IdentifiedAnomaly, RowPlace>> rows, int alone) {
    Map<String, Map<Set<RowPlace>, Scenario>> byUnit = new TreeMap<>();
    Map<String, Scenario> ofAnomaly = new HashMap<>();
    Set<String> together = new LinkedHashSet<>();
    long size = 0;
    for (Map.Entry<UnitAndCheck, Map<IdentifiedAnomaly, RowPlace>> each : rows.entrySet()) {
      String unit = each.getKey().unit();
      Map<IdentifiedAnomaly, RowPlace> named = each.getValue();
      Map<Set<RowPlace>, Scenario> own = byUnit.computeIfAbsent(unit, key -> new LinkedHashMap<>());
      int before = own.size();
      own.computeIfAbsent(Set.of(), none -> scenario(unit, own.size(), none));
      boolean isAlone = named.size() <= alone;
      Set<RowPlace> all = Set.copyOf(named.values());
      named.forEach(
          (anomaly, row) -> {
            Set<RowPlace> leftOut = isAlone ? Set.of(row) : all;
            Scenario scenario = own.get(leftOut);
            if (scenario == null) {
              scenario = scenario(unit, own.size(), leftOut);
              own.put(leftOut, scenario);
            }
            ofAnomaly.put(anomaly.id(), scenario);
            if (!isAlone) {
              together.add(anomaly.id());
            }
          });
      size += (own.size() - before) * rowsByUnit.getOrDefault(unit, 0L);
      if (size > MOST_ROWS) {
        return Optional.empty();
      }
    }
    Map<String, Scenario> controls = new HashMap<>();
    List<Scenario> scenarios = new ArrayList<>();
    byUnit.forEach(
        (unit, own) -> {
          own.values().stream()
              .filter(scenario -> scenario.leftOut().isEmpty())
              .forEach(scenario -> controls.put(unit, scenario));
          scenarios.addAll(own.values());
        });
    return Optional.of(new Planned(scenarios, controls, ofAnomaly, together));
  }

  /** A key that no submitted text is. */
  private static Scenario scenario(String unit, int number, Set<RowPlace> leftOut) {
    return new Scenario(unit + '\u0001' + number, unit, leftOut);
  }

  /**
   * The row that an anomaly names; empty where it names none, or where several sheets of a workbook
   * may be meant.
   */
  private Optional<RowPlace> place(IdentifiedAnomaly identified) {
    Anomaly anomaly = identified.anomaly();
    Long line = anomaly.line();
    if (anomaly.file() == null || line == null) {
      return Optional.empty();
    }

    Set<String> read = tables.apply(identified);
    List<RowPlace> possible =
        filesByPath.getOrDefault(anomaly.file(), List.of()).stream()
            .filter(file -> ofUnits.contains(file.table()))
            .filter(file -> read.contains(nameOf(file)))
            .toList();
    return possible.size() == 1
        ? Optional.of(
            new RowPlace(
                possible.get(0).isCurrent(), possible.get(0).table(), possible.get(0).path(), line))
        : Optional.empty();
  }

  private static String nameOf(RowPlace file) {
    return file.isCurrent() ? file.table() : Relations.PREVIOUS + file.table();
  }
}
