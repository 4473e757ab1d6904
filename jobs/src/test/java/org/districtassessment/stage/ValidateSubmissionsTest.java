package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateSubmissionsTest {

  private static final String CLINICS =
      """
      region_code,clinic_id,budget,spent,open,founded,renovated,负责人
      north,C001,100.50,100.50,true,2001-02-28,2019,"Li ""Lily"", MD"
      north,C002,,,0,,,
      """;

  @TempDir Path input;

  @Test
  void readsEveryTypeExactly() {
    ClinicYear.in(input).with("2024/north/clinic.csv", CLINICS).validated();
    assertThat(
            ClinicYear.sql(
                "SELECT * EXCEPT (parent_id, last_visit, licence, kind, inspected)"
                    + " FROM submissions.current.clinic ORDER BY clinic_id"))
        .containsExactly(
            "north|C001|100.50|100.50|true|2001-02-28|2019|Li \"Lily\", MD|2024/north/clinic.csv|2",
            "north|C002|null|null|false|null|null|null|2024/north/clinic.csv|3");
  }

  @Test
  void countsAndListsWhatIsRejectedWithEveryReason() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/clinic_north.csv",
                """
                region_code,clinic_id,budget,spent,open,founded,renovated,head
                north,C001,100,100.01,true,2001-02-28,2019,Li
                north,C2,1e3,"1,00",maybe,2001-02-29,19,Wu
                south,C003,1,1,true,,,
                north,C001,1,1,true,,,
                ,,,
                north,C004,1,1.005,true,,,
                north,C005,1,1,true,,
                ,C006,1,1,true,,,
                north,C007,1,1,true,,,
                """)
            .validated();
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/clinic_north.csv:2 spent spent-above-budget 100.01",
            "2024/clinic_north.csv:3 budget scientific-notation 1e3",
            "2024/clinic_north.csv:3 clinic_id constraint-pattern C2",
            "2024/clinic_north.csv:3 founded type-error 2001-02-29",
            "2024/clinic_north.csv:3 open type-error maybe",
            "2024/clinic_north.csv:3 renovated type-error 19",
            "2024/clinic_north.csv:3 spent type-error 1,00",
            "2024/clinic_north.csv:4 region_code unit-mismatch south",
            "2024/clinic_north.csv:5 clinic_id primary-key C001",
            "2024/clinic_north.csv:6 - blank-row",
            "2024/clinic_north.csv:7 spent type-error 1.005",
            "2024/clinic_north.csv:8 - missing-cell",
            "2024/clinic_north.csv:9 region_code constraint-required ");
    assertThat(
            ClinicYear.lines(
                ClinicYear.rejectedRows(validated).selectExpr("line", "codes", "record")))
        .containsExactly(
            "2|spent-above-budget|north,C001,100,100.01,true,2001-02-28,2019,Li",
            "3|constraint-pattern;scientific-notation;type-error|north,C2,1e3,\"1,00\",maybe,2001-02-29,19,Wu",
            "4|unit-mismatch|south,C003,1,1,true,,,",
            "5|primary-key|north,C001,1,1,true,,,",
            "7|type-error|north,C004,1,1.005,true,,,",
            "8|missing-cell|north,C005,1,1,true,,",
            "9|constraint-required|,C006,1,1,true,,,");
    assertThat(validated.files())
        .filteredOn(file -> file.table().equals("clinic"))
        .extracting(SubmittedFile::rowsRead, SubmittedFile::accepted, SubmittedFile::rejected)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(8L, 1L, 7L));
    assertThat(ClinicYear.sql("SELECT clinic_id, _line FROM submissions.current.clinic"))
        .containsExactly("C007|10");
  }

  @Test
  void checksEveryConstraintOfACell() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/clinic.csv",
                """
                region_code,clinic_id,licence,kind,inspected
                north,C001,abc,乡村,2020-01-01
                north,C002,ab,city,2019-12-31
                north,C003,南南南南南,town,2024-12-31
                north,C004,南南南南南南,n/a,2025-01-01
                north,C005,abc,,
                """)
            .validated();
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/north/clinic.csv:3 inspected constraint-minimum 2019-12-31",
            "2024/north/clinic.csv:3 kind constraint-enum city",
            "2024/north/clinic.csv:3 licence constraint-length ab",
            "2024/north/clinic.csv:5 inspected constraint-maximum 2025-01-01",
            "2024/north/clinic.csv:5 licence constraint-length 南南南南南南",
            "2024/north/clinic.csv:6 licence constraint-unique abc");
  }

  /** Keys are compared, joined and dealt out by what they say, rules see the converted values. */
  @Test
  void readsCellsAsTheyWereMeantEverywhere() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/clinic.csv",
                """
                region_code,clinic_id,budget,spent,open,founded,renovated,kind,parent_id
                north,C001,"1,234.50","１，２３４．５０",√,2001年2月28日,2019年,town,—
                \u00A0north\u200B,Ｃ００２,10,10.01,否,2001/2/28,/,乡 村,'C001
                north,C001,1,1,是,45356,无,town,
                """)
            .with(
                "2024/north/visit.csv",
                "region_code,visit_id,clinic_id,minutes\nnorth,1,C002,5\nnorth,2,Ｃ００１,30\n")
            .validated();
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/clinic.csv:3 spent spent-above-budget 10.01",
            "2024/clinic.csv:4 clinic_id primary-key C001",
            "2024/clinic.csv:4 founded excel-serial-date 45356");
    assertThat(
            ClinicYear.sql(
                "SELECT * EXCEPT (head, parent_id, last_visit, licence, inspected)"
                    + " FROM submissions.current.clinic"))
        .containsExactly("north|C001|1234.50|1234.50|true|2001-02-28|2019|town|2024/clinic.csv|2");
    assertThat(ClinicYear.sql("SELECT clinic_id FROM submissions.current.visit ORDER BY visit_id"))
        .containsExactly("C002", "C001");
  }

  @Test
  void tellsARuleThatFailsFromOneThatCannotBeComputed() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/clinic.csv",
                """
                region_code,clinic_id,budget,spent
                north,C001,7,
                north,C002,13,14
                north,C003,x,8
                north,C004,,8
                """)
            .validated();
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/north/clinic.csv:2 - odd-budget",
            "2024/north/clinic.csv:3 - row-rule-failed",
            "2024/north/clinic.csv:3 spent spent-above-budget 14",
            "2024/north/clinic.csv:4 budget type-error x");
    assertThat(ClinicYear.sql("SELECT clinic_id FROM submissions.current.clinic"))
        .containsExactlyInAnyOrder("C001", "C004");
  }

  @Test
  void checksReferencesWithinATableAndInACircle() {
    ValidatedSubmissions validated =
        ClinicYear.in(input)
            .with(
                "2024/north/clinic.csv",
                """
                region_code,clinic_id,parent_id,last_visit
                north,C001,C002,2
                north,C002,C003,3
                north,C003,C009,1
                """)
            .with("2024/south/clinic.csv", "region_code,clinic_id,parent_id\nsouth,C009,\n")
            .with(
                "2024/north/visit.csv",
                "region_code,visit_id,clinic_id,minutes\nnorth,1,C001,\nnorth,2,C009,0\n")
            .validated();
    assertThat(ClinicYear.findings(validated))
        .containsExactly(
            "2024/north/clinic.csv:3 last_visit foreign-key 3",
            "2024/north/clinic.csv:4 parent_id foreign-key C009",
            "2024/north/visit.csv:3 clinic_id foreign-key C009",
            "2024/north/visit.csv:3 minutes constraint-minimum 0");
  }

  @Test
  void readsTheSameFromEveryEncoding() {
    String text = "region_code,clinic_id,院长,founded\nsouth,C001,李莉𠀀,2020-01-01\nsouth,C2,王,x\n";
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    byte[] gb18030 = text.getBytes(Charset.forName("GB18030"));
    List<String> rows = null;
    for (byte[] bytes : List.of(utf8, marked, gb18030)) {
      ValidatedSubmissions validated =
          ClinicYear.in(input).with("2024/南岸/诊所.csv", bytes).validated();
      List<String> now = ClinicYear.sql("SELECT * FROM submissions.current.clinic");
      now.addAll(ClinicYear.lines(ClinicYear.findingRows(validated)));
      now.addAll(ClinicYear.lines(ClinicYear.rejectedRows(validated)));
      assertThat(now).hasSize(4);
      assertThat(rows == null ? now : rows).isEqualTo(now);
      rows = now;
    }
    assertThat(rows).element(0).asString().contains("李莉𠀀");
  }
}
