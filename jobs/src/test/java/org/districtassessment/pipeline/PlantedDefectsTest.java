package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.junit.jupiter.api.Test;

/**
 * The ledger of the samples says what is wrong in them; a run must find all of it and leave honest
 * rows alone.
 */
class PlantedDefectsTest {

  @Test
  void everyPlantedDefectIsFoundAtItsLineAndHonestRowsAreLeftAlone() throws IOException {
    Evaluation evaluation = SampleYear.shared();
    SortedSet<String> planted = Ledger.planted(SampleYear.SAMPLES.resolve("planted-2024.csv"));
    SortedSet<String> found = Ledger.found(Path.of(evaluation.publication()));

    assertThat(planted).hasSizeGreaterThan(100);
    assertThat(found).as("planted, but not found").containsAll(planted);

    RuleSet rules = evaluation.rules().rules();
    List<String> falseAlarms =
        found.stream()
            .filter(line -> !planted.contains(line) && !isEcho(line, planted, rules))
            .toList();
    assertThat(falseAlarms)
        .as("found, but not planted: only a statistical screen may, and seldom")
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(line -> screens(rules).contains(checkOf(line)));

    SortedSet<String> rowChecks =
        rules.checks().stream().map(CheckRule::id).collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> plantedChecks =
        planted.stream()
            .filter(line -> line.startsWith("anomaly "))
            .map(PlantedDefectsTest::checkOf)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rowChecks).as("known checks").containsAll(plantedChecks);
    rowChecks.removeAll(screens(rules));
    assertThat(plantedChecks)
        .as("checks that something is planted for; a screen may need more rows than a sample has")
        .containsAll(rowChecks);
  }

  /** A screen that points at a unit because of what was planted in it for another check. */
  private static boolean isEcho(String line, Set<String> planted, RuleSet rules) {
    return screens(rules).contains(checkOf(line))
        && planted.stream()
            .filter(each -> each.startsWith("anomaly ") && unitOf(each).equals(unitOf(line)))
            .anyMatch(
                each ->
                    !Collections.disjoint(
                        affects(checkOf(each), rules), affects(checkOf(line), rules)));
  }

  private static Set<String> screens(RuleSet rules) {
    return rules.checks().stream()
        .filter(check -> isScreen(check.method()))
        .map(CheckRule::id)
        .collect(Collectors.toSet());
  }

  /** A method that draws a line among the values themselves, so that honest ones may lie beyond. */
  private static boolean isScreen(CheckRule.Method method) {
    return !(method instanceof CheckRule.Rows
        || method instanceof CheckRule.AcrossUnits
        || method instanceof CheckRule.FactorOff);
  }

  private static List<String> affects(String id, RuleSet rules) {
    return rules.checks().stream()
        .filter(check -> check.id().equals(id))
        .flatMap(check -> check.affects().stream())
        .toList();
  }

  private static String checkOf(String line) {
    return line.split(" ", -1)[1];
  }

  private static String unitOf(String line) {
    return line.split(" ", -1)[2];
  }
}
