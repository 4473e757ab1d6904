package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables as offices lay them out in text files: what stands around the rows, and how they are cut.
 */
class OfficeTablesTest {

  @TempDir Path input;

  @Test
  void findTheHeaderBelowTitlesAndLeaveOutTotalsAndRemarks() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/clinic.csv",
                """
                2024年诊所情况表,,,
                填报单位：北区,,,2025年1月
                region_code,Clinic_ID,负 责 人,
                north,C001,Li,
                小计,,,
                region_code,Clinic_ID,负 责 人,
                north,C002,Wu,

                合  计：,2,,
                注：数据截至年底。
                填表人：张三,,审核人：李四,
                ,,,
                ,,,
                """)
            .validated();
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/north/clinic.csv:1 - title-row 2024年诊所情况表",
            "2024/north/clinic.csv:2 - title-row 填报单位：北区",
            "2024/north/clinic.csv:5 - total-row",
            "2024/north/clinic.csv:6 - repeated-header",
            "2024/north/clinic.csv:8 - blank-row",
            "2024/north/clinic.csv:9 - total-row",
            "2024/north/clinic.csv:10 - note-row",
            "2024/north/clinic.csv:11 - note-row");
    assertThat(rows()).containsExactly("north|C001|Li|4", "north|C002|Wu|7");
  }

  @Test
  void readAHeaderOfTwoRows() {
    ClinicYear.in(input)
        .with(
            "2024/north/clinic.csv",
            "诊所情况,,,\nregion_code,clinic_id,资金,\n,,budget,spent\nnorth,C001,3,2\n")
        .validated();
    assertThat(
            ClinicYear.sql(
                "SELECT clinic_id, budget, spent, _line FROM submissions.current.clinic"))
        .containsExactly("C001|3.00|2.00|4");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";"})
  void tellTheDelimiterByTheHeader(String delimiter) {
    String header = String.join(delimiter, "region_code", "clinic_id", "head");
    String row = String.join(delimiter, "north", "C001", "\"a\tb;c,d\"");
    ClinicYear.in(input).with("2024/north/clinic.txt", header + "\n" + row + "\n").validated();
    assertThat(rows()).containsExactly("north|C001|a\tb;c,d|2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void splitLargeFilesWithoutLosingALine(String encoding) {
    StringBuilder text = new StringBuilder("诊所\r\nregion_code,clinic_id,head,budget\r\n");
    for (int i = 0; i < 400; i++) {
      String id = "C%03d".formatted(i % 390);
      String head = i % 7 == 0 ? "\"李\r\n莉\n\r%d\"".formatted(i) : "王" + i;
      String budget = i % 50 == 3 ? "x" : "1";
      text.append(String.join(",", "north", id, head, budget));
      text.append(i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\r");
      if (i % 90 == 0) {
        text.append(",,,\n\n");
      }
    }
    Charset charset = Charset.forName(encoding);
    String marked = encoding.startsWith("UTF-16") ? "\uFEFF" + text : text.toString();
    ClinicYear year = ClinicYear.in(input).with("2024/north/clinic.csv", marked.getBytes(charset));
    List<String> whole = seen(year.validated(1));
    assertThat(whole).hasSizeGreaterThan(400);
    assertThat(whole).anyMatch(line -> line.contains("primary-key"));
    for (int bytes : new int[] {64, 333, 1000}) {
      assertThat(seen(year.validatedInChunks(3, bytes))).as("%d bytes", bytes).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ",\n,,\n"})
  void splitAFileWithBlankRowsBelowItsHeader(String blank) {
    StringBuilder text = new StringBuilder("region_code,clinic_id,budget\n").append(blank);
    for (int i = 0; i < 60; i++) {
      text.append("north,C%03d,%s\n".formatted(i, i % 20 == 0 ? "x" : "1"));
    }
    ClinicYear year = ClinicYear.in(input).with("2024/north/clinic.csv", text.toString());
    List<String> whole = seen(year.validated(1));
    assertThat(whole).filteredOn(line -> line.contains(" type-error ")).hasSize(3);
    assertThat(seen(year.validatedInChunks(2, 100))).isEqualTo(whole);
  }

  @Test
  void splitFilesOfSeveralUnitsToo() {
    StringBuilder text = new StringBuilder("region_code,clinic_id,head\n");
    for (int i = 0; i < 300; i++) {
      text.append(i % 3 == 0 ? "south" : i % 41 == 0 ? "west" : "north");
      text.append(",C%03d,h\n".formatted(i % 280));
    }
    ClinicYear year =
        ClinicYear.in(input)
            .with("2024/clinic.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    List<String> whole = seen(year.validated(2));
    assertThat(whole).anyMatch(line -> line.contains("foreign-key"));
    assertThat(seen(year.validatedInChunks(2, 500))).isEqualTo(whole);
    assertThat(seen(year.validatedInChunks(5, 900))).isEqualTo(whole);
  }

  @Test
  void areReadFromAnotherFileSystemAsFromThisMachine() throws IOException {
    StringBuilder text = new StringBuilder("region_code,clinic_id,head\n");
    for (int i = 0; i < 90; i++) {
      text.append("north,C%03d,王%d\n".formatted(i % 80, i));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    ClinicYear year =
        ClinicYear.in(input)
            .with("2024/north/诊所 a:b.csv", bytes)
            .with("2024/.hidden/clinic.csv", "x")
            .with("2024/south/_clinic.csv", "x")
            .with("2024/south/~$clinic.xlsx", "x")
            .with(
                "2024/south.zip",
                Containers.zip(Map.of("clinic.csv", bytes), StandardCharsets.UTF_8));
    Files.createSymbolicLink(input.resolve("2024/south/clinic.csv"), input.resolve("gone"));

    List<String> here = seen(year.validatedInChunks(2, 300));

    assertThat(here).anyMatch(line -> line.contains("诊所 a:b.csv"));
    assertThat(here).anyMatch(line -> line.contains("south.zip"));
    assertThat(here).noneMatch(line -> line.contains("hidden") || line.contains("south/"));
    assertThat(seen(year.validatedElsewhere(2, 300))).isEqualTo(here);
  }

  private static List<String> rows() {
    return ClinicYear.sql(
        "SELECT region_code, clinic_id, head, _line FROM submissions.current.clinic ORDER BY ALL");
  }

  /** Everything that can be seen of a validated year. */
  private static List<String> seen(ValidatedSubmissions validated) {
    List<String> seen = new ArrayList<>(ClinicYear.findings(validated));
    seen.addAll(ClinicYear.lines(ClinicYear.findingRows(validated)));
    seen.addAll(ClinicYear.lines(ClinicYear.rejectedRows(validated)));
    seen.addAll(ClinicYear.sql("SELECT * FROM submissions.current.clinic ORDER BY _file, _line"));
    validated.files().forEach(file -> seen.add(file.toString()));
    return seen;
  }
}
