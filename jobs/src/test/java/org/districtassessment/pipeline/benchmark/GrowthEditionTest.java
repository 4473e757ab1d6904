package org.districtassessment.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.districtassessment.core.lint.LintReport;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.pipeline.LoadRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthEditionTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} indicators of {1} points")
  @CsvSource({"40, 2.5", "400, 0.25"})
  void asksForAsManyDifferentThingsOfOneTable(int count, String points) throws IOException {
    GrowthEdition.write(count, folder);
    RuleSet rules = LoadRules.load(folder, BenchmarkYear.SCHEMAS, BenchmarkYear.SCHEMAS).rules();
    List<IndicatorRule> indicators = rules.indicators();

    assertThat(indicators).hasSize(count);
    assertThat(indicators.stream().map(IndicatorRule::from).distinct()).hasSize(1);
    assertThat(indicators.stream().map(GrowthEditionTest::asked).distinct()).hasSize(count);
    assertThat(indicators)
        .allSatisfy(each -> assertThat(each.points()).isEqualByComparingTo(points));
  }

  @Test
  void isAcceptedByTheCheckOfRules() throws IOException {
    GrowthEdition.write(40, folder);
    LintReport report = LoadRules.lint(folder, BenchmarkYear.SCHEMAS, BenchmarkYear.SCHEMAS);

    assertThat(report.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          44   | Invalid number of indicators: 44 (must be a multiple of 10, from 20 on)
          10   | Invalid number of indicators: 10 (must be a multiple of 10, from 20 on)
          30   | Invalid number of indicators: 30 (must divide 100 points exactly)
          1000 | employed-born-since has no 100 different limits from 1962 to 2005
          """)
  void refusesNumbersThatWouldNotMakeTheSameEdition(int count, String message) {
    assertThatThrownBy(() -> GrowthEdition.write(count, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static String asked(IndicatorRule rule) {
    return rule.where() + "; " + rule.numerator() + "; " + rule.denominator();
  }
}
