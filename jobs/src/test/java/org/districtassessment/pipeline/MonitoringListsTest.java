package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.ListRows;
import org.districtassessment.stage.ListedRows;
import org.districtassessment.stage.RuleSteps;
import org.districtassessment.stage.submission.OwnValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped lists over the sample year, against SQL written anew for DuckDB over the accepted
 * rows.
 */
class MonitoringListsTest {

  /** Tables that the lists read in the end. */
  private static final List<String> TABLES =
      List.of("household", "monitoring", "person", "certificate", "site", "facility");

  private static final String PSEUDONYM = "P[0-9a-f]{24}";

  @TempDir private static Path folder;
  private static List<ListedRow> listed = List.of();
  private static List<ListedRow> own = List.of();
  private static List<String> lists = List.of();

  @BeforeAll
  static void list() throws IOException {
    RunRequest request =
        new RunRequest(
            SampleYear.SAMPLES.toString(),
            2024,
            SampleYear.RULES,
            Path.of("schemas"),
            Path.of("schemas"),
            folder.toString(),
            null,
            Language.EN,
            new Pseudonyms("a key of this test".getBytes(UTF_8)),
            "local[2]",
            Map.of());
    LoadRules.Loaded loaded =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
    BoundRules rules = loaded.check().bind(2024);
    lists = rules.rules().lists().stream().map(MonitoringList::id).toList();
    SparkSession spark = Sessions.start(request.master(), Map.of());
    try {
      Validation.validate(
          spark,
          request,
          rules,
          KeptRules.none(),
          Validation.find(request, rules.rules(), rules.schemas(), 2024),
          Validation.needed(rules, KeptRules.none()));
      RuleSteps steps = RuleSteps.of(rules, KeptRules.none());
      listed = all(ListRows.listRows(spark, steps), text -> text);
      own = all(ListRows.listOwnRows(spark, steps), OwnValues::shown);
      for (String table : TABLES) {
        spark
            .table("submissions.current." + table)
            .write()
            .parquet(folder.resolve(table).toString());
      }
    } finally {
      spark.stop();
    }
  }

  @AfterAll
  static void forget() {
    listed = List.of();
    own = List.of();
  }

  private static List<ListedRow> all(ListedRows rows, UnaryOperator<String> redact) {
    List<ListedRow> all = new ArrayList<>();
    rows.redacted(redact).forEach(all::add);
    return all;
  }

  /** The year is 2024, the line 7,500 yuan, working age 16, reach 5, 3 and 2 km. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          households-at-risk | SELECT h.district_code, h.household_id FROM household h LEFT JOIN monitoring m USING (district_code, household_id) WHERE (m.status IN ('未消除', '稳定')) OR (h.monitored AND m.status IS NULL) OR (m.status IS NULL AND NOT h.monitored AND h.net_income / h.household_size < 7500)
          zero-employment-households | SELECT district_code, household_id FROM person SEMI JOIN household USING (district_code, household_id) WHERE labour_able AND NOT student AND 2024 - year(birth_date) >= 16 GROUP BY ALL HAVING NOT bool_or(employed)
          people-without-work | SELECT district_code, person_id FROM person WHERE NOT employed AND NOT student AND labour_able AND year(birth_date) <= 2008
          households-without-certificate | SELECT district_code, household_id FROM household ANTI JOIN (SELECT * FROM certificate WHERE handed_over_on IS NOT NULL) USING (district_code, household_id) WHERE certificate_due
          sites-lacking-facilities | SELECT s.district_code, s.site_id FROM site s LEFT JOIN (SELECT DISTINCT district_code, site_id, kind FROM facility WHERE meets_standard AND (kind IN ('饮水', '供电', '道路', '通信', '污水处理', '垃圾收运') OR distance_metres <= CASE kind WHEN '学校' THEN 5000 WHEN '医疗' THEN 3000 ELSE 2000 END)) f USING (district_code, site_id) GROUP BY ALL HAVING count(f.kind) < 12
          """)
  void everyListHoldsTheRowsThatDuckDbFinds(String list, String sql) throws SQLException {
    try (Duck duck = new Duck()) {
      String tables =
          TABLES.stream()
              .map(
                  table ->
                      "%s AS (SELECT * FROM '%s/*.parquet')"
                          .formatted(table, folder.resolve(table)))
              .collect(Collectors.joining(", "));
      List<String> expected = duck.rows("WITH " + tables + " " + sql);
      assertThat(expected).isNotEmpty();
      assertThat(keys(listed, list)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void noListIsLeftUnchecked() {
    assertThat(lists)
        .containsExactly(
            "households-at-risk",
            "zero-employment-households",
            "people-without-work",
            "households-without-certificate",
            "sites-lacking-facilities");
  }

  /** Views join by identity numbers, so their own values have to match as their pseudonyms do. */
  @Test
  void theSendersSeeTheSameRowsWithTheirOwnMaskedNumbers() {
    assertThat(places(own)).containsExactlyInAnyOrderElementsOf(places(listed));
    assertThat(keys(listed, "people-without-work"))
        .allMatch(key -> key.matches("\\d{6}\\|" + PSEUDONYM));
    assertThat(keys(own, "people-without-work"))
        .allMatch(key -> key.matches("\\d{6}\\|\\d{6}\\*{10}[0-9X]{2}"));
    assertThat(own)
        .filteredOn(row -> !row.list().equals("people-without-work"))
        .isEqualTo(
            listed.stream().filter(row -> !row.list().equals("people-without-work")).toList());
  }

  @Test
  void saysWhatASiteLacks() {
    Set<String> kinds = new HashSet<>();
    listed.stream()
        .filter(row -> row.list().equals("sites-lacking-facilities"))
        .forEach(row -> kinds.addAll(List.of(String.valueOf(row.shown().get(1)).split(" "))));
    assertThat(kinds).isNotEmpty().doesNotContain("", "null");
  }

  private static List<String> keys(List<ListedRow> rows, String list) {
    return rows.stream()
        .filter(row -> row.list().equals(list))
        .map(row -> row.unit() + "|" + row.key())
        .toList();
  }

  private static List<String> places(List<ListedRow> rows) {
    return rows.stream()
        .map(row -> row.list() + "|" + row.unit() + "|" + row.file() + ":" + row.line())
        .toList();
  }
}
