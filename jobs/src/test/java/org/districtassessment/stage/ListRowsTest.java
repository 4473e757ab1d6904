package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.stage.ClinicRules.sql;
import static org.districtassessment.stage.SmallTables.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.MonitoringList.Shown;
import org.junit.jupiter.api.Test;

class ListRowsTest {

  private static Dataset<Row> clinics() {
    return table(
        "district_code STRING, clinic_id STRING, beds BIGINT, budget DECIMAL(18,2), open BOOLEAN,"
            + " since DATE, _file STRING, _line BIGINT",
        """
        s | c4 |  0 |   0.01 | false | 2020-02-29 | s.csv | 3
        s | c1 |  3 |        | true  |            | s.csv | 2
        n | c1 | 10 | 100.10 | true  | 2019-01-01 | n.csv | 10
        n | c2 | 20 | 200.20 | false | 2019-01-02 | n.csv | 9
          | c9 |  0 |   9.99 | false | 2019-01-02 | x.csv | 2
        """);
  }

  private static ClinicRules rules() {
    return new ClinicRules().table("clinic", clinics());
  }

  private static List<String> rows(ClinicRules rules) {
    List<String> lines = new ArrayList<>();
    for (ListedRow row :
        ListRows.listRows(rules.queries()).redacted(text -> text.toUpperCase(Locale.ROOT))) {
      lines.add(
          String.join(" ", row.unit(), row.list(), row.key())
              + " "
              + row.shown()
              + " "
              + row.file()
              + ":"
              + row.line());
    }
    return lines;
  }

  /** c4 has no bed, c4 and c2 are closed; by unit, list, file and line. */
  @Test
  void listsRowsByUnitThenListThenPlace() {
    assertThat(
            rows(
                rules()
                    .list(
                        "closed",
                        "clinic",
                        "NOT open",
                        "clinic_id",
                        shown("beds", "beds"),
                        shown("budget", "budget * 2"),
                        shown("since", "since"),
                        shown("open", "open"))
                    .list("without-bed", "clinic", "beds = 0", "concat('bed of ', clinic_id)")))
        .containsExactly(
            "n closed C2 [20, 400.40, 2019-01-02, FALSE] N.CSV:9",
            "s closed C4 [0, 0.02, 2020-02-29, FALSE] S.CSV:3",
            "s without-bed BED OF C4 [] S.CSV:3");
  }

  @Test
  void listsEveryRowOfAUnitWithoutACondition() {
    assertThat(rows(rules().list("all", "clinic", null, "clinic_id", shown("cost", "budget"))))
        .containsExactly(
            "n all C2 [200.20] N.CSV:9",
            "n all C1 [100.10] N.CSV:10",
            "s all C1 [null] S.CSV:2",
            "s all C4 [0.01] S.CSV:3");
  }

  /** A condition that is neither true nor false lists nothing, and a key that is null is empty. */
  @Test
  void takesNothingForAbsent() {
    assertThat(rows(rules().list("cheap", "clinic", "budget < 150", "nullif(clinic_id, 'c4')")))
        .containsExactly("n cheap C1 [] N.CSV:10", "s cheap  [] S.CSV:3");
  }

  @Test
  void listsAggregatesThatStandInNoFile() {
    assertThat(
            rows(
                rules()
                    .view(
                        "per_district",
                        "SELECT district_code AS code, count(*) AS clinics FROM clinic GROUP BY"
                            + " district_code")
                    .list("few", "per_district", "clinics < 3", "code", shown("n", "clinics"))))
        .containsExactly("n few N [2] null:null", "s few S [2] null:null");
  }

  @Test
  void hasNothingWithoutLists() {
    assertThat(rows(rules())).isEmpty();
  }

  private static Shown shown(String name, String value) {
    return new Shown(name, Text.same(name), sql(value));
  }
}
