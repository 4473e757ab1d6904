package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.districtassessment.stage.ClinicRules.sql;
import static org.districtassessment.stage.SmallTables.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Coefficients;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.ConstantValueScreen;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.HidiroglouBerthelotScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.core.rule.MultivariateScreen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The statistical screens over small tables of clinics. */
class FindScreensTest {

  private static final String FAMILY = "wide";

  private static ClinicRules rules(Dataset<Row> clinics) {
    return new ClinicRules().table("clinic", clinics).family(FAMILY, "0.10");
  }

  private static List<Anomaly> find(ClinicRules rules) {
    return FindAnomalies.findAnomalies(rules.queries(), Language.EN).anomalies();
  }

  private static List<String> lines(ClinicRules rules) {
    return find(rules).stream().map(FindScreensTest::line).toList();
  }

  private static String line(Anomaly anomaly) {
    return String.join(
        " | ",
        anomaly.unit(),
        anomaly.key(),
        anomaly.field(),
        String.valueOf(anomaly.observed()),
        anomaly.expected(),
        String.valueOf(anomaly.qValue()));
  }

  /** One row per clinic: its unit, its number, and numbers from a query over its position. */
  private static Dataset<Row> generated(String query) {
    return TestSpark.session().sql(query);
  }

  private static SortedMap<String, Expression> fields(String... names) {
    SortedMap<String, Expression> fields = new TreeMap<>();
    for (String name : names) {
      fields.put(name, sql(name));
    }
    return fields;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  @Test
  void reportsARobustZOnlyWhereTheFamilyDoes() {
    // z of 100 by hand: median 10, distances 2 1 0 1 2 90 40, MAD 2, z = 0.6745 × 90 ÷ 2 = 30.35;
    // z of −30 is −13.49; scipy: p = 2 × t.sf(z, 0.3675 × 7) = 2.340e-4 and 1.8630e-3; m = 7, so
    // that q of −30 is 7p ÷ 2
    Dataset<Row> clinics =
        table(
            "district_code STRING, clinic_id STRING, beds BIGINT",
            """
            n | c1 |   8
            n | c2 |   9
            n | c3 |  10
            s | c4 |  11
            s | c5 |  12
            s | c6 | 100
            e | c7 | -30
            """);
    CheckRule.Method method = new CheckRule.RobustZ(sql("beds"), null, number("3.5"), 5, FAMILY);
    List<Anomaly> found = find(rules(clinics).check("far", "clinic", "clinic_id", method));
    assertThat(found).extracting(Anomaly::key).containsExactly("c7", "c6");
    assertThat(found.get(0).expected())
        .isEqualTo("robust z within ±3.5 (z = -13.49, p = 0.0019, q = 0.0065; median 10, n = 7)");
    assertThat(found.get(0).qValue()).isEqualByComparingTo("0.0065205176");
    // a rate of 0.005 leaves only the first
    assertThat(
            find(
                new ClinicRules()
                    .table("clinic", clinics)
                    .family(FAMILY, "0.005")
                    .check("far", "clinic", "clinic_id", method)))
        .extracting(Anomaly::key)
        .containsExactly("c6");
  }

  @Test
  void countsTheTestsOfAllChecksOfAFamilyTogether() {
    // Alone, the two checks have 7 and 7 tests; together 14, in which equal p stand twice
    Dataset<Row> clinics =
        table(
            "district_code STRING, clinic_id STRING, beds BIGINT",
            """
            n | c1 |   8
            n | c2 |   9
            n | c3 |  10
            s | c4 |  11
            s | c5 |  12
            s | c6 |  14
            e | c7 | -30
            """);
    CheckRule.Method beds = new CheckRule.RobustZ(sql("beds"), null, number("3.5"), 5, FAMILY);
    CheckRule.Method half = new CheckRule.RobustZ(sql("beds / 1"), null, number("20"), 5, FAMILY);
    CheckRule.Method none = new CheckRule.RobustZ(sql("beds * beds"), null, number("3.5"), 5, null);
    assertThat(
            find(
                rules(clinics)
                    .check("far", "clinic", "clinic_id", beds)
                    .check("other", "clinic", "clinic_id", half)
                    .check("single", "clinic", "district_code = 'x'", "clinic_id", none)))
        .extracting(Anomaly::qValue)
        // p of −30 is 1.8630e-3 as above, at ranks 1 and 2 of 14: 14p ÷ 2; alone it were 7p, the
        // same
        .singleElement()
        .satisfies(q -> assertThat(q).isEqualByComparingTo("0.0130410352"));
  }

  @Test
  void findsChangesTooLargeForTheirSize() {
    // The ten changes of HidiroglouBerthelotTest, and one clinic that is new
    Dataset<Row> clinics =
        table(
            "district_code STRING, clinic_id STRING, beds BIGINT, before BIGINT, _file STRING,"
                + " _line BIGINT",
            """
            n | c01 |  110 |  100 | n.csv |  2
            n | c02 |  105 |  100 | n.csv |  3
            n | c03 |   98 |  100 | n.csv |  4
            n | c04 |  120 |  100 | n.csv |  5
            n | c05 |   95 |  100 | n.csv |  6
            s | c06 |  300 |  100 | s.csv |  2
            s | c07 |  103 |  100 | s.csv |  3
            s | c08 | 1010 | 1000 | s.csv |  4
            s | c09 |   40 |  100 | s.csv |  5
            s | c10 |  100 |  100 | s.csv |  6
            s | c11 |   70 |    0 | s.csv |  7
            s | c12 |   70 |      | s.csv |  8
            """);
    CheckRule.Method method =
        new HidiroglouBerthelotScreen(
            sql("beds"),
            sql("before"),
            null,
            new Coefficients(number("0.5"), number("0.05"), number("4")),
            10);
    assertThat(lines(rules(clinics).check("jump", "clinic", "clinic_id", method)))
        .containsExactly(
            "s | c06 | beds | 300 | effect of the change within -1.39 – 2.92 (E = 33.62; before"
                + " 100, ratio 3, median ratio 1.02; n = 10) | null",
            "s | c09 | beds | 40 | effect of the change within -1.39 – 2.92 (E = -15.5; before 100,"
                + " ratio 0.4, median ratio 1.02; n = 10) | null");
  }

  @Test
  void findsRowsThatAreFarOffInSeveralValuesTogether() {
    // beds follow doctors, but for c20 with many doctors and few beds; neither is out of range
    Dataset<Row> clinics =
        generated(
            "SELECT if(id < 12, 'n', 's') AS district_code, concat('c', lpad(id, 2, '0')) AS"
                + " clinic_id, 10 + id AS doctors, if(id = 20, 24, 2 * id + 20 + pmod(id * 7, 5))"
                + " AS beds FROM range(24)");
    MultivariateScreen method = new MultivariateScreen(fields("beds", "doctors"), null, 20, FAMILY);
    List<Anomaly> found = find(rules(clinics).check("off", "clinic", "clinic_id", method));
    assertThat(found).extracting(Anomaly::key).containsExactly("c20");
    assertThat(found.get(0).observed()).isEqualTo("beds = 24, doctors = 30");
    assertThat(found.get(0).expected())
        .matches(
            "all values together not far from the others \\(D² = [0-9.]+, p = \\S+, q = \\S+;"
                + " robust z alone: beds -\\d\\.\\d\\d, doctors \\d\\.\\d\\d; n = 24\\)");
    assertThat(
            lines(
                rules(clinics)
                    .check(
                        "off",
                        "clinic",
                        "clinic_id",
                        new MultivariateScreen(fields("beds", "doctors"), null, 25, FAMILY))))
        .as("too few rows")
        .isEmpty();
  }

  /** 1,000 clinics a unit: n by powers of two, whose first digits follow Benford; s evenly. */
  private static Dataset<Row> amounts() {
    return generated(
        """
        SELECT 'n' AS district_code, id AS clinic_id,
               cast(round(pow(10D, id / 250D), 4) AS decimal(18,4)) AS cost,
               cast(100 + id AS decimal(18,4)) AS fee
        FROM range(1000)
        UNION ALL
        SELECT 's', id, cast(-10 - id AS decimal(18,4)), cast(100 + id AS decimal(18,4))
        FROM range(1000)
        UNION ALL SELECT 's', 5000, cast(0 AS decimal(18,4)), cast(NULL AS decimal(18,4))
        """);
  }

  private static CheckRule.Method firstDigits(
      int minimumCount, int orders, @Nullable String deviation) {
    return new FirstDigitScreen(
        fields("cost", "fee"),
        minimumCount,
        orders,
        deviation == null ? null : number(deviation),
        FAMILY);
  }

  @Test
  void findsFirstDigitsThatAreNotBenfords() {
    // s has the costs 10 to 1009, nearly 111 of each first digit; fee spans only one order
    List<Anomaly> found =
        find(rules(amounts()).unitCheck("digits", "clinic", firstDigits(500, 2, "0.015")));
    assertThat(found)
        .extracting(Anomaly::unit, Anomaly::key, Anomaly::field)
        .containsExactly(tuple("s", "s", "cost"));
    // numpy and scipy over the same numbers
    assertThat(found.get(0).observed())
        .isEqualTo("1: 120, 2: 110, 3: 110, 4: 110, 5: 110, 6: 110, 7: 110, 8: 110, 9: 110");
    assertThat(found.get(0).expected())
        .startsWith("first digits after Benford's law, MAD below 0.015 (χ² = 381.44, p = ")
        .endsWith(", MAD = 0.0582, nonconformity; n = 1000)");
  }

  @Test
  void leavesOutUnitsToWhichBenfordsLawDoesNotApply() {
    assertThat(lines(rules(amounts()).unitCheck("digits", "clinic", firstDigits(1001, 2, null))))
        .as("too few values")
        .isEmpty();
    assertThat(lines(rules(amounts()).unitCheck("digits", "clinic", firstDigits(500, 3, null))))
        .as("too few orders of magnitude: 10 to 1009")
        .isEmpty();
    assertThat(lines(rules(amounts()).unitCheck("digits", "clinic", firstDigits(500, 2, "0.06"))))
        .as("MAD is 0.0582")
        .isEmpty();
  }

  @Test
  void findsLastDigitsThatAreNotATenthEach() {
    // n: 0 to 9 twenty times each; s: half of the values end in 5; in tens, both are even
    Dataset<Row> clinics =
        generated(
            """
            SELECT 'n' AS district_code, cast(10 + id AS decimal(18,2)) AS cost FROM range(200)
            UNION ALL
            SELECT 's', cast(10 + if(pmod(id, 2) = 0, id, 10 * pmod(id, 20) + 5.75) AS decimal(18,2))
            FROM range(200)
            """);
    LastDigitScreen ones =
        new LastDigitScreen(fields("cost"), 100, BigDecimal.ONE, number("0.02"), FAMILY);
    List<Anomaly> found = find(rules(clinics).unitCheck("digits", "clinic", ones));
    assertThat(found).extracting(Anomaly::unit).containsExactly("s");
    // s: 20 each of 0 2 4 6 8, and 100 of 5: (5 × 0 + 4 × 20² + 80²) ÷ 20 = 400; MAD (0.4 + 4 ×
    // 0.1)
    // ÷ 10
    assertThat(found.get(0).observed()).isEqualTo("0: 20, 2: 20, 4: 20, 5: 100, 6: 20, 8: 20");
    assertThat(found.get(0).expected())
        .startsWith("a tenth for each last digit, MAD below 0.02 (χ² = 400, p = ")
        .endsWith(", MAD = 0.0800; n = 200)");
  }

  @Test
  void findsUnitsThatRoundMoreThanTheOthers() {
    // multiples of 1000: 40 of 50 in s; 5 of 100 in the others. 0 is no value
    Dataset<Row> clinics =
        generated(
            """
            SELECT if(id < 50, 'n', 'e') AS district_code,
                   if(pmod(id, 20) = 0, 3000, 2000 + id) AS cost FROM range(1, 101)
            UNION ALL SELECT 's', if(id < 40, 1000 * (id + 1), 500 + id) FROM range(50)
            UNION ALL SELECT 's', 0
            """);
    HeapingScreen heaping =
        new HeapingScreen(fields("cost"), 20, number("1000"), number("0.10"), FAMILY);
    List<Anomaly> found = find(rules(clinics).unitCheck("round", "clinic", heaping));
    assertThat(found).extracting(Anomaly::unit).containsExactly("s");
    assertThat(found.get(0).observed()).isEqualTo("40 of 50 (80 %)");
    assertThat(found.get(0).expected())
        .startsWith("share of multiples of 1000 as in the other units, 5 % (p = ")
        .endsWith("; n = 50)");
  }

  @Test
  void findsUnitsWithOneValueEverywhere() {
    Dataset<Row> clinics =
        table(
            "district_code STRING, beds BIGINT, doctors BIGINT",
            """
            n | 5 | 1
            n | 5 | 2
            n | 5 | 2
            s | 5 | 2
            s | 6 |
            e | 0 | 7
            e | 0 | 7
            e | 0 |
            """);
    assertThat(
            lines(
                rules(clinics)
                    .unitCheck(
                        "same", "clinic", new ConstantValueScreen(fields("beds", "doctors"), 3))))
        .containsExactly(
            "e | e | beds | 0 | not the same everywhere (n = 3, looked at from 3 on) | null",
            "n | n | beds | 5 | not the same everywhere (n = 3, looked at from 3 on) | null");
  }

  /** Three units of 40 clinics; s has 10 rows of n, e one of n. */
  private static Dataset<Row> copies() {
    return generated(
        """
        SELECT 'n' AS district_code, concat('n', id) AS clinic_id, 10 + id AS beds,
               concat('k', id) AS kind FROM range(40)
        UNION ALL
        SELECT 's', concat('s', id), if(id < 10, 10 + id, 100 + id), concat('k', id) FROM range(40)
        UNION ALL
        SELECT 'e', concat('e', id), if(id = 39, 49, 200 + id), concat('k', id) FROM range(40)
        UNION ALL SELECT 'e', 'e40', 10, NULL
        """);
  }

  private static CopiedRowsScreen copied(@Nullable String previous, int minimumCount) {
    return new CopiedRowsScreen(
        List.of(sql("beds"), sql("kind")), previous, number("1"), minimumCount, FAMILY);
  }

  @Test
  void findsUnitsWhoseRowsStandInAnotherUnit() {
    // n has 11 of 40 rows elsewhere, s 10, e 1: 22 of 120, 18.33 %. Binomial (scipy): 0.1003 for
    // n, 0.186 for s, so nothing at a rate of 0.10 …
    assertThat(lines(rules(copies()).unitCheck("copied", "clinic", copied(null, 10)))).isEmpty();
    // … but at 0.5: q = 3 × 0.1003 and 3 ÷ 2 × 0.186
    List<Anomaly> found =
        find(
            new ClinicRules()
                .table("clinic", copies())
                .family(FAMILY, "0.5")
                .unitCheck("copied", "clinic", copied(null, 10)));
    assertThat(found)
        .extracting(Anomaly::unit, Anomaly::observed)
        .containsExactly(
            tuple("n", "11 of 40 (27.5 %); s (10), e (1)"), tuple("s", "10 of 40 (25 %); n (10)"));
    assertThat(found.get(0).expected())
        .matches(
            "at most 1 times the share of all units, 18\\.33 % \\(p = 0\\.1\\d*, q = 0\\.2\\d; n ="
                + " 40\\)");
  }

  @Test
  void comparesWithTheUnitsOwnRowsOfTheYearBefore() {
    // of 40 rows each, n sends 20 again, s two rows that n had: those are not its own
    Dataset<Row> before =
        generated(
            """
            SELECT 'n' AS district_code, concat('x', id) AS clinic_id, 10 + id AS beds,
                   concat('k', id) AS kind FROM range(20)
            UNION ALL SELECT 'n', 'y', 130, 'k30'
            """);
    List<Anomaly> found =
        find(
            rules(copies())
                .table("previous.clinic", before)
                .unitCheck("again", "clinic", copied("previous.clinic", 10)));
    assertThat(found)
        .extracting(Anomaly::unit, Anomaly::observed)
        .containsExactly(tuple("n", "20 of 40 (50 %)"));
  }

  @Test
  void findsNothingWhereNoYearBeforeWasSent() {
    assertThat(
            lines(
                rules(copies())
                    .table("previous.clinic", copies().limit(0))
                    .unitCheck("again", "clinic", copied("previous.clinic", 10))))
        .isEmpty();
  }

  @Test
  void givesTheSameForAnyNumberOfPartitions() {
    Map<Integer, List<Anomaly>> found = new TreeMap<>();
    for (int partitions : List.of(1, 7)) {
      List<Anomaly> all =
          new ArrayList<>(
              find(
                  new ClinicRules()
                      .table("clinic", amounts().repartition(partitions))
                      .family(FAMILY, "0.9")
                      .unitCheck("digits", "clinic", firstDigits(500, 2, null))
                      .check(
                          "off",
                          "clinic",
                          "clinic_id",
                          new MultivariateScreen(
                              fields("cost", "fee"), "district_code", 20, FAMILY))));
      all.addAll(
          find(
              new ClinicRules()
                  .table("clinic", copies().repartition(partitions))
                  .family(FAMILY, "0.9")
                  .unitCheck("copied", "clinic", copied(null, 10))));
      found.put(partitions, all);
    }
    assertThat(found.get(1)).isEqualTo(found.get(7)).hasSizeGreaterThan(3);
  }
}
