package org.districtassessment.core.index.asem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The index engine against COINr: every file of {@code asem/chain}, {@code norm}, {@code agg} and
 * {@code loo}; values to 1e-9 of their magnitude, ranks exactly where ties are within 1e-9.
 *
 * <p>What is left out is where COINr has no usable number: see {@link NormalisationFiles}.
 */
class AsemReferenceTest {

  private static final Deviations DEVIATIONS = new Deviations();

  /** Parameters, not results. */
  private static final Set<String> INPUTS =
      Set.of("norm/imeta_parameters.csv", "agg/weights_unequal.csv");

  @AfterAll
  static void writeTheTable() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "asem"));
    Files.write(folder.resolve("core-deviation.txt"), DEVIATIONS.table());
  }

  @TestFactory
  Stream<DynamicTest> agreesWith() {
    return tests().entrySet().stream()
        .map(test -> DynamicTest.dynamicTest(test.getKey(), test.getValue()::run));
  }

  @Test
  void leavesNoFileOut() throws IOException {
    List<String> files = new ArrayList<>(INPUTS);
    files.addAll(tests().keySet());
    List<String> there = new ArrayList<>();
    for (String folder : List.of("chain", "norm", "agg", "loo")) {
      try (Stream<Path> list = Files.list(Path.of("jobs/src/test/resources/asem", folder))) {
        list.forEach(file -> there.add(folder + "/" + file.getFileName()));
      }
    }
    assertThat(files).containsExactlyInAnyOrderElementsOf(there);
  }

  private static Map<String, Runnable> tests() {
    Map<String, Runnable> tests = new LinkedHashMap<>();
    tests.putAll(ChainFiles.tests(DEVIATIONS));
    tests.putAll(NormalisationFiles.tests(DEVIATIONS));
    tests.putAll(AggregationFiles.tests(DEVIATIONS));
    tests.putAll(LeaveOneOutFiles.tests(DEVIATIONS));
    return tests;
  }
}
