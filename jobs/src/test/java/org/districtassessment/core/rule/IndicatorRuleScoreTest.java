package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.Tiered;
import org.districtassessment.core.scoring.Tiered.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An indicator and its score must agree. */
class IndicatorRuleScoreTest {

  private static final SourceLocation AT = new SourceLocation("clinics.yaml", 1, 1);

  /** 5 points up to 14 days of waiting. */
  private static final ScoringRule WAITING =
      ScoringRule.forAll(
          new Tiered(
              List.of(
                  new Band(new BigDecimal("14"), new BigDecimal("5")),
                  new Band(null, BigDecimal.ZERO)),
              false,
              Direction.LOWER_IS_BETTER));

  @Test
  void takesAScoreOfItsDirectionAndPoints() {
    assertThat(indicator(Direction.LOWER_IS_BETTER, "5").score()).isEqualTo(WAITING);
  }

  @Test
  void refusesAScoreOfTheOtherDirection() {
    assertThatThrownBy(() -> indicator(Direction.HIGHER_IS_BETTER, "5"))
        .hasMessage("The score is lower-is-better, but the indicator is higher-is-better");
  }

  @Test
  void refusesAScoreOfOtherPoints() {
    assertThatThrownBy(() -> indicator(Direction.LOWER_IS_BETTER, "6"))
        .hasMessage("Invalid points of the best band: 5 (must be the indicator's 6)");
  }

  @ParameterizedTest(name = "{4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Waiting | 1 | 10 | 5 | Invalid indicator id: Waiting (must be kebab-case)
          waiting | 0 | 10 | 5 | Invalid per of waiting: 0 (must be > 0)
          waiting | 1 | 11 | 5 | Invalid decimals of waiting: 11 (0 to 10)
          waiting | 1 | -1 | 5 | Invalid decimals of waiting: -1 (0 to 10)
          waiting | 1 | 0  | 0 | Invalid points of waiting: 0 (must be > 0)
          """)
  void refusesNumbersOutOfRange(
      String id, BigDecimal per, int decimals, String points, String message) {
    assertThatThrownBy(() -> indicator(id, per, decimals, Direction.LOWER_IS_BETTER, points))
        .hasMessage(message);
  }

  @Test
  void takesNumbersAtTheEndsOfTheirRanges() {
    BigDecimal least = new BigDecimal("0.01");
    assertThat(indicator("w", least, 0, Direction.LOWER_IS_BETTER, "5").per()).isEqualTo(least);
    assertThat(indicator("w", least, 10, Direction.LOWER_IS_BETTER, "5").decimals()).isEqualTo(10);
  }

  private static IndicatorRule indicator(Direction direction, String points) {
    return indicator("waiting", BigDecimal.ONE, 0, direction, points);
  }

  private static IndicatorRule indicator(
      String id, BigDecimal per, int decimals, Direction direction, String points) {
    return new IndicatorRule(
        id,
        "A02",
        Text.same("Days of waiting"),
        List.of(),
        "care",
        "clinic",
        null,
        new Expression("avg(days)", AT),
        null,
        per,
        null,
        WhenEmpty.MISSING,
        WhenEmpty.MISSING,
        "d",
        decimals,
        direction,
        new BigDecimal(points),
        WAITING,
        null,
        true,
        "made up",
        List.of(),
        AT);
  }
}
