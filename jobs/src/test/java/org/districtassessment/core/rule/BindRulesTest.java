package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.composite.CareIndex;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.scoring.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindRulesTest {

  private static final Path CLINICS = Path.of("jobs/src/test/resources/editions/clinics");

  private static final String CHECK_METHOD =
      "{kind: robust-z, value: beds, within: district_code, threshold: \"3.5\", minimum-count: 10}";

  @TempDir Path folder;
  private final FakeAnalyzer analyzer = new FakeAnalyzer();

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(CLINICS)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path target = folder.resolve(CLINICS.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void givesEveryParameterItsValueOfTheYear() {
    BoundRules bound = bind(2023);
    assertThat(bound.year()).isEqualTo(2023);
    assertThat(new TreeMap<>(bound.parameters()).toString())
        .isEqualTo("{costs=7200.50, enough_beds=16}");
    assertThat(bind(2024).parameters().get("costs")).isEqualTo("7500");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {kind: rows, fails-when: beds = 1, observed: clinic_id, expected: fund} | CONDITION of a row of clinic: beds = 1, TEXT of a row of clinic: clinic_id, TEXT of a row of clinic: fund
          {kind: across-units, value: beds} | ANYTHING of a row of clinic: beds
          {kind: factor-off, value: budget, factor: 10, tolerance: 2, minimum-count: 3} | NUMBER of a row of clinic: budget
          """)
  void asksTheAnalyzerAboutEveryMethodOfAChecks(String method, String asked) throws IOException {
    replace("2024/checks/beds-off.yaml", CHECK_METHOD, method);
    bind(2024);
    int key = analyzer.asked.indexOf("TEXT of a row of clinic: clinic_id");
    List<String> questions = List.of(asked.split(", "));
    assertThat(analyzer.asked.subList(key + 1, key + 1 + questions.size())).isEqualTo(questions);
  }

  @Test
  void comparesWithinAColumnThatExists() throws IOException {
    replace(
        "2024/checks/beds-off.yaml",
        CHECK_METHOD,
        "{kind: factor-off, value: budget, within: fnud, factor: 10, tolerance: 2, minimum-count: 3}");
    assertThatThrownBy(() -> bind(2024))
        .hasMessageContaining(
            "Check beds-off compares within a column that clinic does not have: fnud (did you mean"
                + " fund?)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2024/indicators/clinics-per-1000.yaml | ["12", 13] | ["12", 14] | Indicator clinics-per-1000 names an article that the edition does not list: 14 (did you mean 12?)
          2024/checks/beds-off.yaml | severity: | articles: "1"\\nseverity: | Check beds-off names an article that the edition does not list: 1 (did you mean 12?)
          2024/lists/few-beds.yaml | articles: ["13"] | articles: ["15"] | List few-beds names an article that the edition does not list: 15 (did you mean 12?)
          2024/assessment.yaml | articles: ["12"] | articles: ["7"] | The commendation names an article that the edition does not list: 7 (known: 12, 13)
          2024/assessment.yaml | title: Model clinic, | title: Model clinic, articles: [9], | Adjustment model-clinic names an article that the edition does not list: 9 (known: 12, 13)
          """)
  void knowsTheArticlesThatRulesName(String file, String good, String bad, String problem)
      throws IOException {
    replace(file, good, bad.replace("\\n", "\n"));
    assertThatThrownBy(() -> bind(2024)).hasMessageContaining(problem);
  }

  @Test
  void anEditionNeedNotListTheArticles() throws IOException {
    String file = "2024/assessment.yaml";
    String text = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), text.substring(0, text.indexOf("articles:\n")));
    assertThat(bind(2024).rules().articles()).isEmpty();
  }

  @Test
  void holdsAnIdentityNumberAgainstADateOfTheSameTable() throws IOException {
    String schema = "schemas/clinic.schema.json";
    replace(
        schema,
        "\"x-sensitive\": true",
        "\"x-sensitive\": true, \"x-identity\": {\"scheme\": \"gb-11643\", \"birth-date\": \"since\"}");
    assertThat(bind(2024).year()).isEqualTo(2024);
    replace(schema, "\"birth-date\": \"since\"", "\"birth-date\": \"beds\"");
    assertThatThrownBy(() -> bind(2024))
        .hasMessageContaining(
            "The x-identity of clinic.doctor_id names a birth-date that is no date field of the"
                + " table: beds (known: since)");
  }

  @Test
  void asksTheAnalyzerAboutEveryExpression() {
    bind(2024);
    assertThat(analyzer.asked)
        .containsExactly(
            "CONDITION of a row of clinic: beds = 0 OR budget > 0",
            "view clinic_year over [clinic, district, previous.clinic, previous.district,"
                + " submission_file, confirmed_anomaly] with [costs, enough_beds]",
            "CONDITION of a row of district: residents > 0",
            "CONDITION of a row of clinic_year: large",
            "NUMBER of rows of clinic_year: count(*)",
            "NUMBER of rows of clinic_year: sum(residents)",
            "NUMBER of rows of clinic: sum(budget) / :costs",
            "CONDITION of a row of clinic: beds > 90",
            "NUMBER of rows of clinic: count(*)",
            "NUMBER of rows of clinic: count_if(beds < 0)",
            "CONDITION of a row of clinic: beds > 0",
            "TEXT of a row of clinic: clinic_id",
            "NUMBER of a row of clinic: beds",
            "CONDITION of a row of clinic: beds < 3",
            "TEXT of a row of clinic: clinic_id",
            "ANYTHING of a row of clinic: beds",
            "ANYTHING of a row of clinic: budget * 2",
            "CONDITION of a row of clinic: beds > 95",
            "TEXT of a row of clinic: clinic_id",
            "NUMBER of a row of district: residents",
            "NUMBER of a row of district: residents - 1",
            "NUMBER of a row of clinic: budget",
            "NUMBER of a row of clinic: budget * 0.5",
            "TEXT of a row of clinic: clinic_id",
            "TEXT of a row of clinic: fund",
            "NUMBER of a row of clinic: 0.5 * 1",
            "CONDITION of a row of clinic: open",
            "NUMBER of a row of clinic: budget",
            "NUMBER of rows of clinic: sum(beds)",
            "CONDITION of a row of clinic: beds > 0");
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2024/assessment.yaml | [2023, 2024] | [2022, 2023] | 2024/assessment.yaml:2:1: Edition 2024 of clinic-review may not be applied to 2024 (years: 2022, 2023)
          2024/assessment.yaml | table: district | table: districts | 2024/assessment.yaml:2:1: The unit's table does not exist: districts (did you mean district?)
          2024/assessment.yaml | group: group_name | group: grp | 2024/assessment.yaml:2:1: The unit's table district has no field grp (known: district_code, name, group_name, residents, _file, _line)
          2024/assessment.yaml | 2024: "7500" | 2025: "7500" | 2024/assessment.yaml:14:3: Parameter costs has no value for 2024 (add it)
          2024/assessment.yaml | :enough_beds | 16 | 2024/assessment.yaml:13:3: Parameter enough_beds is read nowhere (delete it, or write :enough_beds where it is meant)
          2024/assessment.yaml | beds >= :enough_beds | broken :enough_beds | 2024/assessment.yaml:23:7: Broken: SELECT district_code, clinic_id,\\n  broken :enough_beds AS large\\nFROM clinic
          2024/assessment.yaml | name: clinic_year | name: clinic | 2024/assessment.yaml:23:7: View clinic has the name of a table (give it another name)
          2024/assessment.yaml | points: 6} | points: 7} | 2024/assessment.yaml:28:5: The indicators of care add up to 6 points, not 7: add 1 (A01 6)
          2024/assessment.yaml | points: 6} | points: 7} | 2024/assessment.yaml:2:1: The dimensions add up to 11 points, not 10: take off 1 (A 7, B 4)
          2024/assessment.yaml | grade: poor | grade: por | 2024/assessment.yaml:32:5: Adjustment false-data is about an unknown grade: por (did you mean poor?)
          2024/assessment.yaml | `effect: cap-grade\\n    grade: poor` | `effect: zero-indicator\\n    indicator: cost-per-beds` | 2024/assessment.yaml:32:5: Adjustment false-data is about an unknown indicator: cost-per-beds (did you mean cost-per-bed?)
          2024/assessment.yaml | from: clinic, where | from: clinics, where | 2024/assessment.yaml:31:5: Adjustment model-clinic reads from an unknown table or view: clinics (did you mean clinic?)
          2024/assessment.yaml | name: clinic_year | name: submission_file | 2024/assessment.yaml:23:7: View submission_file has the name of a table (give it another name)
          2024/assessment.yaml | due: [clinic] | due: [clinics] | 2024/assessment.yaml:47:3: A table is due that does not exist: clinics (did you mean clinic?)
          2024/assessment.yaml | due: [clinic] | due: [district] | 2024/assessment.yaml:47:3: Table district is due from every unit, but has no foreign key to district.district_code (add it, or take the table off the list)
          2024/assessment.yaml | deadline: {2023: 2024-01-31, | deadline: { | 2024/assessment.yaml:47:3: The deadline has no date for 2023 (add it)
          2024/indicators/cost-per-bed.yaml | dimension: money | dimension: monye | 2024/indicators/cost-per-bed.yaml:1:1: Indicator cost-per-bed is in an unknown dimension: monye (did you mean money?)
          2024/indicators/cost-per-bed.yaml | dimension: money | dimension: care | 2024/assessment.yaml:29:5: Dimension money has no indicator
          2024/indicators/cost-per-bed.yaml | from: clinic | from: clinic_yaer | 2024/indicators/cost-per-bed.yaml:1:1: Indicator cost-per-bed reads from an unknown table or view: clinic_yaer (did you mean clinic_year?)
          2024/indicators/cost-per-bed.yaml | sum(budget) | broken | 2024/indicators/cost-per-bed.yaml:7:8: Broken: broken / :costs
          2024/indicators/cost-per-bed.yaml | decimals: 0 | `decimals: 0\\nmissing: {zero-denominator: not-applicable}` | 2024/indicators/cost-per-bed.yaml:1:1: Indicator cost-per-bed has no denominator, so zero-denominator says nothing (delete it)
          2024/checks/beds-off.yaml | within: district_code | within: district | 2024/checks/beds-off.yaml:1:1: Check beds-off compares within a column that clinic does not have: district (did you mean district_code?)
          2024/checks/beds-off.yaml | field: beds | field: bids | 2024/checks/beds-off.yaml:1:1: Check beds-off points at a field that neither clinic nor any table has: bids (did you mean beds?)
          2024/checks/beds-off.yaml | [clinics-per-1000] | [clinics-per-100] | 2024/checks/beds-off.yaml:1:1: Check beds-off affects an unknown indicator: clinics-per-100 (did you mean clinics-per-1000?)
          2024/checks/beds-off.yaml | minimum-count: 10} | minimum-count: 10, family: wide} | 2024/checks/beds-off.yaml:1:1: Check beds-off is in an unknown family of screens: wide
          2024/checks/beds-off.yaml | kind: robust-z, value: beds, within: district_code, threshold: "3.5" | kind: constant-value, values: {bids: beds} | 2024/checks/beds-off.yaml:1:1: Check beds-off looks at units as a whole, so its key has no use (leave it out)
          2024/checks/beds-off.yaml | kind: robust-z, value: beds, within: district_code, threshold: "3.5" | kind: constant-value, values: {bids: beds} | 2024/checks/beds-off.yaml:1:1: Check beds-off points at a field that neither clinic nor any table has: bids (did you mean beds?)
          2024/checks/beds-off.yaml | kind: robust-z, value: beds, within: district_code, threshold: "3.5" | kind: copied-rows, values: [beds], times: 2, family: wide, previous: previous.clinics | 2024/checks/beds-off.yaml:1:1: Check beds-off reads from an unknown table or view: previous.clinics (did you mean previous.clinic?)
          2024/assessment.yaml | years: [2023, 2024] | `screens: {wide: {false-discovery-rate: "0.1"}}\\nyears: [2023, 2024]` | 2024/assessment.yaml:8:11: No check is in the family wide (delete it, or name it in a check)
          2024/lists/few-beds.yaml | from: clinic | from: clinics | 2024/lists/few-beds.yaml:1:1: List few-beds reads from an unknown table or view: clinics (did you mean clinic?)
          2024/lists/few-beds.yaml | from: clinic | from: confirmed_anomaly | 2024/lists/few-beds.yaml:1:1: List few-beds reads from confirmed_anomaly, which rests on confirmed anomalies (only an adjustment may: a bonus, a penalty or a veto)
          2024/lists/few-beds.yaml | budget * 2 | broken * 2 | 2024/lists/few-beds.yaml:11:40: Broken: broken * 2
          2024/assessment.yaml | grades: [excellent] | grades: [excelent] | 2024/assessment.yaml:60:3: The commendation names an unknown grade: excelent (did you mean excellent?)
          2024/assessment.yaml | barred-by: [false-data] | barred-by: [model-clinic] | 2024/assessment.yaml:60:3: The commendation names an unknown veto: model-clinic (known: false-data)
          2024/assessment.yaml | cases: {from: clinic | cases: {from: clinics | 2024/assessment.yaml:60:3: The commendation reads from an unknown table or view: clinics (did you mean clinic?)
          2024/funding.yaml | figures: | `discipline: {queues: [{id: odd, title: Odd, checks: [beds-of]}]}\\nfigures:` | 2024/funding.yaml:16:13: Unknown check of discipline: beds-of (did you mean beds-off?)
          2024/funding.yaml | figures: | `allocation: {factors: [{figure: total, weight: 1}], floor: none, unit: 1, performance: [{grade: poor, coefficient: 1}], reference: Law}\\nfigures:` | 2024/funding.yaml:16:13: Performance names the grades poor (must be those of the edition, from the best on: excellent, poor)
          2024/funding.yaml | source: fund | source: fnud | 2024/funding.yaml:1:1: The source of funding is a column that clinic does not have: fnud (did you mean fund?)
          schemas/clinic.schema.json | "resource": "district" | "resource": "distirct" | schemas/clinic.schema.json:1:1: A foreign key of clinic refers to an unknown table: distirct (did you mean district?)
          schemas/clinic.schema.json | "fields": "district_code"}} | "fields": "district"}} | schemas/clinic.schema.json:1:1: The foreign key of clinic names a field that district does not have: district (did you mean district_code?)
          schemas/clinic.schema.json | "fields": "district_code", | "fields": "district", | schemas/clinic.schema.json:1:1: The foreign key to district names a field that clinic does not have: district (did you mean district_code?)
          schemas/clinic.schema.json | "fields": "district_code"}} | "fields": "residents"}} | schemas/clinic.schema.json:7:5: clinic.district_code is of type string, but refers to district.residents of type integer
          schemas/clinic.schema.json | ["district_code", "clinic_id"] | ["district_code", "clinic"] | schemas/clinic.schema.json:1:1: The primary key names a field that clinic does not have: clinic (did you mean clinic_id?)
          schemas/clinic.schema.json | "field": "beds" | "field": "bed" | schemas/clinic.schema.json:24:21: Rule bed-money points at a field that clinic does not have: bed (did you mean beds?)
          schemas/clinic.schema.json | beds = 0 OR | broken OR | schemas/clinic.schema.json:24:21: Broken: broken OR budget > 0
          """)
  void saysWhatDoesNotFit(String file, String good, String bad, String problem) throws IOException {
    replace(file, good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
    assertThatThrownBy(() -> bind(2024))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.problems().stream().map(this::line))
                    .contains(problem.replace("\\n", "\n")));
  }

  @Test
  void wantsTheUnitsKeyInWhatIsAggregatedPerUnit() throws IOException {
    replace("schemas/clinic.schema.json", "district_code", "district_id");
    replace(
        "schemas/clinic.schema.json", "\"fields\": \"district_id\"}}", "\"fields\": \"name\"}}");
    replace("2024/checks/beds-off.yaml", "within: district_code, ", "");
    assertThatThrownBy(() -> bind(2024))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.problems().stream().map(this::line))
                    .containsExactlyInAnyOrder(
                        lacksKey("2024/indicators/cost-per-bed.yaml:1:1: Indicator cost-per-bed"),
                        lacksKey("2024/assessment.yaml:31:5: Adjustment model-clinic"),
                        lacksKey("2024/assessment.yaml:32:5: Adjustment false-data"),
                        "2024/assessment.yaml:47:3: Table clinic is due from every unit, but has no"
                            + " foreign key to district.district_code (add it, or take the table"
                            + " off the list)",
                        lacksKey("2024/funding.yaml:17:5: Figure beds-by-fund"),
                        lacksKey("2024/checks/beds-off.yaml:1:1: Check beds-off"),
                        lacksKey("2024/lists/few-beds.yaml:1:1: List few-beds"),
                        lacksKey("2024/assessment.yaml:60:3: The commendation"),
                        lacksKey("2024/funding.yaml:1:1: Funding")));
  }

  /** Rows of clinics are what is checked; what is wrong may be the number of residents. */
  @Test
  void letsACheckPointAtAFieldOfAnotherTable() throws IOException {
    replace("2024/checks/beds-off.yaml", "field: beds", "field: residents");
    assertThat(bind(2024).year()).isEqualTo(2024);
  }

  @Test
  void keepsTheNameOfTheTableOfSubmittedFilesFree() throws IOException {
    Files.writeString(
        folder.resolve("schemas/submission_file.schema.json"),
        "{\"name\": \"submission_file\", \"title\": \"Files\","
            + " \"fields\": [{\"name\": \"district_code\", \"type\": \"string\"}]}");
    assertThatThrownBy(() -> bind(2024))
        .hasMessageContaining(
            "2024/assessment.yaml:2:1: No table may be named submission_file: the program makes one of"
                + " that name (give the table another one)");
  }

  /** The weights of an index need not add up to anything. */
  @Test
  void holdsAnIndexAgainstWhatAnIndexNeeds() {
    CareIndex index =
        CareIndex.ofTowns().with(CareIndex.indicator("visits", "care", Direction.NOMINAL));
    assertThatThrownBy(() -> BindRules.bind(index.rules(), new Schemas(List.of()), 2024, analyzer))
        .hasMessageContaining("visits.yaml:3:5: Indicator visits of an index cannot be nominal")
        .hasMessageNotContaining("add up to");
  }

  private static String lacksKey(String what) {
    return what + " reads from clinic, which lacks the unit's key district_code (add the column)";
  }

  /** One mistake is reported once: not again by all who read from the view. */
  @Test
  void staysSilentAboutRulesOverABrokenView() throws IOException {
    replace("2024/assessment.yaml", "beds >= :enough_beds", "broken :enough_beds");
    assertThatThrownBy(() -> bind(2024))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problems()).hasSize(1));
  }

  @Test
  void reportsProblemsOfEveryPartTogether() throws IOException {
    replace("2024/assessment.yaml", "grade: poor", "grade: por");
    replace("2024/funding.yaml", "amount: budget", "amount: broken");
    replace("schemas/clinic.schema.json", "beds = 0 OR", "broken OR");
    assertThatThrownBy(() -> bind(1999))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.problems().stream().map(this::line))
                    .containsExactly(
                        "2024/assessment.yaml:2:1: Edition 2024 of clinic-review may not be applied"
                            + " to 1999 (years: 2023, 2024)",
                        "2024/assessment.yaml:14:3: Parameter costs has no value for 1999 (add it)",
                        "2024/assessment.yaml:32:5: Adjustment false-data is about an unknown"
                            + " grade: por (did you mean poor?)",
                        "2024/funding.yaml:3:9: Broken: broken",
                        "schemas/clinic.schema.json:24:21: Broken: broken OR budget > 0"));
  }

  @Test
  void listsEveryExpressionOnce() {
    assertThat(AllExpressions.of(bind(2024).rules()))
        .extracting(Expression::sql)
        .hasSize(29)
        .contains(
            "large",
            "sum(budget) / :costs",
            "count_if(beds < 0)",
            "budget * 0.5",
            "beds < 3",
            "beds > 95");
  }

  private BoundRules bind(int year) {
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(folder.resolve("schemas"), problems);
    RuleSet rules = RuleFiles.read(folder.resolve("2024"), problems).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    return BindRules.bind(rules, schemas, year, analyzer);
  }

  private String line(Object problem) {
    return problem.toString().replace(folder + "/", "");
  }

  private void replace(String file, String old, String by) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(old);
    Files.writeString(folder.resolve(file), text.replace(old, by));
  }
}
