package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.districtassessment.stage.submission.TablesNeeded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two years that are validated together are as each of them is alone. */
class BothYearsTest {

  /** Of the year before rules read clinics only. */
  private static final TablesNeeded NEEDED =
      new TablesNeeded(Set.of("region", "clinic", "visit"), Set.of("clinic"));

  @TempDir Path input;

  @BeforeEach
  void send() {
    ClinicYear.in(input)
        .with("2023/region.csv", "region_code,region_name,size\nnorth,N,large\neast,E,small\n")
        .with("2023/north/clinic.csv", "region_code,clinic_id,budget\nnorth,C001,7\nnorth,bad,7\n")
        .with(
            "2023/visit.csv",
            """
            region_code,visit_id,clinic_id,minutes
            north,1,C001,10
            east,1,C001,20
            north,1,C001,30
            """)
        .with("2024/south/clinic.csv", "region_code,clinic_id\nsouth,C001\nsouth,C001\n")
        .with("2024/visit.csv", "region_code,visit_id,clinic_id\nsouth,1,C001\nsouth,2,C009\n");
  }

  @Test
  void theYearIsAsWithTablesOfTheYearBefore() {
    List<String> seen =
        seen(ClinicYear.in(input).validatedBoth(NEEDED).year(), "current", "previous");

    assertThat(seen).anyMatch(line -> line.contains("primary-key"));
    assertThat(seen)
        .isEqualTo(seen(ClinicYear.in(input).validatedWithPrevious(NEEDED), "current", "previous"));
    assertThatThrownBy(() -> ClinicYear.sql("SELECT * FROM submissions.previous.visit"))
        .hasMessageContaining("visit");
  }

  @Test
  void theYearBeforeIsAsAlone() {
    ValidatedSubmissions before = ClinicYear.in(input).validatedBoth(NEEDED).before();
    assertThat(before).isNotNull();
    before.plan().show(TestSpark.session());
    List<String> seen = seen(before, "current");

    assertThat(seen).anyMatch(line -> line.contains("foreign-key"));
    assertThat(seen).isEqualTo(seen(ClinicYear.in(input).validatedBefore(), "current"));
    assertThat(before.previousFiles()).isEmpty();
  }

  /** Everything that later stages see of it; of the year before clinics only. */
  private static List<String> seen(ValidatedSubmissions validated, String... years) {
    List<String> seen = new ArrayList<>();
    seen.add(validated.year() + " " + validated.units());
    seen.add(validated.plan().register().entries().toString());
    validated.files().forEach(file -> seen.add(file.toString()));
    validated.previousFiles().forEach(file -> seen.add(file.toString()));
    validated.fileFindings().forEach(finding -> seen.add(finding.toString()));
    validated
        .plan()
        .previousFileCounts()
        .forEach(
            of -> seen.add(of.file().path() + of.units() + of.accepted() + "/" + of.rejected()));
    for (Row row : ClinicYear.findingRows(validated).collectAsList()) {
      seen.add(row.toString());
    }
    for (String year : years) {
      List<String> tables =
          year.equals("current") ? List.of("region", "clinic", "visit") : List.of("clinic");
      for (String table : tables) {
        ClinicYear.sql(
                "SELECT * FROM submissions.%s.%s ORDER BY _file, _line".formatted(year, table))
            .forEach(row -> seen.add(year + " " + table + " " + row));
      }
    }
    return seen;
  }
}
