package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted rows are read from what was submitted once. */
class KeptRowsTest {

  @TempDir Path input;

  @BeforeEach
  void validate() {
    ClinicYear.in(input)
        .with(
            "2024/north/clinic.csv",
            """
            region_code,clinic_id,budget,open,founded,head
            north,C001,1200.50,是,1999-12-31,李
            north,bad,1,是,1999-12-31,李
            north,C002,-3,否,,
            """)
        .with("2024/south/clinic.csv", "region_code,clinic_id\nsouth,C001\n")
        .validated();
  }

  @Test
  void theSameRowsComeFromWhatWasKept() throws IOException {
    List<String> first = clinics();
    Files.delete(input.resolve("2024/north/clinic.csv"));

    assertThat(first)
        .containsExactlyInAnyOrder(
            "north|C001|1200.50|true|1999-12-31|李",
            "north|C002|-3.00|false|null|null",
            "south|C001|null|null|null|null");
    assertThat(clinics()).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void whatNobodyReadIsNotKept() throws IOException {
    Files.delete(input.resolve("2024/north/clinic.csv"));

    assertThatThrownBy(KeptRowsTest::clinics).hasMessageContaining("clinic.csv");
  }

  private static List<String> clinics() {
    Dataset<Row> rows =
        TestSpark.session()
            .sql(
                "SELECT region_code, clinic_id, budget, open, founded, head"
                    + " FROM submissions.current.clinic");
    return List.copyOf(ClinicYear.lines(rows));
  }
}
