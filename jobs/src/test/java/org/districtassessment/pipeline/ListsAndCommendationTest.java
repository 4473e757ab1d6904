package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schools are to act on, and which of them may be commended, from files to tables. */
class ListsAndCommendationTest {

  /** The numbers of pupils are sensitive; the last two digits say who is who. */
  private static final String NUMBER = "9900012000010100";

  @TempDir Path folder;

  /** Pupils without mark, and pupils of classes without room (by the view). */
  @Test
  void publishesTheRowsOfListsWithPseudonyms() throws IOException, SQLException {
    Path run = Path.of(schools().evaluate().publication());

    try (Duck duck = new Duck()) {
      assertThat(
              duck.rows(
                  "SELECT unit, list_id, code, key, shown->>'form', shown->>'mark', shown->>'rooms',"
                      + " file, line, title FROM '%s'"
                          .formatted(run.resolve("monitoring_lists.parquet"))))
          .containsExactly(
              "s1|no-mark-given|M1|" + pseudonym("22") + "|a|0|∅|1999/pupil.csv|3|No mark given",
              "s1|no-room|M2|" + pseudonym("33") + "|∅|∅|0|1999/pupil.csv|4|No room",
              "s3|no-mark-given|M1|" + pseudonym("77") + "|∅|0|∅|1999/pupil.csv|8|No mark given",
              "s3|no-mark-given|M1|" + pseudonym("88") + "|∅|0|∅|1999/pupil.csv|9|No mark given",
              "s3|no-room|M2|" + pseudonym("66") + "|∅|∅|0|1999/pupil.csv|7|No room");
    }
    assertThat(Files.readString(run.resolve("monitoring_lists.csv"))).doesNotContain(NUMBER, "***");
    assertThat(run.resolve("returns")).doesNotExist();
  }

  /**
   * By hand: s2 has the best mean mark, 60, for 70 points, and rooms for all, 30 points. s1 has (50
   * − 13.33) ÷ (60 − 13.33) of 70 and 66.67 % of 30: 75.00. s3 has nothing. In the north one of two
   * schools may be commended; s3 lacks 10 points.
   */
  @Test
  void publishesWhoMayBeCommended() throws IOException, SQLException {
    Path run = Path.of(schools().evaluate().publication());

    try (Duck duck = new Duck()) {
      assertThat(
              duck.rows(
                  "SELECT unit, unit_group, rank, group_rank, total, grade, candidate, reason,"
                      + " explanation, barred_by, cases FROM '%s'"
                          .formatted(run.resolve("commendations.parquet"))))
          .containsExactly(
              "s2|north|1|1|100.00|good|true|candidate|grade, total and quota allow it|∅|a-70",
              "s1|north|2|2|75.00|fair|false|quota-full|higher totals fill the quota, or there is a"
                  + " tie at its boundary|∅|a-90; b-60",
              "s3|south|3|1|0.00|fair|false|total-below|the total 0.00 is below 10|∅|∅");
    }
  }

  @Test
  void returnsTheListsToTheirSchoolsWithTheirOwnNumbersMasked() throws IOException {
    Path returns = Path.of(schools().check().folder()).resolve("returns");

    assertThat(sheet(returns.resolve("s1.xlsx"), "No mark given"))
        .containsExactly("Own key|Class|Mark|File|Line", "990001**********22|a|0|1999/pupil.csv|3");
    assertThat(sheet(returns.resolve("s1.xlsx"), "No room"))
        .containsExactly(
            "Own key|Rooms|Has a room|File|Line", "990001**********33|0|no|1999/pupil.csv|4");
    assertThat(sheet(returns.resolve("s1.xlsx"), "Summary"))
        .containsSubsequence(
            "Lists to act on",
            "Code|List||Count|What stands there and what to do",
            "M1|No mark given||1|Give a mark",
            "M2|No room||1|Find a room");
    assertThat(sheet(returns.resolve("s3.xlsx"), "No mark given"))
        .containsExactly(
            "Own key|Class|Mark|File|Line",
            "990001**********77||0|1999/pupil.csv|8",
            "990001**********88||0|1999/pupil.csv|9");
    assertThat(returns.resolve("s2.xlsx")).doesNotExist();
  }

  private Schools schools() throws IOException {
    return new Schools(folder)
        .replace(
            "schemas/pupil.schema.json",
            "\"title\": \"Pupil\",",
            "\"title\": \"Pupil\", \"x-sensitive\": true,")
        .write(
            "input/1999/pupil.csv",
            """
            school,form,pupil,mark
            s1,a,%1$s11,90
            s1,a,%1$s22,0
            s1,b,%1$s33,60
            s2,a,%1$s44,70
            s2,a,%1$s55,50
            s3,a,%1$s66,40
            s3,,%1$s77,0
            s3,,%1$s88,0
            """
                .formatted(NUMBER))
        .write(
            "rules/lists/no-mark-given.yaml",
            """
            id: no-mark-given
            code: M1
            title: No mark given
            description: Give a mark
            from: pupil
            where: mark = 0
            key: pupil
            show:
              - {name: form, title: Class}
              - {name: mark, title: Mark}
            source: this test
            """)
        .write(
            "rules/lists/no-room.yaml",
            """
            id: no-room
            code: M2
            title: No room
            description: Find a room
            from: pupil_in_form
            where: rooms = 0
            key: pupil
            show:
              - {name: rooms, title: Rooms}
              - {name: housed, title: Has a room, value: rooms > 0}
            source: this test
            """)
        .replace(
            "rules/assessment.yaml",
            "grades:\n",
            """
            commendation:
              title: Commendation
              grades: [good, fair]
              quota: {share: "0.5", within: group, rounding: floor, ties: exclude-all}
              minimum-total: 10
              cases: {from: pupil, where: mark >= 60, id: "concat(form, '-', cast(mark AS string))"}
              source: this test
            grades:
            """);
  }

  private static String pseudonym(String last) {
    return Schools.PSEUDONYMS.of(NUMBER + last);
  }

  private static List<String> sheet(Path file, String name) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      List<String> lines = new ArrayList<>();
      workbook.getSheet(name).forEach(row -> lines.add(line(row)));
      return lines;
    }
  }

  private static String line(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getLastCellNum(); i++) {
      cells.add(
          row.getCell(i) == null
              ? ""
              : row.getCell(i).getCellType() == CellType.NUMERIC
                  ? String.valueOf((long) row.getCell(i).getNumericCellValue())
                  : row.getCell(i).getStringCellValue());
    }
    return String.join("|", cells);
  }
}
