package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.junit.jupiter.api.Test;

/**
 * The ledger of the samples says what is wrong in them; a run must find all of it and leave honest
 * rows alone. {@code ./run.sh recall} measures the same on a year of 250,000 persons.
 */
class PlantedDefectsTest {

  /**
   * Planted in the large year of docs/RECALL.md alone: first digits need 500 amounts of one
   * district, and a spike changes all households of one in two years.
   */
  private static final Set<String> IN_LARGE_YEARS = Set.of("income-spike", "money-first-digits");

  private final Evaluation evaluation = SampleYear.shared();
  private final RuleSet rules = evaluation.rules().rules();
  private final Set<String> screens = Recall.screens(rules);

  @Test
  void everyPlantedDefectIsFoundAtItsLineAndHonestRowsAreLeftAlone() throws IOException {
    SortedSet<Mark> planted = planted();
    SortedSet<Mark> found = new Ledger(screens).found(Path.of(evaluation.publication()));

    assertThat(planted).hasSizeGreaterThan(100);
    assertThat(Recall.missed(planted, found)).as("planted, but not found").isEmpty();
    assertThat(Recall.falseAlarms(planted, found))
        .as("found, but not planted: only a statistical screen may, and seldom")
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(mark -> screens.contains(mark.code()));
  }

  @Test
  void somethingIsPlantedForEveryCheck() throws IOException {
    Collection<String> plantedChecks =
        planted().stream()
            .filter(mark -> mark.kind().equals("anomaly"))
            .map(Mark::code)
            .collect(Collectors.toCollection(TreeSet::new));
    Collection<String> checks =
        rules.checks().stream().map(CheckRule::id).collect(Collectors.toCollection(TreeSet::new));
    checks.removeAll(IN_LARGE_YEARS);

    assertThat(plantedChecks).containsExactlyElementsOf(checks);
  }

  private SortedSet<Mark> planted() throws IOException {
    return new Ledger(screens).planted(SampleYear.SAMPLES.resolve("planted-2024.csv"));
  }
}
