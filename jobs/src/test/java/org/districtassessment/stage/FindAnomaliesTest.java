package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.districtassessment.stage.ClinicRules.sql;
import static org.districtassessment.stage.SmallTables.table;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.junit.jupiter.api.Test;

class FindAnomaliesTest {

  private static final String CLINIC =
      "district_code STRING, clinic_id STRING, beds BIGINT, kind STRING, doctor STRING,"
          + " _file STRING, _line BIGINT";

  private static Dataset<Row> clinics() {
    return table(
        CLINIC,
        """
        n | c1 |   8 | rural | P1 | n/clinic.csv | 2
        n | c2 |   9 | rural | P2 | n/clinic.csv | 3
        n | c3 |  10 | rural | P3 | n/clinic.csv | 4
        s | c4 |  11 | rural | P1 | s/clinic.csv | 2
        s | c5 |  12 | rural | P1 | s/clinic.csv | 3
        s | c6 | 100 | rural |    | s/clinic.csv | 4
        e | c7 |   5 | urban | P1 | e/clinic.csv | 2
        e | c8 |   5 | urban | P9 | e/clinic.csv | 3
        e | c9 |  -1 | urban | P9 | e/clinic.csv | 4
        """);
  }

  private static List<Anomaly> find(ClinicRules rules) {
    return FindAnomalies.findAnomalies(rules.queries(), Language.EN).anomalies();
  }

  private static ClinicRules rules() {
    return new ClinicRules().table("clinic", clinics());
  }

  private static String line(Anomaly anomaly) {
    return String.join(
        " | ",
        anomaly.check(),
        anomaly.unit(),
        anomaly.key(),
        String.valueOf(anomaly.observed()),
        anomaly.expected(),
        anomaly.file() + ":" + anomaly.line());
  }

  private static CheckRule.Method rows(String failsWhen) {
    return new CheckRule.Rows(sql(failsWhen), sql("cast(beds as string)"), sql("'at least 0'"));
  }

  @Test
  void namesRowsForWhichAConditionIsTrue() {
    assertThat(
            find(
                rules()
                    .check("negative", "clinic", "clinic_id", rows("beds < 0"))
                    .check("large", "clinic", "kind = 'rural'", "clinic_id", rows("beds > 11"))))
        .extracting(FindAnomaliesTest::line)
        .containsExactly(
            "large | s | c5 | 12 | at least 0 | s/clinic.csv:3",
            "large | s | c6 | 100 | at least 0 | s/clinic.csv:4",
            "negative | e | c9 | -1 | at least 0 | e/clinic.csv:4");
  }

  @Test
  void carriesTheRulesWords() {
    assertThat(
            FindAnomalies.findAnomalies(
                    rules().check("negative", "clinic", "clinic_id", rows("beds < 0")).queries(),
                    Language.ZH)
                .anomalies())
        .containsExactly(
            new Anomaly(
                "negative",
                "K01",
                "warning",
                "e",
                "c9",
                "beds",
                "-1",
                "at least 0",
                null,
                "e/clinic.csv",
                4L,
                "请核对"));
  }

  @Test
  void namesValuesThatStandInSeveralUnits() {
    // P1 stands in n, s (twice) and e; P9 twice in e only; c6 has no doctor
    assertThat(
            find(
                rules()
                    .check(
                        "shared", "clinic", "clinic_id", new CheckRule.AcrossUnits(sql("doctor")))))
        .extracting(FindAnomaliesTest::line)
        .containsExactly(
            "shared | e | c7 | n, s | in one unit only | e/clinic.csv:2",
            "shared | n | c1 | e, s | in one unit only | n/clinic.csv:2",
            "shared | s | c4 | e, n | in one unit only | s/clinic.csv:2",
            "shared | s | c5 | e, n | in one unit only | s/clinic.csv:3");
  }

  @Test
  void countsOnlyRowsOfTheConditionAcrossUnits() {
    assertThat(
            find(
                rules()
                    .check(
                        "shared",
                        "clinic",
                        "district_code <> 's'",
                        "clinic_id",
                        new CheckRule.AcrossUnits(sql("doctor")))))
        .extracting(Anomaly::unit, Anomaly::observed)
        .containsExactly(tuple("e", "n"), tuple("n", "e"));
  }

