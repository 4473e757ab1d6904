package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    Set<String> screens =
        rules.checks().stream()
            .filter(check -> check.method() instanceof CheckRule.RobustZ)
            .map(CheckRule::id)
            .collect(Collectors.toSet());
    List<String> falseAlarms = found.stream().filter(line -> !planted.contains(line)).toList();
    assertThat(falseAlarms)
        .as("found, but not planted: only a statistical screen may, and seldom")
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(line -> screens.contains(line.split(" ", -1)[1]));

    SortedSet<String> checks =
        rules.checks().stream().map(CheckRule::id).collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> plantedChecks =
        planted.stream()
            .filter(line -> line.startsWith("anomaly "))
            .map(line -> line.split(" ", -1)[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(plantedChecks).as("checks that something is planted for").isEqualTo(checks);
  }
}
