package org.districtassessment.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.composite.IndicatorScore;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.composite.State;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.stage.submission.FileNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a district does not send is missing there, and touches others only where they are compared:
 * the samples without the persons of one district and without the projects of another one.
 *
 * <p>No value of the shipped edition compares districts, as every view stays within a district.
 * Scores by rank and by range do, within a group; so do checks, other than those that look at each
 * row by itself.
 */
class LeftOutTableTest {

  private static final String WITHOUT_PERSONS = "500119";
  private static final String WITHOUT_PROJECTS = "500231";

  @TempDir private static Path folder;

  private static Evaluation whole;
  private static Evaluation without;
  private static RunRequest request;

  @BeforeAll
  static void evaluateWithoutTheTables() throws IOException {
    whole = SampleYear.shared();
    Path input = folder.resolve("input");
    FileUtils.copyDirectory(SampleYear.SAMPLES.toFile(), input.toFile());
    leaveOut(input.resolve("2024"), "person", WITHOUT_PERSONS);
    leaveOut(input.resolve("2024"), "project", WITHOUT_PROJECTS);
    request = SampleYear.request(input, folder.resolve("output"));
    without = Evaluate.evaluate(request, Progress.SILENT);
  }

  /**
   * The indicators whose columns in docs/INDICATORS.md have one of the table, where nothing sent
   * does not mean that nothing was done.
   */
  @Test
  void isMissingForItsDistrictAndNotImputed() {
    assertThatAreMissing(
        WITHOUT_PERSONS, "I01", "E01", "E02", "E03", "E04", "E06", "E07", "E08", "L03", "M06");
    assertThatAreMissing(
        WITHOUT_PROJECTS, "I05", "I06", "I07", "E05", "M01", "M02", "M03", "M04", "M05");
  }

  @Test
  void changesNoValueOfAnotherDistrict() {
    assertThat(changed(LeftOutTableTest::sentAll, LeftOutTableTest::hasOtherValue)).isEmpty();
  }

  /**
   * Points spread evenly over the places of a group depend on their number, so that a place less
   * changes them for all but the first: those of loans and of cooperation projects really change.
   */
  @Test
  void changesPointsOfOtherDistrictsOnlyByRelativeScores() {
    assertThat(changed(LeftOutTableTest::sentAll, LeftOutTableTest::hasOtherPoints))
        .contains("M06", "I05")
        .isSubsetOf(relativeIndicators());
  }

  @Test
  void changesNothingInAGroupWhereEverythingWasSent() {
    Set<String> touched = Set.of(groupOf(WITHOUT_PERSONS), groupOf(WITHOUT_PROJECTS));
    Predicate<String> inAnother = unit -> !touched.contains(groupOf(unit));

    assertThat(whole.scorecards().cards().stream().map(card -> card.unit().key()).toList())
        .filteredOn(inAnother)
        .hasSizeGreaterThan(1);
    assertThat(changed(inAnother, LeftOutTableTest::hasOtherPoints)).isEmpty();
  }

  @Test
  void changesNothingThatIsFoundInSingleRowsOfOtherDistricts() {
    assertThat(anomaliesOfRows(without)).isNotEmpty().isEqualTo(anomaliesOfRows(whole));
  }

  @Test
  void isMissingForPlainSqlToo() throws IOException, SQLException {
    Path accepted = folder.resolve("accepted");
    AcceptedRows.write(request, accepted);
    try (Duck duck = new Duck()) {
      IndicatorsInSql.recompute(duck, accepted, 2024);

      assertThat(IndicatorsInSql.differences(duck, Path.of(without.publication()))).isEmpty();
      assertThat(duck.rows("SELECT count(*) FROM recomputed WHERE state = 'missing'"))
          .containsExactly("19");
    }
  }

  /** These indicators, and no others, have no value now, and no points. */
  private static void assertThatAreMissing(String unit, String... codes) {
    assertThat(changed(unit::equals, LeftOutTableTest::hasOtherValue))
        .as(unit)
        .isEqualTo(new TreeSet<>(List.of(codes)));
    assertThat(scores(without, unit).values())
        .filteredOn(score -> List.of(codes).contains(code(score)))
        .as(unit)
        .allMatch(score -> score.state() == State.MISSING && score.value() == null)
        .allMatch(score -> requireNonNull(score.points()).signum() == 0);
  }

