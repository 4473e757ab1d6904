package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be used is refused with its place, before Spark starts; nothing is written. */
class RefusedInputTest {

  @TempDir Path folder;

  @Test
  void namesAFolderThatDoesNotExist() {
    assertRefused(folder.resolve("nowhere"), 2024, "nowhere: There is no such folder");
  }

  @Test
  void namesTheYearsThatAreThere() throws IOException {
    Files.createDirectories(folder.resolve("input/2022"));
    assertRefused(
        folder.resolve("input"), 2024, "input: There is no folder 2024 (years here: 2022)");
  }

  @Test
  void namesAnEmptyYear() throws IOException {
    Files.createDirectories(folder.resolve("input/2024"));
    assertRefused(folder.resolve("input"), 2024, "input/2024: The folder is empty");
  }

  @Test
  void wantsTheTableOfTheAssessedUnits() throws IOException {
    Files.createDirectories(folder.resolve("input/2024"));
    Files.writeString(folder.resolve("input/2024/household_500101.csv"), "district_code\n");
    assertRefused(
        folder.resolve("input"), 2024, "The table of the assessed units is missing: send a file");
  }

  @ParameterizedTest
  @ValueSource(ints = {2022, 2025})
  void refusesAYearThatTheEditionIsNotFor(int year) throws IOException {
    Path units = folder.resolve("input/" + year + "/district.csv");
    Files.createDirectories(units.getParent());
    Files.copy(SampleYear.SAMPLES.resolve("2024/district.csv"), units);
    assertRefused(folder.resolve("input"), year, "may not be applied to " + year);
  }

  private void assertRefused(Path input, int year, String message) {
    RunRequest request =
        new RunRequest(
            input.toString(),
            year,
            SampleYear.RULES,
            Path.of("schemas"),
            Path.of("schemas"),
            folder.resolve("output").toString(),
            null,
            Language.EN,
            new Pseudonyms("a key of this test".getBytes(UTF_8)),
            "local[1]",
            Map.of());
    assertThatThrownBy(() -> Evaluate.evaluate(request, Progress.SILENT))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("output")).doesNotExist();
  }
}