  @Test
  void measuresRobustZWithinGroups() {
    // rural: 8 9 10 11 12 100, median 10.5; distances 2.5 1.5 0.5 0.5 1.5 89.5, MAD 1.5;
    // z of 100 = 0.6745 × 89.5 ÷ 1.5 = 40.25, of 8 = −1.12. urban has 3 values only.
    assertThat(
            find(
                rules()
                    .check(
                        "far",
                        "clinic",
                        "clinic_id",
                        new CheckRule.RobustZ(
                            sql("beds"), "kind", new BigDecimal("3.5"), 4, null))))
        .extracting(FindAnomaliesTest::line)
        .containsExactly(
            "far | s | c6 | 100 | robust z within ±3.5 (z = 40.25; group rural, median 10.5,"
                + " n = 6) | s/clinic.csv:4");
  }

  @Test
  void fallsBackToTheMeanDeviationWhereMoreThanHalfAreEqual() {
    // urban: 5 5 −1, median 5, MAD 0; mean deviation 6 ÷ 3 = 2; z = −6 ÷ (1.2533 × 2) = −2.39
    assertThat(
            find(
                rules()
                    .check(
                        "far",
                        "clinic",
                        "kind = 'urban'",
                        "clinic_id",
                        new CheckRule.RobustZ(sql("beds"), null, new BigDecimal("2"), 3, null))))
        .extracting(FindAnomaliesTest::line)
        .containsExactly(
            "far | e | c9 | -1 | robust z within ±2 (z = -2.39; median 5, n = 3) |"
                + " e/clinic.csv:4");
  }

  @Test
  void skipsAGroupWhoseValuesAreAllEqual() {
    assertThat(
            find(
                rules()
                    .check(
                        "far",
                        "clinic",
                        "beds = 5",
                        "clinic_id",
                        new CheckRule.RobustZ(sql("beds"), null, BigDecimal.ONE, 2, null))))
        .isEmpty();
  }

  @Test
  void findsValuesInAnotherUnitOfMeasure() {
    // median of rural 10.5, × 10 = 105, within [105 ÷ 1.2, 105 × 1.2] = [87.5, 126]: 100
    assertThat(
            find(
                rules()
                    .check(
                        "unit",
                        "clinic",
                        "clinic_id",
                        new CheckRule.FactorOff(
                            sql("beds"), "kind", BigDecimal.TEN, new BigDecimal("1.2"), 4))))
        .extracting(FindAnomaliesTest::line)
        .containsExactly(
            "unit | s | c6 | 100 | not about 10 times or 1/10 of the median (tolerance 1.2 times;"
                + " group rural, median 10.5, n = 6) | s/clinic.csv:4");
  }

  @Test
  void hasNoFileForAnAggregate() {
    assertThat(
            find(
                rules()
                    .view(
                        "by_district",
                        "SELECT district_code AS code, sum(beds) AS beds FROM clinic"
                            + " GROUP BY district_code")
                    .check("large", "by_district", "code", rows("beds > 100"))))
        .extracting(FindAnomaliesTest::line)
        // 11 + 12 + 100
        .containsExactly("large | s | s | 123 | at least 0 | null:null");
  }

  @Test
  void findsNothingWithoutChecks() {
    assertThat(find(rules())).isEmpty();
  }

  @Test
  void givesTheSameForAnyNumberOfPartitions() {
    ClinicRules one = rules();
    ClinicRules seven = new ClinicRules().table("clinic", clinics().repartition(7));
    for (ClinicRules rules : List.of(one, seven)) {
      rules
          .check("shared", "clinic", "clinic_id", new CheckRule.AcrossUnits(sql("doctor")))
          .check("negative", "clinic", "clinic_id", rows("beds < 0"))
          .check(
              "far",
              "clinic",
              "clinic_id",
              new CheckRule.RobustZ(sql("beds"), "kind", BigDecimal.ONE, 3, null))
          .check(
              "unit",
              "clinic",
              "clinic_id",
              new CheckRule.FactorOff(sql("beds"), null, BigDecimal.TEN, BigDecimal.TEN, 3));
    }
    assertThat(find(one)).isEqualTo(find(seven)).hasSizeGreaterThan(6);
  }
}