  private static boolean sentAll(String unit) {
    return !unit.equals(WITHOUT_PERSONS) && !unit.equals(WITHOUT_PROJECTS);
  }

  /** Codes of the indicators that differ for one of the units. */
  private static Set<String> changed(
      Predicate<String> units, BiPredicate<IndicatorScore, IndicatorScore> differs) {
    Set<String> codes = new TreeSet<>();
    for (Scorecard card : whole.scorecards().cards()) {
      String unit = card.unit().key();
      if (units.test(unit)) {
        Map<String, IndicatorScore> after = scores(without, unit);
        scores(whole, unit).values().stream()
            .filter(before -> differs.test(before, requireNonNull(after.get(before.indicator()))))
            .forEach(before -> codes.add(code(before)));
      }
    }
    return codes;
  }

  private static boolean hasOtherValue(IndicatorScore before, IndicatorScore after) {
    return before.state() != after.state() || !valueOf(before).equals(valueOf(after));
  }

  private static List<@Nullable Object> valueOf(IndicatorScore score) {
    return Arrays.<@Nullable Object>asList(
        score.numerator(), score.denominator(), score.value(), score.previousValue());
  }

  private static boolean hasOtherPoints(IndicatorScore before, IndicatorScore after) {
    return !pointsOf(before).equals(pointsOf(after));
  }

  private static List<@Nullable Object> pointsOf(IndicatorScore score) {
    return Arrays.<@Nullable Object>asList(score.score(), score.points(), score.fullPoints());
  }

  private static Map<String, IndicatorScore> scores(Evaluation evaluation, String unit) {
    Map<String, IndicatorScore> scores = new TreeMap<>();
    evaluation.scorecards().indicatorScores().stream()
        .filter(score -> score.unit().equals(unit))
        .forEach(score -> scores.put(score.indicator(), score));
    assertThat(scores).hasSize(edition().indicators().size());
    return scores;
  }

  private static Set<String> relativeIndicators() {
    return edition().indicators().stream()
        .filter(rule -> rule.score().compared().isPresent())
        .map(IndicatorRule::code)
        .collect(Collectors.toSet());
  }

  private static String code(IndicatorScore score) {
    return edition().indicators().stream()
        .filter(rule -> rule.id().equals(score.indicator()))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private static String groupOf(String unit) {
    return whole.scorecards().cards().stream()
        .map(Scorecard::unit)
        .filter(each -> each.key().equals(unit))
        .findFirst()
        .orElseThrow()
        .group();
  }

  private static List<Anomaly> anomaliesOfRows(Evaluation evaluation) {
    Set<String> ofRows =
        edition().checks().stream()
            .filter(check -> check.method() instanceof CheckRule.Rows)
            .map(CheckRule::id)
            .collect(Collectors.toSet());
    return evaluation.anomalies().stream()
        .map(ListedAnomaly::anomaly)
        .filter(anomaly -> ofRows.contains(anomaly.check()) && sentAll(anomaly.unit()))
        .toList();
  }

  /** Deletes the files of a table that a district sent; its folder has its code or its name. */
  private static void leaveOut(Path year, String table, String unit) throws IOException {
    FileNames names = new FileNames(whole.rules().schemas().all());
    List<String> folders =
        PlainTable.read(year.resolve("district.csv")).withFirst(List.of(unit)).rows().stream()
            .skip(1)
            .flatMap(row -> row.subList(0, 2).stream())
            .toList();
    List<Path> found;
    try (Stream<Path> files = Files.walk(year)) {
      found =
          files
              .filter(file -> folders.contains(year.relativize(file).getName(0).toString()))
              .filter(file -> table.equals(tableOf(file, names)))
              .toList();
    }
    assertThat(found).as("%s of %s", table, unit).isNotEmpty();
    for (Path file : found) {
      Files.delete(file);
    }
  }

  private static String tableOf(Path file, FileNames names) {
    String stem = FilenameUtils.getBaseName(file.getFileName().toString());
    return names.match(stem).map(FileNames.Match::table).orElse("");
  }

  private static RuleSet edition() {
    return whole.rules().rules();
  }
}
