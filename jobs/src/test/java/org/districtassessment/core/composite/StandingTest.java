package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.bonus;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.penalty;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.veto;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

  private static final List<Adjustment> ADJUSTMENTS =
      List.of(
          bonus("model", "3"),
          penalty("late", null),
          veto("closed", VetoEffect.ZERO_TOTAL, null),
          veto("audit", VetoEffect.CAP_GRADE, "good"));

  private static final RuleSet RULES = rules(List.of(), ADJUSTMENTS, null);

  @ParameterizedTest(name = "{0} with {1} is {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # index  | amounts          | total | because
            1.2349 |                  |  1.23 | rounded
            1.005  |                  |  1.01 | half goes up
            0.3    | model=5 late=0.5 |  2.80 | 0.3 + 3, the most there is, - 0.5
           -0.25   | late=1           | -1.25 | an index may be negative
            4      | closed=1 late=1  |  0.00 | nothing is left, and nothing is taken
            4      | audit=1 model=2  |  4.00 | this veto is about grades, but no bonus lifts it
          """)
  void addsAdjustmentsToAnIndex(String index, String amounts, String total, String because) {
    Map<String, BigDecimal> byId =
        amounts == null
            ? Map.of()
            : List.of(amounts.split(" ")).stream()
                .map(amount -> amount.split("="))
                .collect(Collectors.toMap(amount -> amount[0], amount -> decimal(amount[1])));
    Adjustments adjustments = Adjustments.of(ADJUSTMENTS, byId);
    Unit north = new Unit("north", "North", "coast");
    TreeMap<String, BigDecimal> dimensions = new TreeMap<>(Map.of("care", decimal("7")));

    Standing standing =
        Standing.ofIndex(RULES, north, decimal(index), decimal("75"), dimensions, adjustments);

    assertThat(standing)
        .as(because)
        .isEqualTo(
            new Standing(
                north, decimal(index), decimal("75"), dimensions, adjustments, decimal(total)));
  }
}
