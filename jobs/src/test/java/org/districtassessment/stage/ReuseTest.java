package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.districtassessment.stage.submission.ReuseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier run validated is taken for files that are the same, and for no others. */
class ReuseTest {

  private static final String REGIONS =
      "region_code,region_name,size\nnorth,N,large\nsouth,S,small\n";

  @TempDir Path input;
  @TempDir Path folder;

  @BeforeEach
  void send() {
    ClinicYear.in(input)
        .with("2023/region.csv", REGIONS)
        .with("2023/north/clinic.csv", "region_code,clinic_id,budget\nnorth,C001,7\n")
        .with(
            "2024/north/clinic.csv",
            """
            region_code,clinic_id,budget,open,founded,head
            north,C001,1200.50,是,1999-12-31,李
            north,bad,1,是,1999-12-31,李
            north,C002,-3,否,,
            """)
        .with("2024/south/clinic.csv", "region_code,clinic_id\nsouth,C001\n")
        .with(
            "2024/visit.csv",
            """
            region_code,visit_id,clinic_id,minutes
            south,1,C001,10
            north,1,C001,20
            south,2,C009,30
            north,2,C002,40
            """);
  }

  @Test
  void theSameFilesAreNotValidatedAgain() throws IOException {
    List<String> first = all(validated("a"));
    int files = validated("a").files().size();
    ValidatedSubmissions again = validated("a");

    assertThat(again.plan().reusedFiles()).isEqualTo(files);
    assertThat(all(again)).isEqualTo(first);
  }

  @Test
  void onlyWhatChangedIsValidatedAgain() throws IOException {
    validated("a");
    Files.writeString(
        input.resolve("2024/south/clinic.csv"), "region_code,clinic_id\nsouth,C001\nsouth,C001\n");
    ValidatedSubmissions again = validated("a");
    List<String> reused = all(again);

    // The clinics of the other region: of the visits one half was validated again.
    assertThat(again.plan().reusedFiles()).isEqualTo(1);
    assertThat(reused).isEqualTo(all(ClinicYear.in(input).validatedWithPrevious()));
    assertThat(ClinicYear.findings(again)).anyMatch(each -> each.contains("primary-key"));
  }

  @Test
  void ofOneUnitTheOthersAreNotValidatedAgain() throws IOException {
    Files.delete(input.resolve("2024/visit.csv"));
    validated("a");
    Files.writeString(
        input.resolve("2024/south/clinic.csv"), "region_code,clinic_id\nsouth,C002\n");
    ValidatedSubmissions again = validated("a");

    assertThat(again.plan().reusedFiles()).isEqualTo(1);
    assertThat(all(again)).isEqualTo(all(ClinicYear.in(input).validatedWithPrevious()));
  }

  @Test
  void anotherProgramStartsAnew() throws IOException {
    validated("a");

    assertThat(validated("b").plan().reusedFiles()).isZero();
    assertThat(validated("b").plan().reusedFiles()).isPositive();
  }

  @Test
  void whatSomebodyChangedIsNotBelieved() throws IOException {
    validated("a");
    for (Path file : stored()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    ValidatedSubmissions again = validated("a");

    assertThat(again.plan().reusedFiles()).isZero();
    assertThat(all(again)).isEqualTo(all(ClinicYear.in(input).validatedWithPrevious()));
  }

  @Test
  void whatBrokeOffIsNotBelieved() throws IOException {
    validated("a");
    for (Path file : stored()) {
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
    }

    assertThat(validated("a").plan().reusedFiles()).isZero();
  }

  @Test
  void whatIsNoLongerUsedIsRemoved() throws IOException {
    validated("a");
    List<Path> first = stored();
    validated("b").plan().removeUnused();

    assertThat(stored()).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
  }

  @Test
  void onlyItsOwnerReadsTheStore() throws IOException {
    validated("a");

    assertThat(Files.getPosixFilePermissions(folder.resolve("store")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  private ValidatedSubmissions validated(String madeBy) {
    return ClinicYear.in(input)
        .validatedWithPrevious(new ReuseStore(folder.toUri() + "store", madeBy));
  }

  /** Everything that later stages see of it. */
  private static List<String> all(ValidatedSubmissions validated) {
    List<String> seen = new ArrayList<>();
    validated.files().forEach(file -> seen.add(file.toString()));
    validated.previousFiles().forEach(file -> seen.add(file.toString()));
    for (Row row : ClinicYear.findingRows(validated).collectAsList()) {
      seen.add(row.toString());
    }
    for (String table :
        List.of("current.region", "current.clinic", "current.visit", "previous.clinic")) {
      ClinicYear.sql("SELECT * FROM submissions." + table + " ORDER BY _file, _line")
          .forEach(row -> seen.add(table + " " + row));
    }
    return seen;
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      return files.sorted().toList();
    }
  }
}
