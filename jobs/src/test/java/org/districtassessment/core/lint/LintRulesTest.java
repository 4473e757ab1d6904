package org.districtassessment.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.config.RulePlaces;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LintRulesTest {

  private static final Path CLINICS = Path.of("jobs/src/test/resources/editions/clinics");
  private static final String A = "2024/indicators/clinics-per-1000.yaml";
  private static final String B = "2024/indicators/cost-per-bed.yaml";
  private static final String ALL = "2024/assessment.yaml";

  @TempDir Path folder;

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
  void findsWhatIsDoubtfulInTheEditionOfTheTests() {
    LintReport report = lint();
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings())
        .map(this::line)
        .containsExactly(
            A
                + ":25:3: All examples of clinics-per-1000 earn 4.5 points (add one that earns more"
                + " or fewer) [one-sided-examples]",
            B
                + ":1:1: cost-per-bed has no examples (work out one value with full points and one"
                + " with fewer) [no-example]",
            B
                + ":15:14: 250.5 of cost-per-bed has more digits than a value, which is rounded to"
                + " 0: 250 decides (write it, or raise decimals) [finer-threshold]");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          from: 90} | from: 103.01} | 43:60: Grade excellent cannot be reached: no total is above 103 (lower its start, or delete the grade) [unreachable-grade]
          {id: poor, title: {zh: 差, en: poor}, from: 0} | {id: fair, title: x, from: 0.00}\\n    - {id: poor, title: x, from: -1} | 45:34: Grade poor cannot be reached: totals are at least 0, which is fair already (raise the start of fair, or delete the grade) [unreachable-grade]
          {id: poor, title: {zh: 差, en: poor}, from: 0} | {id: poor, title: x, from: 89.996} | 44:34: Grade poor cannot be reached: no total with 2 decimals lies between 89.996 and 90 (lower its start, or delete the grade) [unreachable-grade]
          from: 0}\\n | from: 89.99}\\n | 44:50: Grade poor takes totals below 89.99 too, as it is the lowest one (write 0, or add a grade below it) [lowest-grade-start]
          grade: poor | grade: excellent | 39:12: Veto false-data caps at excellent, which is the best grade (name a lower one) [idle-veto]
          "0.30" | 1.00 | 45:18: The quota limits nothing: every unit may have the best grade (lower the share, or delete the quota) [idle-quota]
          2024: "7500" | 2024: "7500", 2025: 8000 | 16:51: Parameter costs has a value for 2025, to which the edition is not applied (add the year to years, or delete the value) [idle-year]
          2024: 2025-01-31 | 2024: 2025-01-31, 2026: 2027-01-31 | 48:56: There is a deadline for 2026, to which the edition is not applied (add the year to years, or delete the deadline) [idle-year]
          id: "13", title | id: "15", title | 58:10: Nothing measures article 15 (name it at an indicator, an adjustment or a check) [unmeasured-article]
          name: clinic_year | name: clinic_years | 20:11: View clinic_years is read nowhere (delete it, or read from it) [unused-view]
          """)
  void saysWhatAnAssessmentCannotMean(String good, String bad, String expected) throws IOException {
    replace(ALL, good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
    assertThat(lines()).contains(ALL + ":" + expected);
  }

  @Test
  void findsACapAboveEveryTotal() throws IOException {
    replace(ALL, "kind: bonus", "kind: penalty");
    replace(ALL, "cap: 3", "cap: 99.5");
    assertThat(lines()).noneMatch(line -> line.endsWith("[idle-cap]"));
    replace(ALL, "cap: 99.5", "cap: 100");
    assertThat(lines())
        .contains(
            ALL
                + ":31:128: The cap of model-clinic never acts: 100 points are all there are, and a"
                + " total is never below 0 (lower the cap, or delete it) [idle-cap]");
  }

  @Test
  void aBonusWithoutCapMayReachAnyTotalAndGrade() throws IOException {
    replace(ALL, ", cap: 3", "");
    replace(ALL, "from: 90}", "from: 900}");
    replace(
        ALL,
        "  - id: false-data",
        "  - {id: late, code: J03, kind: penalty, title: Late, from: clinic, amount: count(*), cap: 500, source: x}\n  - id: false-data");
    assertThat(lines()).noneMatch(line -> line.contains("unreachable") || line.contains("cap"));
  }

  @Test
  void findsAQuotaOfTheOnlyGrade() throws IOException {
    replace(ALL, "    - {id: poor, title: {zh: 差, en: poor}, from: 0}\n", "");
    assertThat(lines())
        .contains(
            ALL
                + ":44:10: The quota limits nothing: excellent is the only grade (add a grade, or"
                + " delete the quota) [idle-quota]");
    replace(
        ALL, "  quota: {share: \"0.30\", within: group, rounding: floor, ties: exclude-all}\n", "");
    assertThat(lines()).noneMatch(line -> line.endsWith("[idle-quota]"));
  }

  /** A view is read by a later view, or by a rule of any kind. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024/assessment.yaml | dimensions: | '  - {name: other, grain: x, query: SELECT a FROM clinic_year}\ndimensions:'
          2024/assessment.yaml | title: Model clinic, from: clinic, | title: Model clinic, from: clinic_year,
          2024/checks/beds-off.yaml | from: clinic | from: clinic_year
          2024/funding.yaml | from: clinic | from: clinic_year
          """)
  void aViewThatIsReadIsInUse(String file, String good, String bad) throws IOException {
    replace(A, "from: clinic_year", "from: clinic");
    assertThat(lines()).anyMatch(line -> line.contains("View clinic_year is read nowhere"));
    replace(file, good, bad.replace("\\n", "\n"));
    assertThat(lines()).noneMatch(line -> line.contains("View clinic_year is read nowhere"));
  }

  @ParameterizedTest(name = "{0} ÷ {1}, {3}, {4}: {5}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          count_if(open) | count(*) | 2 | higher-is-better | {kind: target, target: 120} | 13:31: 120 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open AND beds > 0) | count_if(beds > 0) | 2 | higher-is-better | {kind: all-or-nothing, threshold: 100.01} | 13:42: 100.01 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open) | count_if(beds > 0) | 2 | lower-is-better | {kind: step-deduct, from: -1, step: 1, deduct: 1, count: ceil} | 13:34: -1 of rate cannot be met: every value is at least 0 (correct it, or per) [impossible-threshold]
          count_if(open) | count(*) | 2 | higher-is-better | {kind: efficacy, unacceptable: -5, satisfactory: 105} | 13:39: -5 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open) | count(*) | 2 | higher-is-better | {kind: efficacy, unacceptable: -5, satisfactory: 105} | 13:57: 105 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open) | count(*) | 2 | higher-is-better | {kind: graded-efficacy, standards: [{value: 110, coefficient: 1}, {value: 50, coefficient: 0.6}]} | 13:52: 110 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open) | count(*) | 2 | higher-is-better | {kind: growth, mode: gap-closing, benchmark: 0, span: 1, ceiling: 110} | 13:74: 110 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open) | count(*) | 2 | nominal | {kind: interval, low: 0, from: 90, to: 110, high: 120} | 13:47: 110 of rate cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          count_if(open) | count(*) | 2 | higher-is-better | {by-group: {city: {kind: target, target: 101}}} | 13:49: 101 of rate for city cannot be met: every value is between 0 and 100 (correct it, or per) [impossible-threshold]
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: target, target: 101} | 13:31: 101 of rate is above 100 %; if the indicator is a share, nobody reaches it (write at most 100) [share-above-whole]
          count_if(open) | count(*) | 2 | higher-is-better | {kind: tiered, bands: [{from: 90, points: 4}, {from: 0, points: 2}, {points: 0}]} | 13:76: The last band of rate cannot be reached: every value is between 0 and 100, which band 2 takes (delete the from of band 2 and the last band) [unreachable-band]
          count_if(open) | count(*) | 2 | lower-is-better | {kind: tiered, interpolate: true, bands: [{from: 9, points: 4}, {from: 100, points: 2}, {points: 0}]} | 13:96: The last band of rate cannot be reached: every value is between 0 and 100, which band 2 takes (delete the from of band 2 and the last band) [unreachable-band]
          sum(beds) | sum(budget) | 0 | lower-is-better | {kind: tiered, bands: [{from: 9, points: 4}, {from: 9.5, points: 2}, {points: 0}]} | 13:60: Band 2 of rate cannot be reached: no value with 0 decimals lies between 9.5 and 9 (delete the band, or raise decimals) [unreachable-band]
          sum(beds) | sum(budget) | 0 | higher-is-better | {kind: tiered, bands: [{from: 10, points: 4}, {from: 9.5, points: 2}, {points: 0}]} | 13:61: Band 2 of rate cannot be reached: no value with 0 decimals lies between 9.5 and 10 (delete the band, or raise decimals) [unreachable-band]
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: all-or-nothing, threshold: 99.999} | 13:42: 99.999 of rate has more digits than a value, which is rounded to 2: 100.00 decides (write it, or raise decimals) [finer-threshold]
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: step-deduct, from: 90, step: 1, deduct: 4, count: floor} | 13:55: The first step of rate takes 4 of its 4 points, so there is no second one (deduct less, or use all-or-nothing) [only-step]
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: rank, scope: all, deduct: 5} | 13:41: The first step of rate takes 5 of its 4 points, so there is no second one (deduct less, or use all-or-nothing) [only-step]
          """)
  void saysWhatAScoreCannotMean(
      String above, String below, int decimals, String direction, String score, String expected)
      throws IOException {
    indicator(above, below, decimals, direction, score, List.of());
    assertThat(lines()).contains("2024/indicators/rate.yaml:" + expected);
  }

  @ParameterizedTest(name = "{0} ÷ {1}, {3}, {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # thresholds at the very bounds, and values of which nothing is proven
          count_if(open) | count(*) | 2 | higher-is-better | {kind: target, target: 100}
          count_if(open) | count(*) | 2 | lower-is-better | {kind: all-or-nothing, threshold: 0}
          count_if(open) | count_if(beds > 0) | 2 | higher-is-better | {kind: target, target: 99}
          count_if(open OR beds > 0) | count_if(beds > 0) | 2 | higher-is-better | {kind: all-or-nothing, threshold: -5}
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: target, target: 100}
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: all-or-nothing, threshold: -5}
          # the worst band can be reached
          count_if(open) | count(*) | 2 | higher-is-better | {kind: tiered, bands: [{from: 90, points: 4}, {from: 0.01, points: 2}, {points: 0}]}
          count_if(open) | count(*) | 2 | lower-is-better | {kind: tiered, bands: [{from: 90, points: 4}, {from: 99.99, points: 2}, {points: 0}]}
          # on a slope any number of digits, and neighbours as close as may be
          sum(beds) | sum(budget) | 0 | higher-is-better | {kind: tiered, interpolate: true, bands: [{from: 10, points: 4}, {from: 9.5, points: 2}, {points: 0}]}
          sum(beds) | sum(budget) | 0 | higher-is-better | {kind: target, target: 9.5}
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: all-or-nothing, threshold: 99.990}
          # a part of a step takes a part of the points
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: step-deduct, from: 90, step: 1, deduct: 4, count: linear}
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: step-deduct, from: 90, step: 1, deduct: 3.99, count: ceil}
          sum(beds) | sum(budget) | 2 | higher-is-better | {kind: rank, scope: all}
          # the growth of a share is no share
          count_if(open) | count(*) | 2 | higher-is-better | {kind: growth, mode: relative, benchmark: 500, span: 100}
          """)
  void staysSilentAboutAScoreThatMayBeMeant(
      String above, String below, int decimals, String direction, String score) throws IOException {
    indicator(above, below, decimals, direction, score, List.of());
    assertThat(lines())
        .filteredOn(line -> line.startsWith("2024/indicators/rate.yaml"))
        .allMatch(line -> line.endsWith("[no-example]"));
  }

  @Test
  void aValueWithoutDenominatorIsProvenByItsCountAlone() throws IOException {
    replace(B, "value: sum(budget) / :costs", "value: count_if(open)");
    replace(B, "{from: 100, points: 4}", "{from: -1, points: 4}");
    assertThat(lines())
        .contains(
            B
                + ":14:14: -1 of cost-per-bed cannot be met: every value is at least 0 (correct it,"
                + " or per) [impossible-threshold]");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # direction | examples | what is found at the better one
          higher-is-better | {value: 90, points: 4}; {value: 95, points: 3} | 17:5: The better value of rate earns less: 95 earns 3 here, 90 earns 4 at line 16 (correct one of them, or make the direction lower-is-better) [better-earns-less]
          lower-is-better | {value: 90, points: 3}; {value: 95, points: 4} | 16:5: The better value of rate earns less: 90 earns 3 here, 95 earns 4 at line 17 (correct one of them, or make the direction higher-is-better) [better-earns-less]
          higher-is-better | {value: 90, points: 4, group: a}; {value: 95, points: 3, group: b} | none
          higher-is-better | {value: 90, points: 4, previous: 1}; {value: 95, points: 3, previous: 2} | none
          higher-is-better | {value: 90, points: 4, peers: [1]}; {value: 95, points: 3, peers: [2]} | none
          higher-is-better | {value: 90, points: 4, peers: [1]}; {value: 95, points: 3, peers: [1, 1]} | none
          higher-is-better | {value: 90, points: 4, peers: [1], previous: 2}; {value: 95, points: 3, peers: [1.0], previous: "2.00"} | 17:5: The better value of rate earns less: 95 earns 3 here, 90 earns 4 at line 16 (correct one of them, or make the direction lower-is-better) [better-earns-less]
          higher-is-better | {value: 90, points: 4}; {value: 95, points: 4}; {value: 90.0, points: 3} | none
          higher-is-better | {value: 90, points: 4}; {value: null, points: 0}; {value: 95} | none
          higher-is-better | {value: 95, points: 4}; {value: 90, points: 4.00} | 16:3: All examples of rate earn 4 points (add one that earns more or fewer) [one-sided-examples]
          higher-is-better | {value: 95} | 16:3: All examples of rate name no points (add one that earns some) [one-sided-examples]
          """)
  void comparesExamples(String direction, String examples, String expected) throws IOException {
    indicator(
        "sum(beds)",
        "sum(budget)",
        2,
        direction,
        "{kind: target, target: 98}",
        List.of(examples.split("; ")));
    List<String> found =
        lines().stream().filter(line -> line.startsWith("2024/indicators/rate.yaml")).toList();
    assertThat(found)
        .isEqualTo(
            expected.equals("none") ? List.of() : List.of("2024/indicators/rate.yaml:" + expected));
  }

  @Test
  void valuesOfANominalIndicatorAreNotBetterOrWorse() throws IOException {
    indicator(
        "sum(beds)",
        "sum(budget)",
        2,
        "nominal",
        "{kind: interval, low: 0, from: 1, to: 2, high: 3}",
        List.of("{value: 2, points: 4}", "{value: 3, points: 0}"));
    assertThat(lines()).noneMatch(line -> line.startsWith("2024/indicators/rate.yaml"));
  }

  @Test
  void holdsAScoreByGroupAgainstTheGroupsOfTheSchema() throws IOException {
    replace(
        "schemas/district.schema.json",
        "\"group_name\", \"type\": \"string\"",
        "\"group_name\", \"type\": \"string\", \"constraints\": {\"enum\": [\"城\", \"乡镇\"]}");
    assertThat(lint().problems())
        .map(this::line)
        .containsExactly(
            A
                + ":20:5: The score of clinics-per-1000 leaves out the group 乡镇 (add it)"
                + " [group-without-score]",
            A
                + ":21:8: The score of clinics-per-1000 is for a group that does not exist: 乡 (did you"
                + " mean 乡镇?) [group-without-score]");
    replace("schemas/district.schema.json", "乡镇", "乡");
    assertThat(lint().problems()).isEmpty();
  }

  @Test
  void namesTheGroupThatWasProbablyMeant() throws IOException {
    replace(
        "schemas/district.schema.json",
        "\"group_name\", \"type\": \"string\"",
        "\"group_name\", \"type\": \"string\", \"constraints\": {\"enum\": [\"hill\", \"coast\"]}");
    replace(A, "城: {", "cost: {");
    replace(A, "乡: {", "hill: {");
    replace(A, "group: 城", "group: hill");
    assertThat(lint().problems())
        .map(this::line)
        .contains(
            A
                + ":20:11: The score of clinics-per-1000 is for a group that does not exist: cost (did"
                + " you mean coast?) [group-without-score]");
  }

  @Test
  void withoutPlacesAFindingStandsWhereItsRuleBegins() throws IOException {
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(folder.resolve("schemas"), problems);
    RuleSet rules = RuleFiles.read(folder.resolve("2024"), problems).orElseThrow();
    assertThat(LintRules.lintRules(rules, schemas, Places.OF_RULES).warnings())
        .map(this::line)
        .anyMatch(line -> line.startsWith(B + ":1:1: 250.5 of cost-per-bed"));
  }

  /** The index has one grade from -1000 on, and no examples. */
  @Test
  void findsNothingDoubtfulInAnIndex() throws IOException {
    Path index = Path.of("jobs/src/test/resources/asem/edition");
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(index.resolve("schemas"), problems);
    Path edition = index.resolve("rules/2018");
    RuleSet rules = RuleFiles.read(edition, problems).orElseThrow();
    assertThat(LintRules.lintRules(rules, schemas, RulePlaces.of(edition)))
        .isEqualTo(new LintReport(List.of(), List.of()));
  }

  @Test
  void aReportIsInOrderAndSaysNothingTwice() {
    Problem early = new Problem(new SourceLocation("a.yaml", 2, 1), "b");
    Problem late = new Problem(new SourceLocation("a.yaml", 10, 1), "a");
    LintReport report = new LintReport(List.of(late), List.of(late, early, late));
    assertThat(report.warnings()).containsExactly(early, late);
    assertThat(report.with(List.of(early, late)).problems()).containsExactly(early, late);
    assertThat(report.with(List.of(early)).warnings()).containsExactly(early, late);
  }

  @ParameterizedTest
  @EnumSource
  void everyCheckIsExplained(LintCheck check) throws IOException {
    String level = check.level() == LintCheck.Level.PROBLEM ? "problem" : "warning";
    String row = "| `%s` | %s |".formatted(check.id(), level);
    assertThat(Files.readString(Path.of("docs/RULES.md")).contains(row)).as(row).isTrue();
  }

  private void indicator(
      String above,
      String below,
      int decimals,
      String direction,
      String score,
      List<String> examples)
      throws IOException {
    String text =
        """
        id: rate
        code: A09
        title: Rate
        dimension: care
        points: 4
        from: clinic
        numerator: %s
        denominator: %s
        per: 100
        unit: "%%"
        decimals: %d
        direction: %s
        score: %s
        source: Made up
        """
            .formatted(above, below, decimals, direction, score);
    StringBuilder file = new StringBuilder(text);
    for (String example : examples) {
      file.append(file.indexOf("examples") < 0 ? "examples:\n  - " : "  - ")
          .append(example)
          .append('\n');
    }
    Files.writeString(folder.resolve("2024/indicators/rate.yaml"), file);
  }

  private List<String> lines() {
    LintReport report = lint();
    return Stream.concat(report.problems().stream(), report.warnings().stream())
        .map(this::line)
        .toList();
  }

  private LintReport lint() {
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(folder.resolve("schemas"), problems);
    Path edition = folder.resolve("2024");
    RuleSet rules =
        RuleFiles.read(edition, problems)
            .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    return LintRules.lintRules(rules, schemas, RulePlaces.of(edition));
  }

  private String line(Problem problem) {
    return problem.toString().replace(folder + "/", "");
  }

  private void replace(String file, String old, String by) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(old);
    Files.writeString(folder.resolve(file), text.replace(old, by));
  }
}
