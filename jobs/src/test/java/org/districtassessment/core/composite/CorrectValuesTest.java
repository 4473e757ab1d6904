package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.target;

import java.time.LocalDate;
import java.util.List;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectValuesTest {

  private static final RuleSet RULES =
      rules(
          List.of(
              indicator("cover", "care", "50", target("80")),
              indicator("spent", "money", "50", target("90"))),
          List.of(),
          null);

  private static final Towns TOWNS =
      Towns.read(
          RULES,
          """
          south cover=3/2000 spent=70
          north cover=none   spent=n/a
          """);

  @Test
  void putsADecidedValueInThePlaceOfAComputedOneAndLeavesTheOthers() {
    // Values have 2 digits: half a hundredth goes up.
    List<IndicatorValue> corrected =
        CorrectValues.correctValues(
            RULES,
            TOWNS.values(),
            List.of(
                correction("south", "cover", "1.745", 2), correction("north", "spent", "0", 3)));

    assertThat(corrected)
        .containsExactly(
            new IndicatorValue("south", "cover", State.VALUE, null, null, decimal("1.75")),
            TOWNS.values().get(1),
            TOWNS.values().get(2),
            new IndicatorValue("north", "spent", State.VALUE, null, null, decimal("0.00")));
  }

  @Test
  void takesAnIndicatorAwayFromAUnitItDoesNotApplyTo() {
    assertThat(
            CorrectValues.correctValues(
                RULES, TOWNS.values(), List.of(correction("south", "cover", null, 2))))
        .startsWith(
            new IndicatorValue("south", "cover", State.NOT_APPLICABLE, null, null, null),
            TOWNS.values().get(1));
  }

  @Test
  void changesNothingWithoutDecisions() {
    assertThat(CorrectValues.correctValues(RULES, TOWNS.values(), List.of()))
        .isEqualTo(TOWNS.values());
  }

  @Test
  void findsNoProblemInDecisionsAboutWhatThereIs() {
    assertThat(
            problems(
                correction("south", "cover", "1", 2),
                correction("south", "spent", "1", 3),
                correction("north", "cover", null, 4)))
        .isEmpty();
  }

  @Test
  void saysWhichDecisionIsAboutNothingAndWhichComesTwice() {
    assertThat(
            problems(
                correction("north", "cover", "2", 5),
                correction("north", "cover", null, 4),
                correction("nroth", "cover", "1", 3),
                correction("north", "beds", "1", 2),
                correction("nowhere", "covers", "1", 6)))
        .containsExactly(
            "appeals.csv:2: A correction of an unknown indicator: beds",
            "appeals.csv:3: A correction of an unknown unit: nroth (did you mean north?)",
            "appeals.csv:4: A second correction of cover for north (leave the one that holds)",
            "appeals.csv:6: A correction of an unknown indicator: covers (did you mean cover?)",
            "appeals.csv:6: A correction of an unknown unit: nowhere");
  }

  @Test
  void refusesADecisionThatNobodyMadeOrThatHasNoReason() {
    assertThatThrownBy(() -> decided(" ", "letter 7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A correction of cover for north has no reviewer");
    assertThatThrownBy(() -> decided("Li", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A correction of cover for north has no reason");
  }

  private static List<String> problems(Correction... corrections) {
    return CorrectValues.problems(RULES, TOWNS.units(), List.of(corrections)).stream()
        .map(Problem::toString)
        .toList();
  }

  private static Correction correction(
      String unit, String indicator, @Nullable String value, int line) {
    return new Correction(
        unit,
        indicator,
        value == null ? null : decimal(value),
        "Li",
        LocalDate.of(2024, 12, 1),
        "letter 7",
        new SourceLocation("appeals.csv", line, 0));
  }

  private static Correction decided(String reviewer, String reason) {
    return new Correction(
        "north",
        "cover",
        null,
        reviewer,
        LocalDate.of(2024, 12, 1),
        reason,
        SourceLocation.ofFile("appeals.csv"));
  }
}
