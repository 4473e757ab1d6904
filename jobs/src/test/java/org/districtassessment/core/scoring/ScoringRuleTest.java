package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;

import java.util.List;
import java.util.Map;
import org.districtassessment.core.scoring.Tiered.Band;
import org.junit.jupiter.api.Test;

class ScoringRuleTest {

  private static final Target HALF = new Target(decimal("50"), null, HIGHER_IS_BETTER);

  @Test
  void picksTheFunctionOfTheGroup() {
    ScoringRule rule = ScoringRule.byGroup(Map.of("coast", HALF));
    assertThat(rule.of("coast")).contains(HALF);
    assertThat(rule.of("hills")).isEmpty();
    assertThat(ScoringRule.forAll(HALF).of("hills")).contains(HALF);
  }

  @Test
  void refusesBothOrNeither() {
    assertThatThrownBy(() -> new ScoringRule(HALF, Map.of("coast", HALF)))
        .hasMessage("A score needs either one function or functions by group");
    assertThatThrownBy(() -> ScoringRule.byGroup(Map.of()))
        .hasMessage("A score needs either one function or functions by group");
  }

  @Test
  void refusesAFunctionThatRunsAgainstTheIndicator() {
    Efficacy lower = new Efficacy(decimal("6"), decimal("2"), decimal("0.6"), Efficacy.Below.ZERO);
    ScoringRule rule = ScoringRule.byGroup(Map.of("coast", HALF, "hills", lower));
    assertThatThrownBy(() -> rule.checkFits(HIGHER_IS_BETTER, decimal("5")))
        .hasMessage("The score is lower-is-better, but the indicator is higher-is-better");
  }

  @Test
  void refusesPointsOffTheScaleOfTheIndicator() {
    Tiered tiered =
        new Tiered(
            List.of(new Band(decimal("90"), decimal("5")), new Band(null, decimal("0"))),
            false,
            HIGHER_IS_BETTER);
    assertThatThrownBy(() -> ScoringRule.forAll(tiered).checkFits(HIGHER_IS_BETTER, decimal("4")))
        .hasMessage("Invalid points of the best band: 5 (must be the indicator's 4)");
  }
}
