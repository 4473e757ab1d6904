package org.districtassessment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.config.Editions.EDITION;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.Example;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Figure;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.MoneyRows;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.Parameter;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.rule.WhenEmpty;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.Target;
import org.districtassessment.core.scoring.Tiered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFilesTest {

  private static final String ASSESSMENT = "assessment.yaml";
  private static final String CLINICS = "indicators/clinics-per-1000.yaml";

  @TempDir Path temporary;

  @Test
  void readsAnAssessment() {
    RuleSet rules = read();
    assertThat(rules.id()).isEqualTo("clinic-review");
    assertThat(rules.edition()).isEqualTo("2024");
    assertThat(rules.title()).isEqualTo(new Text("诊所考核", "Clinic review"));
    assertThat(rules.legalBasis()).isEqualTo("Made up for tests");
    assertThat(rules.verified()).isFalse();
    assertThat(rules.years()).containsExactly(2023, 2024);
    assertThat(rules.unit())
        .isEqualTo(new UnitTable("district", "district_code", "name", "group_name"));
    assertThat(rules.fullPoints()).isEqualTo("10");
    assertThat(rules.decimals()).isEqualTo(2);
    assertThat(rules.at()).isEqualTo(at(ASSESSMENT, 2, 1));
    assertThat(rules.parameters())
        .containsExactly(
            new Parameter(
                "enough_beds",
                Text.same("Enough beds"),
                new BigDecimal("16"),
                new TreeMap<>(),
                "beds",
                "Made up",
                true,
                at(ASSESSMENT, 13, 3)),
            new Parameter(
                "costs",
                new Text("费用", "Costs"),
                null,
                new TreeMap<>(
                    Map.of(2023, new BigDecimal("7200.50"), 2024, new BigDecimal("7500"))),
                "yuan",
                "Made up",
                false,
                at(ASSESSMENT, 14, 3)));
    assertThat(rules.dimensions())
        .containsExactly(
            new Dimension(
                "care",
                "A",
                new Text("服务", "Care"),
                new BigDecimal("6"),
                null,
                null,
                at(ASSESSMENT, 28, 5)),
            new Dimension(
                "money",
                "B",
                Text.same("Money"),
                new BigDecimal("4"),
                null,
                null,
                at(ASSESSMENT, 29, 5)));
    assertThat(rules.grades())
        .isEqualTo(
            new GradeScale(
                List.of(
                    new GradeScale.Grade(
                        "excellent", new Text("优", "excellent"), new BigDecimal("90")),
                    new GradeScale.Grade("poor", new Text("差", "poor"), new BigDecimal("0"))),
                new GradeScale.Quota(new BigDecimal("0.30"), true, false, false)));
  }

  @Test
  void readsWhatIsSaidOfSubmissions() {
    assertThat(read().submissions())
        .isEqualTo(
            new SubmissionRules(
                SubmissionRules.Newest.RECEIVED,
                new TreeMap<>(
                    Map.of(
                        2023, LocalDate.parse("2024-01-31"), 2024, LocalDate.parse("2025-01-31"))),
                List.of("clinic"),
                Severity.WARNING,
                new TreeSet<>(
                    List.of(LocalDate.parse("2025-01-28"), LocalDate.parse("2025-01-29"))),
                new TreeSet<>(List.of(LocalDate.parse("2025-01-26"))),
                new ProfileLimits(
                    new BigDecimal("0.1"), new BigDecimal("2"), new BigDecimal("0.20")),
                false,
                "Made up",
                at(ASSESSMENT, 47, 3)));
  }

  @Test
  void anEditionThatSaysNothingOfSubmissionsReadsTheHighestVersion() {
    Path folder = Editions.copy(EDITION, temporary.resolve("2024"));
    String text = Editions.read(folder.resolve(ASSESSMENT));
    Editions.write(folder.resolve(ASSESSMENT), text.substring(0, text.indexOf("submissions:")));
    Problems problems = new Problems();
    SubmissionRules submissions = RuleFiles.read(folder, problems).orElseThrow().submissions();
    assertThat(submissions).isEqualTo(SubmissionRules.none(submissions.at()));
    assertThat(submissions.newest()).isEqualTo(SubmissionRules.Newest.VERSION);
    assertThat(submissions.deadlineOf(2024)).isEmpty();
  }

  @Test
  void readsAViewWhoseTextBeginsBehindTheIndentationOfItsBlock() {
    assertThat(read().views())
        .containsExactly(
            new SqlView(
                "clinic_year",
                new Text("每所一行", "one row per clinic"),
                new Expression(
                    """

                    SELECT district_code, clinic_id,
                      beds >= :enough_beds AS large
                    FROM clinic
                    """,
                    at(ASSESSMENT, 23, 7))));
  }

  @Test
  void readsAnIndicatorScoredByGroup() {
    assertThat(read().indicators().get(0))
        .isEqualTo(
            new IndicatorRule(
                "clinics-per-1000",
                "A01",
                new Text("每千人诊所数", "Clinics per 1,000 | all"),
                List.of("12", "13"),
                "care",
                "clinic_year",
                new Expression("large", at(CLINICS, 8, 8)),
                new Expression("count(*)", at(CLINICS, 9, 12)),
                new Expression("sum(residents)", at(CLINICS, 11, 3)),
                new BigDecimal("1000"),
                new Expression("residents > 0", at(CLINICS, 13, 14)),
                WhenEmpty.NOT_APPLICABLE,
                WhenEmpty.NOT_APPLICABLE,
                "1/1000",
                2,
                Direction.HIGHER_IS_BETTER,
                new BigDecimal("6"),
                new ScoringRule(
                    null,
                    Map.of(
                        "城",
                        new Target(
                            new BigDecimal("2"), new BigDecimal("0.5"), Direction.HIGHER_IS_BETTER),
                        "乡",
                        new AllOrNothing(new BigDecimal("1"), Direction.HIGHER_IS_BETTER))),
                null,
                true,
                "Made up",
                List.of(
                    new Example(
                        new BigDecimal("3"),
                        new BigDecimal("2000"),
                        "城",
                        null,
                        List.of(new BigDecimal("1"), new BigDecimal("2.5")),
                        new BigDecimal("1.5"),
                        new BigDecimal("4.5"),
                        at(CLINICS, 25, 5)),
                    new Example(
                        new BigDecimal("1"),
                        new BigDecimal("0"),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        at(CLINICS, 26, 5))),
                at(CLINICS, 1, 1)));
  }

  @Test
  void takesAValueAsANumeratorWithoutDenominatorAndFillsInDefaults() {
    IndicatorRule cost = read().indicators().get(1);
    assertThat(cost.numerator())
        .isEqualTo(
            new Expression("sum(budget) / :costs", at("indicators/cost-per-bed.yaml", 7, 8)));
    assertThat(cost.denominator()).isNull();
    assertThat(cost.per()).isEqualTo("1");
    assertThat(cost.where()).isNull();
    assertThat(cost.whenNoRows()).isEqualTo(WhenEmpty.MISSING);
    assertThat(cost.whenZeroDenominator()).isEqualTo(WhenEmpty.MISSING);
    assertThat(cost.verified()).isFalse();
    assertThat(cost.score())
        .isEqualTo(
            ScoringRule.forAll(
                new Tiered(
                    List.of(
                        new Tiered.Band(new BigDecimal("100"), new BigDecimal("4")),
                        new Tiered.Band(new BigDecimal("250.5"), new BigDecimal("2")),
                        new Tiered.Band(null, new BigDecimal("0"))),
                    false,
                    Direction.LOWER_IS_BETTER)));
  }

  @Test
  void readsAdjustmentsChecksAndFunding() {
    RuleSet rules = read();
    assertThat(rules.adjustments())
        .containsExactly(
            new Adjustment(
                "model-clinic",
                "J01",
                Adjustment.Kind.BONUS,
                Text.same("Model clinic"),
                List.of(),
                "clinic",
                new Expression("beds > 90", at(ASSESSMENT, 31, 91)),
                new Expression("count(*)", at(ASSESSMENT, 31, 111)),
                new BigDecimal("3"),
                null,
                null,
                true,
                "Made up",
                at(ASSESSMENT, 31, 5)),
            new Adjustment(
                "false-data",
                "J02",
                Adjustment.Kind.VETO,
                Text.same("False data"),
                List.of(),
                "clinic",
                null,
                new Expression("count_if(beds < 0)", at(ASSESSMENT, 37, 13)),
                null,
                Adjustment.VetoEffect.CAP_GRADE,
                "poor",
                false,
                "Made up",
                at(ASSESSMENT, 32, 5)));
    String check = "checks/beds-off.yaml";
    assertThat(rules.checks())
        .containsExactly(
            new CheckRule(
                "beds-off",
                "K01",
                new Text("床位异常", "Beds off"),
                List.of(),
                Severity.WARNING,
                "clinic",
                new Expression("beds > 0", at(check, 6, 8)),
                new Expression("clinic_id", at(check, 7, 6)),
                "beds",
                new CheckRule.RobustZ(
                    new Expression("beds", at(check, 9, 33)),
                    "district_code",
                    new BigDecimal("3.5"),
                    10,
                    null),
                List.of("clinics-per-1000"),
                new Text("床位数异常", "Odd number of beds"),
                "Made up",
                at(check, 1, 1)));
    String funding = "funding.yaml";
    assertThat(rules.funding())
        .isEqualTo(
            new FundingRules(
                "clinic",
                "fund",
                new Expression("budget", at(funding, 3, 9)),
                new Expression("budget * 0.5", at(funding, 4, 11)),
                new Expression("residents", at(funding, 5, 13)),
                new Expression("residents - 1", at(funding, 6, 20)),
                List.of(
                    new FundingRules.Measure(
                        "tilt-ratio",
                        new Text("倾斜度", "Tilt ratio"),
                        new BigDecimal("1.0"),
                        false,
                        "Made up")),
                new MoneyRows(
                    new Expression("clinic_id", at(funding, 10, 8)),
                    null,
                    null,
                    new Expression("fund", at(funding, 11, 13)),
                    null,
                    null,
                    null,
                    null,
                    new Expression("0.5 * 1", at(funding, 12, 10)),
                    new Expression("open", at(funding, 13, 12)),
                    List.of(
                        new MoneyRows.Amount(
                            "spent",
                            new Text("支出", "Spent"),
                            new Expression("budget", at(funding, 15, 54))))),
                List.of(
                    new Figure(
                        "beds-by-fund",
                        new Text("床位", "Beds"),
                        "clinic",
                        "fund",
                        new Expression("sum(beds)", at(funding, 21, 12)),
                        new Expression("beds > 0", at(funding, 22, 12)),
                        at(funding, 17, 5))),
                FundingQuestions.NONE,
                at(funding, 1, 1)));
  }

  @Test
  void readsListsAndWhoMayBeCommended() {
    RuleSet rules = read();
    String list = "lists/few-beds.yaml";
    assertThat(rules.lists())
        .containsExactly(
            new MonitoringList(
                "few-beds",
                "M01",
                new Text("床位不足", "Few beds"),
                new Text("请补充床位", "Provide beds"),
                List.of("13"),
                "clinic",
                new Expression("beds < 3", at(list, 7, 8)),
                new Expression("clinic_id", at(list, 8, 6)),
                List.of(
                    new MonitoringList.Shown(
                        "beds", new Text("床位", "Beds"), new Expression("beds", at(list, 10, 12))),
                    new MonitoringList.Shown(
                        "money",
                        Text.same("Money"),
                        new Expression("budget * 2", at(list, 11, 40)))),
                "Made up",
                at(list, 1, 1)));
    assertThat(rules.commendation())
        .isEqualTo(
            new CommendationRules(
                new Text("表扬", "Commendation"),
                List.of("12"),
                List.of("excellent"),
                new GradeScale.Quota(new BigDecimal("0.5"), false, true, true),
                new BigDecimal("92.5"),
                List.of("false-data"),
                new CommendationRules.Cases(
                    "clinic",
                    new Expression("beds > 95", at(ASSESSMENT, 66, 33)),
                    new Expression("clinic_id", at(ASSESSMENT, 66, 49))),
                false,
                "Made up",
                at(ASSESSMENT, 60, 3)));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          assessment.yaml | decimals: 2 | decimal: 2 | assessment.yaml:11:1: Unknown key: decimal (did you mean decimals?)
          assessment.yaml | decimals: 2 | decimals: 20 | assessment.yaml:11:11: Invalid decimals: 20 (0 to 6)
          assessment.yaml | assessment/1 | assessment/2 | assessment.yaml:2:9: Unknown format: district-assessment/2 (did you mean district-assessment/1?)
          assessment.yaml | id: clinic-review | id: Clinic | assessment.yaml:3:5: Invalid id: Clinic (kebab-case)
          assessment.yaml | [2023, 2024] | [2023, 24] | assessment.yaml:8:15: years must be years such as 2024; this is "24"
          assessment.yaml | [2023, 2024] | [2024, 2024] | assessment.yaml:8:15: Duplicate year: 2024 (first at assessment.yaml:8:9)
          assessment.yaml | [2023, 2024] | [] | assessment.yaml:8:8: years must name at least one year
          assessment.yaml | points: 10 | points: ten | assessment.yaml:10:9: points must be a number, not "ten"
          assessment.yaml | points: 10 | points: 1e3 | assessment.yaml:10:9: points must be a number, not "1e3"
          assessment.yaml | points: 10 | points: [1] | assessment.yaml:10:9: points must be a number, not a list
          assessment.yaml | table: district, | `` | assessment.yaml:9:7: Missing key: table
          assessment.yaml | value: 16, | `` | assessment.yaml:13:3: enough_beds needs either value or values by year
          assessment.yaml | 2023: "7200.50" | last: 7 | assessment.yaml:16:14: values go by year such as 2024, not last
          assessment.yaml | enough_beds: {title | Beds: {title | assessment.yaml:13:3: Invalid parameter name: Beds (snake_case)
          assessment.yaml | code: B, | code: A, | assessment.yaml:29:23: Duplicate code: A (first at assessment.yaml:28:22)
          assessment.yaml | id: money | id: care | assessment.yaml:29:10: Duplicate dimension: care (first at assessment.yaml:28:10)
          assessment.yaml | points: 4} | points: -4} | assessment.yaml:29:48: Invalid points of money: -4 (must be > 0)
          assessment.yaml | kind: bonus | kind: bonis | assessment.yaml:31:41: Unknown kind: bonis (did you mean bonus?)
          assessment.yaml | kind: bonus | kind: gift | assessment.yaml:31:41: Unknown kind: gift (one of bonus, penalty, veto)
          assessment.yaml | cap: 3 | cap: 0 | assessment.yaml:31:126: Invalid cap of model-clinic: 0 (must be > 0)
          assessment.yaml | grade: poor | indicator: poor | assessment.yaml:38:13: The effect cap-grade needs the key grade
          assessment.yaml | effect: cap-grade | effect: zero-total | assessment.yaml:39:12: grade goes with the effect cap-grade only (delete it)
          assessment.yaml | from: 0} | from: 95} | assessment.yaml:44:50: Grade poor must begin below 90, where grade excellent begins (best first)
          assessment.yaml | share: "0.30" | share: 30 | assessment.yaml:45:18: Invalid share of the quota: 30 (must be in (0, 1])
          assessment.yaml | zh: 诊所考核, en: Clinic review | zn: x | assessment.yaml:5:8: Missing key: zh or en
          assessment.yaml | legal-basis: Made up for tests | legal-basis: | assessment.yaml:2:1: Missing key: legal-basis
          assessment.yaml | legal-basis: Made up for tests | legal-basis: ' ' | assessment.yaml:6:14: legal-basis must not be empty
          assessment.yaml | newest: received | newest: latest | assessment.yaml:47:11: Unknown newest: latest (one of version, received)
          assessment.yaml | newest: received | newst: received | assessment.yaml:47:3: Missing key: newest
          assessment.yaml | 2024: 2025-01-31 | 24: 2025-01-31 | assessment.yaml:48:32: deadline goes by year such as 2024, not 24
          assessment.yaml | 2024: 2025-01-31 | 2024: 31.1.2025 | assessment.yaml:48:38: deadline needs a date such as 2025-01-31, not "31.1.2025"
          assessment.yaml | due: [clinic] | due: [clinic, clinic] | assessment.yaml:49:17: Duplicate due table: clinic (first at assessment.yaml:49:9)
          assessment.yaml | due: [clinic] | due: [Clinic] | assessment.yaml:49:9: Invalid due table: Clinic (snake_case)
          assessment.yaml | missing: warning | missing: fatal | assessment.yaml:50:12: Unknown missing: fatal (one of error, warning, info)
          assessment.yaml | [2025-01-28, | [2025-02-30, | assessment.yaml:51:14: holidays needs a date such as 2025-01-31, not "2025-02-30"
          assessment.yaml | [2025-01-26] | [2025-01-28] | assessment.yaml:52:17: Invalid working-days: 2025-01-28 (it stands among the holidays too)
          assessment.yaml | missing-share: "0.1" | missing-share: 10 | assessment.yaml:53:28: Invalid missing-share: 10 (must be in (0, 1])
          assessment.yaml | median-ratio: 2 | median-ratio: 1 | assessment.yaml:53:49: Invalid median-ratio: 1 (must be greater than 1)
          assessment.yaml | median-ratio: 2 | mean-ratio: 2 | assessment.yaml:53:35: Unknown key: mean-ratio (did you mean median-ratio?)
          indicators/clinics-per-1000.yaml | id: clinics-per-1000 | id: clinics | indicators/clinics-per-1000.yaml:1:5: The id clinics differs from the file's name (rename the file to clinics.yaml, or write clinics-per-1000)
          indicators/clinics-per-1000.yaml | points: 6 | points: 0 | indicators/clinics-per-1000.yaml:6:9: Invalid points of clinics-per-1000: 0 (must be > 0)
          indicators/clinics-per-1000.yaml | per: 1000 | per: -1 | indicators/clinics-per-1000.yaml:12:6: Invalid per of clinics-per-1000: -1 (must be > 0)
          indicators/clinics-per-1000.yaml | code: A01 | code: B01 | indicators/cost-per-bed.yaml:2:7: Duplicate code: B01 (first at indicators/clinics-per-1000.yaml:2:7)
          indicators/clinics-per-1000.yaml | code: A01 | code: K01 | checks/beds-off.yaml:2:7: Duplicate code: K01 (first at indicators/clinics-per-1000.yaml:2:7)
          indicators/clinics-per-1000.yaml | target: 2 | target: 0 | indicators/clinics-per-1000.yaml:20:31: Invalid target: 0 (must be > 0)
          indicators/clinics-per-1000.yaml | kind: target | kind: tarqet | indicators/clinics-per-1000.yaml:20:15: Unknown kind: tarqet (did you mean target?)
          indicators/clinics-per-1000.yaml | numerator: count(*) | value: count(*) | indicators/clinics-per-1000.yaml:9:8: An indicator has either value, or numerator and denominator, not both
          indicators/clinics-per-1000.yaml | , value: null | `` | indicators/clinics-per-1000.yaml:26:5: Missing key: value (null where the indicator has none)
          indicators/clinics-per-1000.yaml | higher-is-better | nominal | indicators/clinics-per-1000.yaml:20:15: An indicator that is nominal is scored by interval only
          indicators/cost-per-bed.yaml | from: 250.5 | from: 50 | indicators/cost-per-bed.yaml:15:14: Bands stand best first, and lower is better: 50 must not stand below 100 (swap them, or make the direction higher-is-better)
          indicators/cost-per-bed.yaml | points: 2} | points: 4} | indicators/cost-per-bed.yaml:15:29: Bands stand best first: 4 points must not stand below 4 (write fewer, or delete one of the two bands)
          indicators/cost-per-bed.yaml | {points: 0} | {points: 3} | indicators/cost-per-bed.yaml:16:16: Bands stand best first: 3 points must not stand below 2 (write fewer, or delete one of the two bands)
          indicators/clinics-per-1000.yaml | {kind: target, target: 2, floor: "0.5"} | {kind: efficacy, unacceptable: 9, satisfactory: 5} | indicators/clinics-per-1000.yaml:20:56: satisfactory (5) must be better than unacceptable (9): higher is better (swap them, or make the direction lower-is-better)
          indicators/clinics-per-1000.yaml | {kind: target, target: 2, floor: "0.5"} | {kind: graded-efficacy, standards: [{value: 5, coefficient: 1}, {value: 7, coefficient: 0.6}]} | indicators/clinics-per-1000.yaml:20:80: Standards stand best first, and higher is better: 7 must not stand below 5 (swap them, or make the direction lower-is-better)
          indicators/clinics-per-1000.yaml | {kind: target, target: 2, floor: "0.5"} | {kind: graded-efficacy, standards: [{value: 9, coefficient: 1}, {value: 7, coefficient: 1.0}]} | indicators/clinics-per-1000.yaml:20:96: Standards stand best first: the coefficient 1.0 must not stand below 1 (write less, or delete one of the two standards)
          indicators/clinics-per-1000.yaml | {kind: target, target: 2, floor: "0.5"} | {kind: graded-efficacy, standards: [{value: 9, coefficient: 0.9}, {value: 7, coefficient: 0.5}]} | indicators/clinics-per-1000.yaml:20:68: Invalid coefficient of the best standard: 0.9 (must be 1)
          indicators/cost-per-bed.yaml | {points: 0} | {from: 300, points: 0} | indicators/cost-per-bed.yaml:16:14: The last band takes the rest, so it has no from
          checks/beds-off.yaml | threshold: "3.5" | threshold: 0 | checks/beds-off.yaml:9:73: Invalid threshold: 0 (must be > 0)
          checks/beds-off.yaml | kind: robust-z | kind: robust | checks/beds-off.yaml:9:16: Unknown kind: robust (did you mean robust-z?)
          checks/beds-off.yaml | affects: [clinics-per-1000] | affects: [" "] | checks/beds-off.yaml:10:11: affects must not hold an empty text
          checks/beds-off.yaml | minimum-count: 10 | minimum-count: 1.5 | checks/beds-off.yaml:9:95: minimum-count must be a whole number, not "1.5"
          lists/few-beds.yaml | id: few-beds | id: few-bed | lists/few-beds.yaml:1:5: The id few-bed differs from the file's name (rename the file to few-bed.yaml, or write few-beds)
          lists/few-beds.yaml | code: M01 | code: K01 | lists/few-beds.yaml:2:7: Duplicate code: K01 (first at checks/beds-off.yaml:2:7)
          lists/few-beds.yaml | key: clinic_id | keys: clinic_id | lists/few-beds.yaml:8:1: Unknown key: keys (did you mean key?)
          lists/few-beds.yaml | key: clinic_id | `` | lists/few-beds.yaml:1:1: Missing key: key
          lists/few-beds.yaml | name: money | name: beds | lists/few-beds.yaml:11:12: Duplicate name: beds (first at lists/few-beds.yaml:10:12)
          lists/few-beds.yaml | name: money | name: Money | lists/few-beds.yaml:11:12: Invalid name: Money (snake_case)
          lists/few-beds.yaml | , value: budget * 2 | , valve: budget * 2 | lists/few-beds.yaml:11:33: Unknown key: valve (did you mean value?)
          assessment.yaml | grades: [excellent] | grades: [] | assessment.yaml:62:11: grades must name at least one grade
          assessment.yaml | grades: [excellent] | grades: [Excellent] | assessment.yaml:62:12: Invalid name in grades: Excellent (kebab-case)
          assessment.yaml | barred-by: [false-data] | barred-by: [a, a] | assessment.yaml:65:18: Duplicate name in barred-by: a (first at assessment.yaml:65:15)
          assessment.yaml | minimum-total: "92.5" | minimum-total: many | assessment.yaml:64:18: minimum-total must be a number, not "many"
          assessment.yaml | share: "0.5", within: all | share: "1.5", within: all | assessment.yaml:63:18: Invalid share of the quota: 1.5 (must be in (0, 1])
          assessment.yaml | , id: clinic_id} | } | assessment.yaml:66:10: Missing key: id
          funding.yaml | kind: tilt-ratio | kind: tilt | funding.yaml:8:12: Unknown kind: tilt (did you mean tilt-ratio?)
          """)
  void saysWhereAMistakeIsAndWhatToDo(String file, String good, String bad, String problem) {
    Path folder = Editions.copy(EDITION, temporary.resolve("2024"));
    Editions.replace(folder, file, good, bad);
    Problems problems = new Problems();
    assertThat(RuleFiles.read(folder, problems)).isEmpty();
    assertThat(Editions.lines(problems, folder)).contains(problem);
  }

  @Test
  void reportsAllMistakesOfAllFilesAtOnce() {
    Path folder = Editions.copy(EDITION, temporary.resolve("2024"));
    Editions.replace(folder, ASSESSMENT, "decimals: 2", "decimals: two");
    Editions.replace(folder, ASSESSMENT, "effect: cap-grade", "effekt: cap-grade");
    Editions.replace(folder, CLINICS, "points: 6", "points: -6\npoint: 7");
    Editions.replace(folder, "funding.yaml", "amount: budget", "amount: [");
    Problems problems = new Problems();
    RuleFiles.read(folder, problems);
    assertThat(Editions.lines(problems, folder))
        .containsExactly(
            "assessment.yaml:11:11: decimals must be a whole number, not \"two\"",
            "assessment.yaml:32:5: A veto needs an effect",
            "assessment.yaml:38:5: Unknown key: effekt (did you mean effect?)",
            "assessment.yaml:39:12: grade goes with the effect cap-grade only (delete it)",
            "funding.yaml:5:11: Invalid YAML: while parsing a flow sequence: "
                + "expected ',' or ']', but got :",
            "indicators/clinics-per-1000.yaml:6:9: "
                + "Invalid points of clinics-per-1000: -6 (must be > 0)",
            "indicators/clinics-per-1000.yaml:7:1: Unknown key: point (did you mean points?)");
  }

  @Test
  void saysThatFoldersAndFilesAreMissing() {
    Problems none = new Problems();
    Path missing = temporary.resolve("none");
    assertThat(RuleFiles.read(missing, none)).isEmpty();
    assertThat(none.sorted().toString())
        .isEqualTo("[" + missing + ": The folder does not exist (it should hold *.yaml files)]");

    Path folder = temporary.resolve("2024");
    Editions.write(folder.resolve("funding.yaml"), "[]");
    Problems empty = new Problems();
    assertThat(RuleFiles.read(folder, empty)).isEmpty();
    assertThat(Editions.lines(empty, folder))
        .containsExactly(
            "assessment.yaml: The file cannot be read (NoSuchFileException)",
            "funding.yaml:1:1: The file must be a mapping, not a list",
            "indicators: The folder does not exist (it should hold *.yaml files)");
  }

  @Test
  void refusesWhatIsNoTextOrTooLarge() {
    Path folder = Editions.copy(EDITION, temporary.resolve("2024"));
    Editions.write(folder.resolve("funding.yaml"), "a: '\u0001'");
    Editions.write(folder.resolve(CLINICS), "#".repeat(1_000_001));
    Problems problems = new Problems();
    RuleFiles.read(folder, problems);
    assertThat(Editions.lines(problems, folder))
        .containsExactly(
            "funding.yaml:1:5: Control character U+0001 (delete it)",
            CLINICS + ": The file has 1000001 bytes (at most 1000000 are read)");
  }

  /** Whatever a person does to a file, it ends in problems or in rules, never in an exception. */
  @Test
  void survivesAnyDamage() {
    Random random = new Random(7);
    Path folder = Editions.copy(EDITION, temporary.resolve("2024"));
    List<String> files = List.of(ASSESSMENT, CLINICS, "checks/beds-off.yaml", "funding.yaml");
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      String file = files.get(random.nextInt(files.size()));
      String good = Editions.read(EDITION.resolve(file));
      Editions.write(folder.resolve(file), damaged(good, random));
      Problems problems = new Problems();
      boolean read = RuleFiles.read(folder, problems).isPresent();
      assertThat(read).isEqualTo(problems.isEmpty());
      refused += read ? 0 : 1;
      Editions.write(folder.resolve(file), good);
    }
    assertThat(refused).isGreaterThan(200);
  }

  private static String damaged(String text, Random random) {
    String odd = "{}[]:,|>-#'\"&*!%@\t\n 0aé中";
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
        default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(60)));
      }
    }
    return damaged.toString();
  }

  private static RuleSet read() {
    Problems problems = new Problems();
    var rules = RuleFiles.read(EDITION, problems);
    assertThat(problems.sorted()).isEmpty();
    return rules.orElseThrow();
  }

  private static SourceLocation at(String file, int line, int column) {
    return new SourceLocation(SourceFile.nameOf(EDITION) + "/" + file, line, column);
  }
}
