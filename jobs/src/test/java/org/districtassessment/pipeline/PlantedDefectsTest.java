package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of the samples says what is wrong in them; a run must find it, and nothing else. */
class PlantedDefectsTest {

  @TempDir Path output;

  @Test
  void everyPlantedDefectIsFoundAtItsLineAndNothingElseIs() throws IOException {
    Evaluation evaluation = SampleYear.evaluate(output, "local[2]", Map.of());
    SortedSet<String> planted = Ledger.planted(SampleYear.SAMPLES.resolve("planted-2024.csv"));
    SortedSet<String> found = Ledger.found(Path.of(evaluation.publication()));

    assertThat(planted).hasSizeGreaterThan(100);
    assertThat(found).as("planted, but not found; or found, but not planted").isEqualTo(planted);

    RuleSet rules = evaluation.rules().rules();
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
