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

  private static IndicatorRule indicator(Direction direction, String points) {
    return new IndicatorRule(
        "waiting",
        "A02",
        Text.same("Days of waiting"),
        List.of(),
        "care",
        "clinic",
        null,
        new Expression("avg(days)", AT),
        null,
        BigDecimal.ONE,
        null,
        WhenEmpty.MISSING,
        WhenEmpty.MISSING,
        "d",
        1,
        direction,
        new BigDecimal(points),
        WAITING,
        true,
        "made up",
        List.of(),
        AT);
  }
}
