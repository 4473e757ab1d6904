package org.districtassessment.core.index.asem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.rule.ComposeIndex;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rule language against COINr: the edition in {@code asem/edition} with other words in it gives
 * what COINr's other functions give.
 */
class AsemEditionVariantsTest {

  private static final Path EDITION = Path.of("jobs/src/test/resources/asem/edition/rules/2018");
  private static final Deviations DEVIATIONS = new Deviations();

  @TempDir Path temporary;

  @AfterAll
  static void writeTheTable() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "asem"));
    Files.write(folder.resolve("edition-deviation.txt"), DEVIATIONS.table());
  }

  @ParameterizedTest(name = "{0}: normalise {1}, aggregate {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agg/amean_minmax_0_100.csv          | {kind: min-max, lower: 0, upper: 100} | {kind: arithmetic}
          agg/amean_minmax_1_100.csv          | {kind: min-max, lower: 1, upper: 100} | {kind: arithmetic}
          agg/amean_zscore_0_1.csv            | {kind: z-score, mean: 0, sd: 1}       | {kind: arithmetic}
          agg/amean_dist2max.csv              | {kind: distance-to-maximum}           | {kind: arithmetic}
          agg/gmean_minmax_1_100.csv          | {kind: min-max, lower: 1, upper: 100} | {kind: geometric}
          agg/hmean_minmax_1_100.csv          | {kind: min-max, lower: 1, upper: 100} | {kind: harmonic}
          agg/genmean_p2_minmax_1_100.csv     | {kind: min-max, lower: 1, upper: 100} | {kind: generalised-mean, power: 2}
          agg/genmean_p-1_minmax_1_100.csv    | {kind: min-max, lower: 1, upper: 100} | {kind: generalised-mean, power: -1}
          agg/copeland_minmax_1_100.csv       | {kind: min-max, lower: 1, upper: 100} | {kind: copeland}
          """)
  void aggregatesAsCoinrDoes(String file, String normalise, String aggregate) throws IOException {
    DataMatrix scores =
        scores(
            Map.of(
                "normalise: {kind: min-max, lower: 0, upper: 100}",
                "normalise: " + normalise,
                "aggregate: {kind: arithmetic}",
                "aggregate: " + aggregate));
    DEVIATIONS.matrix(file, scores);
    DEVIATIONS.ranks(file, org.districtassessment.core.index.RankUnits.rankUnits(scores), "rank_");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agg/NA_amean_datthresh_0.8_minmax_1_100.csv | minimum-available: "0.8"
          """)
  void leavesOutWhatHasTooLittle(String file, String minimum) throws IOException {
    DataMatrix scores =
        scores(
            Map.of(
                "normalise: {kind: min-max, lower: 0, upper: 100}",
                "normalise: {kind: min-max, lower: 1, upper: 100}\n  " + minimum,
                "    - {step: impute, method: mean, scope: group}\n",
                "",
                "    - {step: screen-units, minimum-available: \"0.9\"}\n",
                "",
                "    - {step: treat-outliers, skewness: 2, kurtosis: \"3.5\", most-winsorised: 5,"
                    + " otherwise: {kind: log}}\n",
                ""));
    DEVIATIONS.matrix(file, scores);
  }

  /** Scores by the edition with other text in {@code assessment.yaml}, under COINr's codes. */
  private DataMatrix scores(Map<String, String> changes) throws IOException {
    Path folder = temporary.resolve("edition");
    try (Stream<Path> files = Files.walk(EDITION)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(EDITION.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
    Path assessment = folder.resolve("assessment.yaml");
    String text = Files.readString(assessment, UTF_8);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertThat(text).contains(change.getKey());
      text = text.replace(change.getKey(), change.getValue());
    }
    Files.writeString(assessment, text, UTF_8);

    Problems problems = new Problems();
    RuleSet rules = RuleFiles.read(folder, problems).orElse(null);
    assertThat(problems.sorted()).isEmpty();
    assertThat(rules).isNotNull();
    var method = Objects.requireNonNull(rules).index();
    assertThat(method).isNotNull();
    IndexResult result =
        MakeIndex.makeIndex(
            ComposeIndex.composeIndex(rules, Objects.requireNonNull(method)), input());
    Map<String, String> codes = new HashMap<>(Map.of(ComposeIndex.TOTAL, "Index"));
    for (Dimension dimension : rules.dimensions()) {
      codes.put(dimension.id(), dimension.code());
    }
    List<String> names = new ArrayList<>();
    for (String id : result.scores().columns()) {
      names.add(Objects.requireNonNull(codes.get(id)));
    }
    assertThat(rules.indicators()).extracting(IndicatorRule::code).hasSize(49);
    return result.scores().with(names, result.scores().cells());
  }

  /** The full data under the edition's ids, which are COINr's codes in lower case. */
  private static IndexInput input() {
    IndexInput data = Asem.input();
    return IndexInput.of(lowerCase(data.raw()), lowerCase(data.denominators()));
  }

  private static DataMatrix lowerCase(DataMatrix data) {
    return data.with(
        data.columns().stream().map(column -> column.toLowerCase(Locale.ROOT)).toList(),
        data.cells());
  }
}
