package org.districtassessment.pipeline.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.pipeline.Duck;
import org.districtassessment.pipeline.SampleYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample year of the yearly job, and of DuckDB, which validates and computes it by itself. */
class SameResultsTest {

  private static final BoundRules RULES = BenchmarkYear.rules();

  @TempDir private static Path folder;

  private static Path run;
  private static Path published;

  @BeforeAll
  static void runTheScript() throws IOException, SQLException {
    run = SampleYear.sharedRun(BenchmarkYear.YEAR);
    Path input = folder.resolve("input");
    for (int year : new int[] {BenchmarkYear.YEAR - 1, BenchmarkYear.YEAR}) {
      PlainCopy.write(RULES.schemas(), SampleYear.SAMPLES, SampleYear.sharedRun(year), year, input);
    }
    published = folder.resolve("duckdb");
    DuckScript script =
        new DuckScript(RULES, input, published, new String(SampleYear.key(), UTF_8), "1GB");
    RunDuckScript.run(script.write(folder.resolve("script")));
  }

  @Test
  void areTheSame() throws SQLException {
    Comparison comparison = Comparison.of(RULES, run, published);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.lines())
        .as("what was compared")
        .anyMatch(line -> line.startsWith("rows read") && line.contains("17|421|56582|59): equal"))
        .anyMatch(line -> line.contains("(indicators|units 40|38): equal"))
        .anyMatch(line -> line.contains("51 of 51 checks equal"))
        .anyMatch(line -> line.contains("12 units that screens report: equal"))
        .anyMatch(line -> line.startsWith("monitoring lists") && line.endsWith(": equal"));
  }

  @Test
  void oneRowThatOneSideLacksIsSaid() throws IOException, SQLException {
    Path changed = Files.createDirectories(folder.resolve("changed"));
    try (Stream<Path> tables = Files.list(published)) {
      for (Path table : tables.filter(Files::isRegularFile).toList()) {
        Files.copy(table, changed.resolve(table.getFileName()));
      }
    }
    try (Duck duck = new Duck()) {
      for (String table : List.of("submission", "found", "listed", "recomputed")) {
        duck.run(
            "COPY (FROM '%s' OFFSET 1) TO '%s'"
                .formatted(
                    DuckScript.published(published, table), DuckScript.published(changed, table)));
      }
    }

    assertThat(Comparison.of(RULES, run, changed).differences()).hasSize(4);
  }
}
