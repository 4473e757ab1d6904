package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More problems than a bucket keeps in words, which is 1000. */
class ManyProblemsTest {

  @TempDir Path input;

  @Test
  void areFoundAgainBesideThoseThatWereKept() {
    StringBuilder many = new StringBuilder("region_code,clinic_id,budget\n");
    List<String> findings = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    findings.add("2024/north/clinic_1.csv:3 budget type-error x");
    rejected.add("2024/north/clinic_1.csv|3|type-error|north,C002,x");
    for (int i = 100; i < 700; i++) {
      String id = String.format(Locale.ROOT, "C%03d", i);
      many.append("north,").append(id).append(",y\n");
      findings.add("2024/north/clinic_2.csv:" + (i - 98) + " budget type-error y");
      rejected.add("2024/north/clinic_2.csv|" + (i - 98) + "|type-error|north," + id + ",y");
    }
    many.append("north,C001,1\n"); // that of the other file, which has too few problems to be lost
    findings.add("2024/north/clinic_2.csv:602 clinic_id primary-key C001");
    rejected.add("2024/north/clinic_2.csv|602|primary-key|north,C001,1");

    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/clinic_1.csv",
                "region_code,clinic_id,budget\nnorth,C001,1\nnorth,C002,x\n")
            .with("2024/north/clinic_2.csv", many.toString())
            .validated();

    assertThat(ClinicYear.findings(validated).stream().filter(line -> line.contains("clinic_")))
        .containsExactlyElementsOf(findings);
    assertThat(
            ClinicYear.lines(
                ClinicYear.rejectedRows(validated).select("file", "line", "codes", "record")))
        .containsExactlyElementsOf(rejected);
  }
}
