package org.districtassessment.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateSubmissionsTest {

  @TempDir private Path folder;

  @Test
  void writesAFileForEachUnitAndTable() throws IOException {
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES,
            Clinics.options(folder.resolve("out"), 2024),
            3);

    assertThat(generated.files())
        .containsOnly(
            Map.entry(
                "2024/N/clinic_N.csv",
                """
                region,clinic_id,budget,open
                N,N-1,100.50,%s
                N,N-2,201.00,%s
                """
                    .formatted(words(generated, "N", true), words(generated, "N", false))),
            Map.entry(
                "2024/S/clinic_S.csv",
                """
                region,clinic_id,budget,open
                S,S-1,100.50,%s
                S,S-2,201.00,%s
                """
                    .formatted(words(generated, "S", true), words(generated, "S", false))),
            Map.entry(
                "2024/N/visit_N.csv",
                """
                region,clinic_id,visit_number,remarks
                N,N-1,1,2024
                N,N-2,1,2024
                N,N-2,2,"second,
                and ""last""\"
                """),
            Map.entry(
                "2024/S/visit_S.csv",
                """
                region,clinic_id,visit_number,remarks
                S,S-1,1,2024
                S,S-2,1,2024
                S,S-2,2,"second,
                and ""last""\"
                """),
            Map.entry("planted-2024.csv", "kind,code,table,unit,key,field,file,line,note\n"));
    assertThat(generated.report().rows()).isEqualTo(Map.of("clinic", 4L, "visit", 6L));
    assertThat(generated.report().files()).isEqualTo(4);
  }

  /** The pair of words a region's file uses, which must be one of the schema's pairs. */
  private static String words(Clinics.Generated generated, String unit, boolean value) {
    boolean chinese =
        generated
            .files()
            .getOrDefault("2024/" + unit + "/clinic_" + unit + ".csv", "")
            .contains("是");
    String yes = chinese ? "是" : "true";
    String no = chinese ? "否" : "false";
    return value ? yes : no;
  }

  @Test
  void namesTheLineWhereEachDefectStands() throws IOException {
    String defects =
        """
        defects:
          - {kind: finding, code: type-error, table: visit, count: 1, field: visit_number,
             change: {visit: {visit_number: "'first'"}}, note: not a number}
          - {kind: finding, code: primary-key, table: visit, count: 1, action: repeat}
          - {kind: finding, code: blank-row, table: visit, count: 1, action: blank-row}
          - {kind: finding, code: extra-cell, table: visit, count: 1, action: extra-cell}
          - {kind: finding, code: missing-cell, table: visit, count: 1, action: missing-cell}
        """;
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD
                + Clinics.TABLES.replace("count: 2", "count: 40")
                + Clinics.PLAIN_FILES
                + defects,
            Clinics.options(folder.resolve("out"), 2024),
            2);

    assertThat(generated.ledger(2024)).hasSize(5);
    for (List<String> line : generated.ledger(2024)) {
      List<String> lines = generated.lines(line.get(6));
      int at = Integer.parseInt(line.get(7));
      String planted = lines.get(at - 1);
      String clinic = line.get(4).substring(0, line.get(4).indexOf('/'));
      String number = line.get(4).substring(line.get(4).indexOf('/') + 1);
      String honest = line.get(3) + "," + clinic + "," + number + ",";
      switch (line.get(1)) {
        case "type-error" -> assertThat(planted).startsWith(line.get(3) + "," + clinic + ",first,");
        case "primary-key" ->
            assertThat(planted).startsWith(honest).isEqualTo(previousRecord(lines, at));
        case "blank-row" -> assertThat(planted).isEmpty();
        case "extra-cell" -> assertThat(record(lines, at)).startsWith(honest).endsWith(",1");
        case "missing-cell" ->
            assertThat(planted).isEqualTo(honest.substring(0, honest.length() - 1));
        default -> throw new AssertionError(line);
      }
    }
    assertThat(generated.files().values().stream().filter(text -> text.contains("first")).count())
        .as("files that hold the wrong cell")
        .isEqualTo(1);
    assertThat(generated.report().rows()).containsEntry("visit", 2L * (40L * 41L / 2L) + 1);
  }

  private static String record(List<String> lines, int at) {
    String first = lines.get(at - 1);
    return first.contains("\"second") ? first + "\n" + lines.get(at) : first;
  }

  private static String previousRecord(List<String> lines, int at) {
    boolean broken = lines.get(at - 2).startsWith("and ");
    return lines.get(broken ? at - 3 : at - 2);
  }

  @Test
  void carriesAChangeDownAndBorrowsFromAnotherUnit() throws IOException {
    String defects =
        """
        defects:
          - kind: anomaly
            code: same-clinic-twice
            table: clinic
            count: 1
            borrow: [clinic_id]
            report-other: true
            field: clinic_id
            key: n
            change:
              clinic: {clinic_id: other.clinic_id}
              visit: {clinic_id: other.clinic_id}
        """;
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD
                + Clinics.TABLES.replace("count: 2", "count: 9")
                + Clinics.PLAIN_FILES
                + defects,
            Clinics.options(folder.resolve("out"), 2024),
            2);

    List<String> cells =
        generated.ledger(2024).stream()
            .map(line -> generated.lines(line.get(6)).get(Integer.parseInt(line.get(7)) - 1))
            .toList();
    assertThat(cells).hasSize(2);
    assertThat(cells.stream().map(line -> line.split(",", -1)[1]).distinct()).hasSize(1);
    assertThat(cells.stream().map(line -> line.split(",", -1)[0]))
        .containsExactlyInAnyOrder("N", "S");

    String shared = cells.get(0).split(",", -1)[1];
    String lender = shared.substring(0, 1);
    String borrower = lender.equals("N") ? "S" : "N";
    String number =
        generated.ledger(2024).stream()
            .filter(line -> line.get(3).equals(borrower))
            .map(line -> line.get(4))
            .collect(Collectors.joining());
    String visits =
        generated.files().getOrDefault("2024/" + borrower + "/visit_" + borrower + ".csv", "");
    assertThat(
            visits.lines().filter(line -> line.startsWith(borrower + "," + shared + ",")).count())
        .isEqualTo(Long.parseLong(number));
    assertThat(visits).doesNotContain("," + borrower + "-" + number + ",");
  }

  @Test
  void leavesOutTheRowsThatADefectDrops() throws IOException {
    String defects =
        """
        defects:
          - {kind: anomaly, code: no-visits, table: clinic, count: 1, where: n = 2, drop: [visit]}
        """;
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES + defects,
            Clinics.options(folder.resolve("out"), 2024),
            2);

    List<String> line = generated.ledger(2024).get(0);
    assertThat(line.subList(0, 3)).containsExactly("anomaly", "no-visits", "clinic");
    String unit = line.get(3);
    assertThat(generated.lines("2024/" + unit + "/visit_" + unit + ".csv"))
        .as("the second clinic has none of its two visits")
        .containsExactly("region,clinic_id,visit_number,remarks", unit + "," + unit + "-1,1,2024");
    assertThat(generated.report().rows()).isEqualTo(Map.of("clinic", 4L, "visit", 4L));
  }

  @Test
  void changesTheChosenRowsOfTheYearBeforeToo() throws IOException {
    String defects =
        """
        defects:
          - {kind: finding, code: odd, table: visit, count: 40, change: {visit: {remarks: "'odd'"}}}
          - {kind: anomaly, code: rich-once, table: clinic, years: [2024], year-before: true,
             count: 1, where: n = 2, report-where: year = 2024,
             change: {clinic: {budget: "if(year = 2023, 999, budget)"}}}
        """;
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD
                + Clinics.TABLES
                    .replace("    entity: clinic\n", "")
                    .replace("count: clinic.n", "count: 8")
                + Clinics.PLAIN_FILES
                + defects,
            Clinics.options(folder.resolve("out"), 2023, 2024),
            2);

    String unit =
        generated.ledger(2024).stream()
            .filter(line -> line.get(1).equals("rich-once"))
            .findFirst()
            .orElseThrow()
            .get(3);
    for (int year : List.of(2023, 2024)) {
      assertThat(generated.lines(year + "/" + unit + "/visit_" + unit + ".csv"))
          .as("nothing else changes what is below the clinic")
          .noneMatch(line -> line.startsWith(unit + "," + unit + "-2,") && line.contains("odd"));
    }
    assertThat(generated.ledger(2023)).noneMatch(line -> line.get(1).equals("rich-once"));
    assertThat(generated.lines("2023/" + unit + "/clinic_" + unit + ".csv"))
        .containsExactly(
            "region,clinic_id,budget,open",
            unit + "," + unit + "-1,100.50,是",
            unit + "," + unit + "-2,999.00,否");
    assertThat(generated.lines("2024/" + unit + "/clinic_" + unit + ".csv"))
        .contains(unit + "," + unit + "-2,201.00,否");
  }

  @Test
  void neverPlantsTwoDefectsInOneEntity() throws IOException {
    String defect =
        """
          - {kind: finding, code: %s, table: visit, count: 9, where: "clinic_id = 'N-2'",
             change: {visit: {remarks: "'%s'"}}}
        """;
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD
                + Clinics.TABLES
                + Clinics.PLAIN_FILES
                + "defects:\n"
                + defect.formatted("a", "a")
                + defect.formatted("b", "b"),
            Clinics.options(folder.resolve("out"), 2023, 2024),
            2);

    assertThat(generated.ledger(2023).size() + generated.ledger(2024).size())
        .as("one clinic, in one of two years")
        .isEqualTo(1);
    assertThat(generated.report().shortfalls())
        .hasSize(4)
        .contains("finding b in visit of 2023: 0 of 9");
  }

  @Test
  void makesTheSameBytesWhateverThePartitions() throws IOException {
    String files =
        """
        files:
          names: ["{unit}/{table}_{unit}", "{title-zh}-{unit-name}"]
          gb18030: 0.3
          byte-order-mark: 0.5
          crlf: 0.5
          headers: {name: 1, title-zh: 1, title-en: 1, alias: 1}
          shuffled: 0.5
          quoted: 0.2
        defects:
          - {kind: finding, code: type-error, table: visit, share: 0.2, change: {visit: {visit_number: "'x'"}}}
          - {kind: finding, code: primary-key, table: clinic, count: 3, action: repeat}
        """;
    String tables =
        Clinics.TABLES
            .replace("count: 2", "count: 20")
            .replace("100.5 * n", "round(100 * uniform('b', year) + normal('c'), 2)");
    var one =
        Clinics.generate(
            folder,
            Clinics.HEAD + tables + files,
            Clinics.options(folder.resolve("one"), 2023, 2024),
            1);
    var five =
        Clinics.generate(
            folder,
            Clinics.HEAD + tables + files,
            Clinics.options(folder.resolve("five"), 2023, 2024),
            5);

    assertThat(one.ledger(2023)).isNotEmpty();
    assertThat(five.files()).isEqualTo(one.files());
    assertThat(five.report()).isEqualTo(one.report());
  }

  @Test
  void makesUpUnitsBeyondTheFile() throws IOException {
    var options =
        new GenerateOptions(
            folder.resolve("out").toString(),
            List.of(2024),
            7,
            5,
            100,
            GenerateOptions.Planting.AS_SPECIFIED);
    var generated =
        Clinics.generate(folder, Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES, options, 2);

    assertThat(generated.files().keySet())
        .contains(
            "2024/N/clinic_N.csv",
            "2024/S/clinic_S.csv",
            "2024/N1/clinic_N1.csv",
            "2024/S1/clinic_S1.csv",
            "2024/N2/clinic_N2.csv");
  }

  /** Visits of a region are numbered 1; 1, 2. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          count(*)                               | 3.00
          avg(visit_number)                      | 1.33
          sum(visit_number) FILTER (WHERE n > 1) | 2.00
          max(n) * 10 + count_if(n = 1)          | 22.00
          sum(if(n > 2, n, NULL))                | ''
          """)
  void addsUpAnotherTable(String sum, String total) throws IOException {
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD + addingUp(sum) + Clinics.PLAIN_FILES,
            Clinics.options(folder.resolve("out"), 2024),
            2);

    assertThat(generated.lines("2024/clinic.csv"))
        .containsExactly(
            "region,clinic_id,budget,open", "N,N," + total + ",true", "S,S," + total + ",true");
  }

  /** Tables of which one has {@code visits}, {@code sum} over the three visits of a region. */
  private static String addingUp(String sum) {
    return Clinics.TABLES
            .replace("- name: clinic", "- name: ward")
            .replace("each: clinic", "each: ward")
            .replace("entity: clinic", "entity: ward")
            .replace("clinic.n", "ward.n")
            .replace("clinic.clinic_id", "ward.clinic_id")
            .replace("each: unit\n", "each: unit\n    hidden: true\n")
        + """
          - name: clinic
            each: unit
            one-file: true
            totals: {visit: {visits: "%s"}}
            columns: {region: unit.region, clinic_id: region, budget: visits, open: "true"}
        """
            .formatted(sum);
  }

  @Test
  void doesNotCountDistinctValues() {
    assertThatThrownBy(
            () ->
                Clinics.generate(
                    folder,
                    Clinics.HEAD + addingUp("count(DISTINCT clinic_id)") + Clinics.PLAIN_FILES,
                    Clinics.options(folder.resolve("out"), 2024),
                    2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "generator.yaml:32:30: count(DISTINCT …) cannot be kept row by row"
                + " (add up a table that has a row for each value)");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void saysWhereASpecificationIsWrong() throws IOException {
    String tables =
        Clinics.TABLES
            .replace("each: clinic", "each: clinc")
            .replace("      open: n = 1\n", "      unit: n = 1\n")
            .replace("count: 2", "cuont: 2");
    assertThatThrownBy(
            () ->
                Clinics.generate(
                    folder,
                    Clinics.HEAD + tables + Clinics.PLAIN_FILES,
                    Clinics.options(folder.resolve("out"), 2024),
                    2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("generator.yaml:11:12: Unknown key cuont (must be one of name, each,")
        .hasMessageContaining("generator.yaml:9:5: Table clinic needs a column for field open")
        .hasMessageContaining("A table above has the name unit (rename the column)")
        .hasMessageContaining("visit stands below clinc, which is no table before it");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void saysWhichExpressionCannotBeComputed() {
    String tables = Clinics.TABLES.replace("100.5 * n", "100.5 * number");
    assertThatThrownBy(
            () ->
                Clinics.generate(
                    folder,
                    Clinics.HEAD + tables + Clinics.PLAIN_FILES,
                    Clinics.options(folder.resolve("out"), 2024),
                    2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("generator.yaml:16:15: Cannot be computed: 100.5 * number: ")
        .hasMessageContaining("`number`");
  }

  @Test
  void doesNotWriteIntoAYearThatIsThere() throws IOException {
    Files.createDirectories(folder.resolve("out/2024"));
    assertThatThrownBy(
            () ->
                Clinics.generate(
                    folder,
                    Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES,
                    Clinics.options(folder.resolve("out"), 2024),
                    2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("The folder is there already. Delete it or choose another output");
  }

  @Test
  void sendsFilesLateAgainTwiceOrNotAtAll() throws IOException {
    String more =
        """
        defects:
          - {kind: finding, code: type-error, table: visit, count: 1, where: unit.region = 'N',
             field: visit_number, raises: [too-many], change: {visit: {visit_number: "'first'"}}}
          - {kind: finding, code: constraint-minimum, table: clinic, count: 1, field: budget,
             where: unit.region = 'S', raises: [odd-budget], change: {clinic: {budget: "'-1'"}}}
        deliveries:
          - {way: again, code: superseded-file, table: visit, unit: N, day: "20250120", suffix: _v2}
          - {way: not-sent, code: missing-submission, table: visit, unit: S, note: nothing}
          - {way: copied, code: duplicate-file, table: clinic, unit: N, suffix: _copy}
          - {way: dated, code: late-file, table: clinic, unit: S, years: [2024], day: "20250206"}
          - {way: dated, code: late-file, table: clinic, unit: S, years: [2023], day: "20240206"}
          - {way: dated, code: late-file, table: clinic, unit: W, day: "20240206"}
        """;
    var generated =
        Clinics.generate(
            folder,
            Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES + more,
            Clinics.options(folder.resolve("out"), 2024),
            2);

    assertThat(generated.files())
        .containsOnlyKeys(
            "2024/20250120/N/visit_N_v2.csv",
            "2024/20250206/S/clinic_S.csv",
            "2024/N/clinic_N.csv",
            "2024/N/clinic_N_copy.csv",
            "2024/N/visit_N.csv",
            "planted-2024.csv");
    assertThat(generated.files().get("2024/N/clinic_N_copy.csv"))
        .isEqualTo(generated.files().get("2024/N/clinic_N.csv"));
    assertThat(generated.files().get("2024/N/visit_N.csv")).contains(",first,");
    assertThat(generated.files().get("2024/20250120/N/visit_N_v2.csv"))
        .isEqualTo(
            """
            region,clinic_id,visit_number,remarks
            N,N-1,1,2024
            N,N-2,1,2024
            N,N-2,2,"second,
            and ""last""\"
            """);
    assertThat(generated.ledger(2024))
        .extracting(
            line -> String.join(" ", line.subList(0, 4)) + " " + line.get(6) + ":" + line.get(7))
        .containsExactlyInAnyOrder(
            "anomaly odd-budget clinic S 2024/20250206/S/clinic_S.csv:" + lineOf(generated),
            "finding constraint-minimum clinic S 2024/20250206/S/clinic_S.csv:" + lineOf(generated),
            "finding duplicate-file clinic N 2024/N/clinic_N_copy.csv:0",
            "finding late-file clinic S 2024/20250206/S/clinic_S.csv:0",
            "finding missing-submission visit S 2024:0",
            "finding superseded-file visit N 2024/N/visit_N.csv:0");
    assertThat(generated.report().files()).isEqualTo(5);
  }

  /** Where the clinic with the wrong budget stands. */
  private static int lineOf(Clinics.Generated generated) {
    List<String> lines = generated.lines("2024/20250206/S/clinic_S.csv");
    return lines.indexOf(
            lines.stream().filter(line -> line.contains(",-1,")).findFirst().orElseThrow())
        + 1;
  }

  @Test
  void plantsNothingWhereNothingShallBeWrong() throws IOException {
    String more =
        """
        defects:
          - {kind: finding, code: type-error, table: visit, count: 1, field: visit_number,
             change: {visit: {visit_number: "'first'"}}}
        deliveries:
          - {way: not-sent, code: missing-submission, table: visit, unit: S, note: nothing}
        """;
    Path out = folder.resolve("out");
    var options =
        new GenerateOptions(
            out.toString(), List.of(2024), 7, null, 100, GenerateOptions.Planting.NOTHING);
    String tables = Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES;
    var honest = Clinics.generate(folder, tables + more, options, 2);
    var plain = Clinics.generate(folder, tables, Clinics.options(folder.resolve("plain"), 2024), 2);

    assertThat(honest.ledger(2024)).isEmpty();
    assertThat(honest.files()).isEqualTo(plain.files());
  }

  @Test
  void refusesDeliveriesThatCannotBe() {
    String deliveries =
        """
        deliveries:
          - {way: again, code: superseded-file, table: visit, unit: N, day: "20250120"}
          - {way: not-sent, code: missing-submission, table: visit, unit: N, suffix: x}
          - {way: dated, code: late-file, table: visits, unit: N, day: "20250120"}
        """;
    assertThatThrownBy(
            () ->
                Clinics.generate(
                    folder,
                    Clinics.HEAD + Clinics.TABLES + Clinics.PLAIN_FILES + deliveries,
                    Clinics.options(folder.resolve("out"), 2024),
                    2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("generator.yaml:32:5: suffix is missing")
        .hasMessageContaining("generator.yaml:33:5: This way has no suffix (delete it)")
        .hasMessageContaining(
            "generator.yaml:33:5: Unit N sends table visit in two ways in one year")
        .hasMessageContaining("generator.yaml:34:5: visits is no table with a file for each unit");
  }
}
