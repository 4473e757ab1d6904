package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.stage.submission.SubmissionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindSubmissionsTest {

  @TempDir Path input;

  @Test
  void listsFilesByPathAndUnitsByKey() {
    RawSubmissions found =
        ClinicYear.in(input)
            .with("2024/south/visits.csv", "x")
            .with("2024/a b/clinic-north.csv", "x")
            .with("2024/.hidden/clinic.csv", "x")
            .found(2024);
    assertThat(found.files())
        .extracting(SubmissionFile::path)
        .containsExactly(
            "2024/a b/clinic-north.csv",
            "2024/region.csv",
            "2024/service.csv",
            "2024/south/visits.csv");
    assertThat(found.files())
        .extracting(SubmissionFile::unit)
        .containsExactly("north", null, null, "south");
    assertThat(found.units())
        .containsExactly(
            new Unit("north", "North Shore", "large"), new Unit("south", "南岸", "small"));
    assertThat(found.fileFindings()).isEmpty();
  }

  @Test
  void readsTheNewestVersionAndKeepsAnEyeOnTheOthers() {
    RawSubmissions found =
        ClinicYear.in(input)
            .with("2024/north/clinic.csv", "first")
            .with("2024/20250115/north/clinic_v2.csv", "second")
            .with("2024/20250301/v2_visit_south.csv", "x")
            .with("2024/south/clinic.csv", "x")
            .with("2024/south/clinic copy.csv", "x")
            .with(
                "2024/region_v2.csv",
                "region_code,region_name,size\nnorth,N,large\nsouth,S,small\n")
            .found(2024);
    assertThat(found.files())
        .extracting(SubmissionFile::path)
        .containsExactly(
            "2024/20250115/north/clinic_v2.csv",
            "2024/20250301/v2_visit_south.csv",
            "2024/region_v2.csv",
            "2024/service.csv",
            "2024/south/clinic copy.csv");
    assertThat(found.units()).extracting(Unit::name).containsExactly("N", "S");
    assertThat(found.unread())
        .extracting(SubmissionFile::path)
        .containsExactly("2024/north/clinic.csv", "2024/region.csv", "2024/south/clinic.csv");
    assertThat(found.fileFindings())
        .extracting(finding -> finding.code() + " " + finding.file())
        .containsExactly(
            "superseded-file 2024/north/clinic.csv",
            "superseded-file 2024/region.csv",
            "duplicate-file 2024/south/clinic.csv");
    // sha256sum of "first", and of "x".
    assertThat(found.register().entries())
        .filteredOn(entry -> entry.by() != null && entry.file().unit() != null)
        .extracting(
            entry -> entry.file().receipt().version() + " " + entry.by(),
            entry -> entry.file().sha256())
        .containsExactly(
            tuple(
                "1 2024/20250115/north/clinic_v2.csv",
                "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"),
            tuple(
                "1 2024/south/clinic copy.csv",
                "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"));
  }

  @Test
  void reportsAMissingTable() {
    assertThat(ClinicYear.in(input).found(2024).fileFindings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("missing-table");
              assertThat(finding.message())
                  .isEqualTo("This table was not sent. Send a file named clinic / 诊所");
            });
  }

  @Test
  void keepsAUnitWhoseRowIsWrongElsewhere() {
    ClinicYear year =
        ClinicYear.in(input)
            .with(
                "2024/region.csv",
                "region_code,region_name,size,residents\neast,East,,many\neast,E2,x,1\n,No,x,1\n");
    assertThat(year.found(2024).units()).containsExactly(new Unit("east", "East", ""));
  }

  @Test
  void saysWhichYearsThereAre() {
    ClinicYear year = ClinicYear.in(input).with("2023/region.csv", "x").with("drafts/a.csv", "x");
    assertThatThrownBy(() -> year.found(2025))
        .isInstanceOf(RefusedException.class)
        .hasMessage(input + ": There is no folder 2025 (years here: 2023, 2024)");
  }

  @Test
  void refusesAnInputWithoutFolderFilesOrUnits() {
    assertThatThrownBy(() -> new ClinicYear(input.resolve("gone")).found(2024))
        .hasMessage(input.resolve("gone") + ": There is no such folder");
    assertThatThrownBy(() -> new ClinicYear(input).with("2024/.keep", "").found(2024))
        .hasMessage(input + "/2024: The folder is empty (years here: 2024)");
    assertThatThrownBy(() -> new ClinicYear(input).with("2024/visit.csv", "").found(2024))
        .hasMessage(
            input
                + "/2024: The table of the assessed units is missing: send a file named region"
                + " / 地区");
    assertThatThrownBy(
            () -> new ClinicYear(input).with("2024/region.csv", "region_code\n").found(2024))
        .hasMessage("2024/region.csv: The unit table names no unit to assess");
    assertThatThrownBy(() -> new ClinicYear(input).with("2024/region.csv", "code\n1\n").found(2024))
        .hasMessage("2024/region.csv: The unit table must have one column region_code");
  }
}
