package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {

  @TempDir Path input;

  @Test
  void loseNothing() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with("2024/clinic_1_empty.csv", "")
            .with("2024/clinic_2_blank.csv", "\uFEFF\r\n , \r\n")
            .with("2024/clinic_3_bytes.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFE})
            .with("2024/clinic_4_quote.csv", "region_code,clinic_id\nnorth,C001\nnorth,\"C2\nx,y\n")
            .with("2024/clinic_5_header.csv", "region_code,\"clinic_id\nnorth,C003\n")
            .with("2024/clinic_6_label.csv", "region_code,clinik_id\nnorth,C004\n\nnorth,C005\n")
            .with("2024/clinic_7_twice.csv", "region_code,clinic_id,head,院长\nnorth,C006,a,b\n")
            .with(
                "2024/clinic_8_lines.csv",
                "clinic_id,region_code,head\rC007,north,\"a\r\nb\"\rC8,,\r")
            .with("2024/clinic_9_unit.csv", "region_code,clinic_id\nwest,C009\n,C010\nnorth\n")
            .with("2024/notes.csv", "a\n")
            .with("2024/clinic.xlsx", "PK")
            .with("2024/_clinic.csv", "hidden")
            .validated();
    assertThat(
            validated.files().stream()
                .filter(file -> file.table().equals("clinic"))
                .map(
                    file ->
                        String.join(
                            " ",
                            file.path().substring("2024/clinic_".length()),
                            file.encoding(),
                            file.rowsRead() + "=" + file.accepted() + "+" + file.rejected())))
        .containsExactly(
            "xlsx unknown 0=0+0",
            "1_empty.csv utf-8 0=0+0",
            "2_blank.csv utf-8-bom 0=0+0",
            "3_bytes.csv unknown 0=0+0",
            "4_quote.csv utf-8 2=1+1",
            "5_header.csv utf-8 1=0+1",
            "6_label.csv utf-8 2=0+2",
            "7_twice.csv utf-8 1=0+1",
            "8_lines.csv utf-8 2=1+1",
            "9_unit.csv utf-8 3=0+3");
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/clinic.xlsx:0 - damaged-file",
            "2024/clinic_1_empty.csv:0 - empty-file",
            "2024/clinic_2_blank.csv:0 - empty-file",
            "2024/clinic_3_bytes.csv:0 - encoding-error",
            "2024/clinic_4_quote.csv:3 - format-error",
            "2024/clinic_5_header.csv:1 - format-error",
            "2024/clinic_6_label.csv:1 clinic_id missing-label",
            "2024/clinic_6_label.csv:1 clinik_id extra-label clinik_id",
            "2024/clinic_6_label.csv:3 - blank-row",
            "2024/clinic_7_twice.csv:1 head duplicate-label 院长",
            "2024/clinic_8_lines.csv:4 clinic_id constraint-pattern C8",
            "2024/clinic_8_lines.csv:4 region_code constraint-required ",
            "2024/clinic_9_unit.csv:2 region_code foreign-key west",
            "2024/clinic_9_unit.csv:3 region_code constraint-required ",
            "2024/clinic_9_unit.csv:4 - missing-cell",
            "2024/notes.csv:0 - unknown-file");
    assertThat(
            ClinicYear.lines(
                ClinicYear.rejectedRows(validated)
                    .selectExpr("substring(file, 13, 1)", "line", "codes", "header", "record")))
        .containsExactly(
            "4|3|format-error|region_code,clinic_id|north,\"C2\nx,y\n\"",
            "5|1|format-error||region_code,\"clinic_id\nnorth,C003\n\"",
            "6|2|missing-label|region_code,clinik_id|north,C004",
            "6|4|missing-label|region_code,clinik_id|north,C005",
            "7|2|duplicate-label|region_code,clinic_id,head,院长|north,C006,a,b",
            "8|4|constraint-pattern;constraint-required|clinic_id,region_code,head|C8,,",
            "9|2|foreign-key|region_code,clinic_id|west,C009",
            "9|3|constraint-required|region_code,clinic_id|,C010",
            "9|4|missing-cell|region_code,clinic_id|north");
    assertThat(
            ClinicYear.sql(
                "SELECT clinic_id, head, _line FROM submissions.current.clinic ORDER BY ALL"))
        .containsExactly("C001|null|2", "C007|a\r\nb|2");
    assertThat(validated.fileFindings())
        .filteredOn(finding -> finding.code().equals("extra-label"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo(
                        "The header \"clinik_id\" is no field of this table, so its column was not"
                            + " read. Did you mean clinic_id?"));
    assertThat(validated.fileFindings())
        .filteredOn(finding -> finding.code().equals("encoding-error"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).startsWith("From byte 3 on"));
  }

  @Test
  void showNobody() {
    String id = "50010119900101123X";
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/visit.csv",
                """
                region_code,visit_id,patient_id,note,minutes
                north,1,%s,seen,10
                north,2,secret,seen,10
                north,3,%s,"copy of %s",0
                north,4,seen, with a comma,secret,10,%s
                north,5,secret
                north,6,"%s,seen,10
                """
                    .formatted(id, id, id, id, id))
            .with("2024/south/visit.csv", "region_code,visit_id,patient,note\nsouth,,secret,x\n")
            .with("2024/south_visit2.csv", "%s,visit_id\nsouth,1\n".formatted(id))
            .validated();
    List<String> shown = new ArrayList<>(ClinicYear.lines(ClinicYear.findingRows(validated)));
    shown.addAll(ClinicYear.lines(ClinicYear.rejectedRows(validated)));
    validated.fileFindings().forEach(finding -> shown.add(finding.toString()));
    assertThat(shown).hasSizeGreaterThan(12);
    assertThat(shown).noneMatch(line -> line.contains("secret") || line.contains("5001011990"));
    String pseudonym = ClinicYear.PSEUDONYMS.of(id);
    assertThat(ClinicYear.sql("SELECT patient_id FROM submissions.current.visit"))
        .containsExactly(pseudonym);
    assertThat(shown).anyMatch(line -> line.contains("copy of " + pseudonym));
  }

  @Test
  void withNumbersOfAnyLengthStopNoRun() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/clinic.csv",
                "region_code,clinic_id,budget,founded,renovated,licence\nnorth,C001,"
                    + String.join(
                        ",",
                        "9".repeat(500_000),
                        "2".repeat(500_000),
                        "2".repeat(500_000),
                        "1-".repeat(500_000))
                    + "\nnorth,C002,\"1"
                    + ",000".repeat(500_000)
                    + "\",,,\n")
            .validated();
    assertThat(ClinicYear.lines(ClinicYear.findingRows(validated).select("line", "field", "code")))
        .containsExactly(
            "2|budget|type-error",
            "2|founded|type-error",
            "2|licence|constraint-length",
            "2|renovated|type-error",
            "3|budget|type-error");
  }

  @Test
  void thatAreNotReadCountNoConversionsOfTheFileBefore() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with("2024/north/clinic_1.csv", "region_code,clinic_id,founded\nnorth,C001,2024/3/5\n")
            .with("2024/north/clinic_2.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFE})
            .validated(1);
    assertThat(
            validated.files().stream()
                .filter(file -> file.table().equals("clinic"))
                .map(file -> file.status() + " " + file.conversions()))
        .containsExactly("READ date-separators:1", "UNREADABLE null");
  }

  @Test
  void yieldTheSameInAnyNumberOfBuckets() {
    ClinicYear year =
        ClinicYear.in(input)
            .with("2024/north/clinic.csv", "region_code,clinic_id\nnorth,C001\nnorth,C1\n")
            .with("2024/south/clinic.csv", "region_code,clinic_id\nsouth,C001\nnorth,C002\n")
            .with(
                "2024/visit.csv",
                """
                region_code,visit_id,clinic_id,service_id,minutes
                south,1,C001,x-ray,10
                north,1,C001,advice,20
                west,2,C001,,30
                north,2,C1,,40
                north,3,C002,tea,50
                south,1,C001,,x
                ,4,C001,,60
                south,5
                south,6,C001,,0
                """)
            .with("2024/south/service.csv", "service_id\nknee\nx-ray\n")
            .with("2024/visit_more_south.csv", "region_code,visit_id\nsouth,6\nsouth,7\n");
    List<String> expected = everything(year.validated(1));
    assertThat(expected)
        .contains(
            "2024/visit.csv:4 region_code foreign-key west",
            "2024/visit.csv:6 clinic_id foreign-key C002",
            "2024/visit.csv:6 service_id foreign-key tea",
            "2024/visit.csv:7 minutes type-error x",
            "2024/visit.csv:7 visit_id primary-key 1",
            "2024/south/service.csv:3 service_id primary-key x-ray",
            "knee|2024/south/service.csv|2",
            "2024/visit_more_south.csv:2 visit_id primary-key 6",
            "north|2|C1|null|null|40|null|2024/visit.csv|5");
    for (int buckets : new int[] {2, 3, 7}) {
      assertThat(everything(year.validated(buckets))).isEqualTo(expected);
    }
  }

  @Test
  void areNamedInMessagesThatSayWhatToDo() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with("2024/north/clinic.csv", "region_code,clinic_id\nnorth,C001\n")
            .with(
                "2024/north/visit.csv", "region_code,visit_id,clinic_id\nnorth,1,C002\nnorth,1,\n")
            .validated();
    assertThat(
            ClinicYear.lines(
                ClinicYear.findingRows(validated).select("severity", "table", "unit", "message")))
        .containsExactly(
            "error|visit|north|\"C002\" is not in table clinics. Correct it, or add it there",
            "error|visit|north|The same key stands at 2024/north/visit.csv:2. Delete one of the rows"
                + " or correct the key");
  }

  private static List<String> everything(ValidatedSubmissions validated) {
    List<String> all = new ArrayList<>(ClinicYear.findings(validated));
    all.addAll(ClinicYear.lines(ClinicYear.rejectedRows(validated)));
    validated.files().forEach(file -> all.add(file.toString()));
    for (String table : List.of("region", "service", "clinic", "visit")) {
      all.addAll(
          ClinicYear.sql("SELECT * FROM submissions.current." + table + " ORDER BY _file, _line"));
    }
    return all;
  }
}
