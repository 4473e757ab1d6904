package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.target;
import static org.districtassessment.core.composite.TownRules.veto;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.districtassessment.core.rule.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many towns have the best grade, from 90, where only a share of them may. */
class QuotaTest {

  private static final List<Adjustment> VETOES =
      List.of(
          veto("C", VetoEffect.CAP_GRADE, "good"),
          veto("L", VetoEffect.LOWEST_GRADE, null),
          veto("Z", VetoEffect.ZERO_INDICATOR, "visits"));

  @ParameterizedTest(name = "{0} of {3}: {4} {5}")
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          # share | rounding | ties | totals                    | best    | because
          0.5     | floor | exclude | a95 b94 c93 d92           | a b     | 2 places
          0.5     | floor | exclude | a95 b94 c93 d92 e91       | a b     | 2.5 places, down
          0.5     | ceil  | exclude | a95 b94 c93 d92 e91       | a b c   | 2.5 places, up
          0.2     | floor | include | a95 b94 c93 d92           | ''      | 0.8 places, down
          0.5     | floor | exclude | a95 b89 c88 d87           | a       | the cut-off still holds
          0.5     | floor | include | a95 b94 c94 d92           | a b c   | a tie at the boundary, all in
          0.5     | floor | exclude | a95 b94 c94 d92           | a       | a tie at the boundary, all out
          0.5     | floor | exclude | a94 b94 c93 d92           | a b     | a tie inside is none at the boundary
          0.25    | floor | exclude | a94 b94 c93 d92           | ''      | a tie for the only place
          1       | floor | exclude | a95 b94 c94 d92           | a b c d | no limit
          0.5     | floor | exclude | a99C b94 c93 d92          | b c     | a cap is no candidate, yet counts for n
          0.5     | floor | exclude | a99L b94 c93 d92          | b c     | a veto is no candidate
          0.5     | floor | exclude | a99Z b94 c93 d92          | b c     | not even one on an indicator
          """)
  void isFilledByTheBest(String share, String rounding, String ties, String totals, String best) {
    Quota quota = new Quota(decimal(share), false, rounding.equals("ceil"), ties.equals("include"));
    assertThat(excellent(quota, totals)).isEqualTo(best);
  }

  @ParameterizedTest(name = "within the group {0}: {1}")
  @CsvSource({"true, a x", "false, x y"})
  void countsAGroupOrAll(boolean withinGroup, String best) {
    // a to c are one group and x to z another, each with ⌊0.4 × 3⌋ = 1 place; all have ⌊0.4 × 6⌋ =
    // 2
    Quota quota = new Quota(decimal("0.4"), withinGroup, false, false);
    assertThat(excellent(quota, "a92 b91 c90 x99 y98 z97")).isEqualTo(best);
  }

  private static String excellent(Quota quota, String totals) {
    RuleSet rules =
        rules(
            List.of(
                indicator("cover", "care", "100", target("100")),
                indicator("visits", "care", "1", target("1"))),
            VETOES,
            quota);
    List<Unit> units = new ArrayList<>();
    List<IndicatorValue> values = new ArrayList<>();
    List<AdjustmentAmount> amounts = new ArrayList<>();
    for (String town : List.of(totals.split(" "))) {
      String key = town.substring(0, 1);
      String total = town.replaceAll("[^0-9]", "");
      units.add(new Unit(key, key, key.compareTo("n") < 0 ? "first" : "second"));
      values.add(new IndicatorValue(key, "cover", State.VALUE, null, null, decimal(total)));
      values.add(new IndicatorValue(key, "visits", State.NOT_APPLICABLE, null, null, null));
      String veto = town.substring(1).replaceAll("[0-9]", "");
      if (!veto.isEmpty()) {
        amounts.add(new AdjustmentAmount(key, veto, decimal("1")));
      }
    }
    List<Scorecard> cards =
        ScoreUnits.scoreUnits(rules, units, values, amounts, PreviousYear.UNKNOWN).cards();
    assertThat(cards)
        .filteredOn(card -> card.total().compareTo(decimal("90")) >= 0)
        .filteredOn(card -> !card.grade().equals("excellent"))
        .filteredOn(card -> !card.vetoReasons().equals(List.of("L")))
        .allSatisfy(card -> assertThat(card.grade()).as("the next grade").isEqualTo("good"));
    return cards.stream()
        .filter(card -> card.grade().equals("excellent"))
        .map(card -> card.unit().key())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
