package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.stage.submission.TablesNeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted rows are read from what was submitted once, as they are validated where it is known. */
class KeptRowsTest {

  @TempDir Path input;

  private static final String BOTH_YEARS =
      """
      region_code,clinic_id,budget,open,founded,head
      north,C001,1200.50,是,1999-12-31,李
      north,bad,1,是,1999-12-31,李
      north,C002,-3,否,,
      """;

  private static final List<String> ACCEPTED =
      List.of(
          "north|C001|1200.50|true|1999-12-31|李",
          "north|C002|-3.00|false|null|null",
          "south|C001|null|null|null|null");

  private ValidatedSubmissions validate(Set<String> current, Set<String> previous) {
    return ClinicYear.in(input)
        .with("2023/region.csv", "region_code\nnorth\nsouth\n")
        .with("2023/north/clinic.csv", BOTH_YEARS)
        .with("2024/north/clinic.csv", BOTH_YEARS)
        .with("2024/south/clinic.csv", "region_code,clinic_id\nsouth,C001\n")
        .validatedWithPrevious(new TablesNeeded(current, previous));
  }

  @Test
  void rowsThatWillBeReadAreKeptAsTheyAreValidated() throws IOException {
    validate(Set.of("clinic"), Set.of("clinic"));
    Files.delete(input.resolve("2024/north/clinic.csv"));
    Files.delete(input.resolve("2023/north/clinic.csv"));

    assertThat(clinics("current")).containsExactlyInAnyOrderElementsOf(ACCEPTED);
    assertThat(clinics("previous")).containsExactlyInAnyOrderElementsOf(ACCEPTED.subList(0, 2));
  }

  @Test
  void otherRowsAreReadOnce() throws IOException {
    validate(Set.of(), Set.of());
    List<String> first = clinics("current");
    Files.delete(input.resolve("2024/north/clinic.csv"));

    assertThat(first).containsExactlyInAnyOrderElementsOf(ACCEPTED);
    assertThat(clinics("current")).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void whatNobodyReadIsNotKept() throws IOException {
    validate(Set.of(), Set.of());
    Files.delete(input.resolve("2024/north/clinic.csv"));

    assertThatThrownBy(() -> clinics("current")).hasMessageContaining("clinic.csv");
  }

  @Test
  void ofTheYearBeforeNothingElseIsValidated() {
    ValidatedSubmissions validated = validate(Set.of(), Set.of());

    assertThatThrownBy(() -> clinics("previous"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("clinic");
    assertThat(validated.previousFiles())
        .filteredOn(file -> file.table().equals("clinic"))
        .singleElement()
        .satisfies(file -> assertThat(file.sha256()).hasSize(64))
        .satisfies(file -> assertThat(file.accepted()).isZero());
  }

  private static List<String> clinics(String year) {
    Dataset<Row> rows =
        TestSpark.session()
            .sql(
                "SELECT region_code, clinic_id, budget, open, founded, head FROM submissions.%s.clinic"
                    .formatted(year));
    return List.copyOf(ClinicYear.lines(rows));
  }
}
