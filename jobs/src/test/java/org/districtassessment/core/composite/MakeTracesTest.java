package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.bonus;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.indicator;
import static org.districtassessment.core.composite.TownRules.penalty;
import static org.districtassessment.core.composite.TownRules.rules;
import static org.districtassessment.core.composite.TownRules.target;
import static org.districtassessment.core.composite.TownRules.veto;

import java.time.LocalDate;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Growth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MakeTracesTest {

  /** cover: 30 points at 80; waiting: 20 points up to 14; spent: 50 points at 100. */
  private static final RuleSet RULES =
      rules(
          List.of(
              indicator("cover", "care", "30", target("80")),
              indicator(
                  "waiting",
                  "care",
                  "20",
                  new AllOrNothing(decimal("14"), Direction.LOWER_IS_BETTER)),
              indicator("spent", "money", "50", target("100"))),
          List.of(
              bonus("model", "3"),
              penalty("late", "10"),
              bonus("idea", null),
              veto("faked", VetoEffect.ZERO_INDICATOR, "spent"),
              veto("grave", VetoEffect.LOWEST_GRADE, null),
              veto("closed", VetoEffect.ZERO_TOTAL, null)),
          null);

  @Test
  void followsAScoreFromTheRowsToTheGrade() {
    // cover: 1000 × 1 ÷ 20 = 50 of 80, 30 × 50 ÷ 80 = 18.75 points
    // total: 18.75 + 20 + 40 = 78.75, + min(5, 3) - min(12, 10) = 71.75
    assertThat(
            trace(
                RULES,
                "north region=coast cover=1/20 waiting=10/1000 spent=80 model=5 late=12 idea=0"))
        .containsExactly(
            "north indicator cover 1 numerator 1 null cover.yaml:3:5",
            "north indicator cover 2 denominator 20 null cover.yaml:3:5",
            "north indicator cover 3 value 50 null cover.yaml:3:5",
            "north indicator cover 4 points 18.75 null cover.yaml:3:5",
            "north indicator waiting 1 numerator 10 null waiting.yaml:3:5",
            "north indicator waiting 2 denominator 1000 null waiting.yaml:3:5",
            "north indicator waiting 3 value 10 null waiting.yaml:3:5",
            "north indicator waiting 4 points 20 null waiting.yaml:3:5",
            "north indicator spent 1 value 80 null spent.yaml:3:5",
            "north indicator spent 2 points 40 null spent.yaml:3:5",
            "north dimension care 1 part 18.75 cover cover.yaml:3:5",
            "north dimension care 2 part 20 waiting waiting.yaml:3:5",
            "north dimension care 3 points 38.75 null clinics.yaml:10:5",
            "north dimension money 1 part 40 spent spent.yaml:3:5",
            "north dimension money 2 points 40 null clinics.yaml:11:5",
            "north total total 1 part 38.75 care clinics.yaml:10:5",
            "north total total 2 part 40 money clinics.yaml:11:5",
            "north total total 3 points 78.75 null clinics.yaml:3:5",
            "north total total 4 applicable-points 100 null clinics.yaml:3:5",
            "north total total 5 rebased 78.75 null clinics.yaml:3:5",
            "north total total 6 bonus 3 model clinics.yaml:30:5",
            "north total total 7 penalty 10 late clinics.yaml:30:5",
            "north total total 8 total 71.75 null clinics.yaml:3:5",
            "north total total 9 rank 1 null clinics.yaml:3:5",
            "north total total 10 group-rank 1 of 1 in coast clinics.yaml:3:5",
            "north total total 11 grade null fair clinics.yaml:3:5");
  }

  @Test
  void saysWhyThereIsNoValueAndRebasesWhatIsLeft() {
    // 0 + 40 of the 30 + 50 points that are left is 50 of 100
    assertThat(
            trace(
                RULES,
                """
                west  region=hills cover=80   waiting=3   spent=100
                south region=hills cover=none waiting=n/a spent=80
                """))
        .containsSequence(
            "south indicator cover 1 value null missing cover.yaml:3:5",
            "south indicator cover 2 points 0 null cover.yaml:3:5",
            "south indicator waiting 1 value null not_applicable waiting.yaml:3:5",
            "south indicator spent 1 value 80 null spent.yaml:3:5",
            "south indicator spent 2 points 40 null spent.yaml:3:5",
            "south dimension care 1 part 0 cover cover.yaml:3:5",
            "south dimension care 2 points 0 null clinics.yaml:10:5",
            "south dimension money 1 part 40 spent spent.yaml:3:5",
            "south dimension money 2 points 40 null clinics.yaml:11:5",
            "south total total 1 part 0 care clinics.yaml:10:5",
            "south total total 2 part 40 money clinics.yaml:11:5",
            "south total total 3 points 40 null clinics.yaml:3:5",
            "south total total 4 applicable-points 80 null clinics.yaml:3:5",
            "south total total 5 rebased 50 null clinics.yaml:3:5",
            "south total total 6 total 50 null clinics.yaml:3:5",
            "south total total 7 rank 2 null clinics.yaml:3:5",
            "south total total 8 group-rank 2 of 2 in hills clinics.yaml:3:5",
            "south total total 9 grade null poor clinics.yaml:3:5",
            "west indicator cover 1 value 80 null cover.yaml:3:5");
  }

  /** Growth needs the year before, of which nothing is known. */
  @Test
  void saysThatAValueWasNotScored() {
    RuleSet rules =
        rules(
            List.of(
                indicator("cover", "care", "60", target("80")),
                indicator(
                    "income",
                    "money",
                    "40",
                    new Growth(
                        Growth.Mode.RELATIVE,
                        decimal("0"),
                        decimal("0.1"),
                        decimal("100"),
                        Direction.HIGHER_IS_BETTER))),
            List.of(),
            null);
    assertThat(trace(rules, "north region=coast cover=80 income=105"))
        .containsSequence(
            "north indicator income 1 value 105 null income.yaml:3:5",
            "north indicator income 2 points null not_applicable income.yaml:3:5",
            "north dimension care 1 part 60 cover cover.yaml:3:5");
  }

  @Test
  void saysWhatAVetoTakesAndThatNoBonusLiftsIt() {
    // far: 30 + 20 + 0 - 1; grave: 30 + 20 + 50, in the last grade; closed: nothing
    List<String> trace =
        trace(
            RULES,
            """
            far    region=coast cover=80 waiting=14 spent=100 faked=2 model=2 late=1
            grave  region=coast cover=80 waiting=14 spent=100 grave=1 idea=1
            closed region=coast cover=80 waiting=14 spent=100 closed=1
            """);
    assertThat(trace)
        .containsSequence(
            "far indicator spent 1 value 100 null spent.yaml:3:5",
            "far indicator spent 2 points 0 0 by the veto faked spent.yaml:3:5")
        .containsSequence(
            "far total total 5 rebased 50 null clinics.yaml:3:5",
            "far total total 6 bonus 0 model: none beside a veto clinics.yaml:30:5",
            "far total total 7 penalty 1 late clinics.yaml:30:5",
            "far total total 8 veto 2 faked: zero-indicator clinics.yaml:30:5",
            "far total total 9 total 49 null clinics.yaml:3:5")
        .containsSequence(
            "grave total total 5 rebased 100 null clinics.yaml:3:5",
            "grave total total 6 bonus 0 idea: none beside a veto clinics.yaml:30:5",
            "grave total total 7 veto 1 grave: lowest-grade clinics.yaml:30:5",
            "grave total total 8 total 100 null clinics.yaml:3:5",
            "grave total total 9 rank 1 null clinics.yaml:3:5",
            "grave total total 10 group-rank 1 of 3 in coast clinics.yaml:3:5",
            "grave total total 11 grade null poor clinics.yaml:3:5")
        .containsSequence(
            "closed total total 5 rebased 100 null clinics.yaml:3:5",
            "closed total total 6 veto 1 closed: zero-total clinics.yaml:30:5",
            "closed total total 7 total 0 null clinics.yaml:3:5")
        .contains(
            "far indicator cover 2 points 30 null cover.yaml:3:5",
            "grave indicator spent 2 points 50 null spent.yaml:3:5",
            "closed indicator spent 2 points 50 null spent.yaml:3:5");
  }

  @Test
  void namesAVetoWithoutEffectAlone() {
    RuleSet rules =
        rules(
            List.of(indicator("cover", "care", "100", target("80"))),
            List.of(veto("noted", null, null)),
            null);
    assertThat(trace(rules, "north region=coast cover=80 noted=3"))
        .contains("north total total 6 veto 3 noted clinics.yaml:30:5");
  }

  @Test
  void saysThatATownIsNotAssessed() {
    assertThat(trace(RULES, "ghost region=coast cover=n/a waiting=n/a spent=n/a model=1"))
        .containsExactly(
            "ghost indicator cover 1 value null not_applicable cover.yaml:3:5",
            "ghost indicator waiting 1 value null not_applicable waiting.yaml:3:5",
            "ghost indicator spent 1 value null not_applicable spent.yaml:3:5",
            "ghost total total 1 not-assessed null null clinics.yaml:3:5");
  }

  @Test
  void goesByUnitAndSaysWhoDecidedWhatInsteadOfWhichValue() {
    // north: 64 of 80 is 24 of 30 points
    assertThat(
            trace(
                RULES,
                """
                south region=coast cover=80 waiting=14  spent=100
                north region=coast cover=40 waiting=n/a spent=n/a
                """,
                correction("north", "cover", "64", "letter 7", 2),
                correction("south", "spent", null, "no office", 3),
                correction("north", "spent", null, "no office", 4)))
        .containsSubsequence(
            "north indicator cover 1 value 40 null cover.yaml:3:5",
            "north indicator cover 2 corrected 64 2024-12-01, Li: letter 7 (appeals.csv:2)"
                + " cover.yaml:3:5",
            "north indicator cover 3 points 24 null cover.yaml:3:5",
            "north indicator waiting 1 value null not_applicable waiting.yaml:3:5",
            "north indicator spent 1 value null not_applicable spent.yaml:3:5",
            "north indicator spent 2 corrected null not_applicable; 2024-12-01, Li: no office"
                + " (appeals.csv:4) spent.yaml:3:5",
            "north dimension care 1 part 24 cover cover.yaml:3:5",
            "south indicator spent 1 value 100 null spent.yaml:3:5",
            "south indicator spent 2 corrected null not_applicable; 2024-12-01, Li: no office"
                + " (appeals.csv:3) spent.yaml:3:5",
            "south indicator spent 3 points null not_applicable spent.yaml:3:5",
            "south dimension care 1 part 30 cover cover.yaml:3:5");
  }

  private static Correction correction(
      String unit, String indicator, @Nullable String value, String reason, int line) {
    return new Correction(
        unit,
        indicator,
        value == null ? null : decimal(value),
        "Li",
        LocalDate.of(2024, 12, 1),
        reason,
        new SourceLocation("appeals.csv", line, 0));
  }

  private static List<String> trace(RuleSet rules, String towns, Correction... corrections) {
    return Towns.read(rules, towns).trace(List.of(corrections));
  }
}
