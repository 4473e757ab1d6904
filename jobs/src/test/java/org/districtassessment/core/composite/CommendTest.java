package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.veto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may be commended. Towns have the grade excellent from 90, good from 80. */
class CommendTest {

  private static final List<Adjustment> VETOES =
      List.of(
          veto("C", VetoEffect.CAP_GRADE, "good"),
          veto("L", VetoEffect.LOWEST_GRADE, null),
          veto("Z", VetoEffect.ZERO_INDICATOR, "visits"));

  @ParameterizedTest(name = "{0} of {1}, ties {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # share | rounding | ties | totals          | reasons | because
          1       | floor | exclude | a95 b85 c70     | a candidate, b candidate, c grade-below | excellent and good
          0.5     | floor | exclude | a95 b94 c93 d70 | a candidate, b candidate, c quota-full, d grade-below | 2 places of 4
          0.5     | floor | exclude | a95 b94 c93     | a candidate, b quota-full, c quota-full | 1.5 places, down
          0.5     | ceil  | exclude | a95 b94 c93     | a candidate, b candidate, c quota-full | 1.5 places, up
          0.5     | floor | include | a95 b94 c94 d70 | a candidate, b candidate, c candidate, d grade-below | a tie at the boundary, all in
          0.5     | floor | exclude | a95 b94 c94 d70 | a candidate, b quota-full, c quota-full, d grade-below | a tie at the boundary, all out
          0.2     | floor | include | a95 b94 c93 d92 | a quota-full, b quota-full, c quota-full, d quota-full | 0.8 places, down
          0.5     | floor | exclude | a95C b94 c93 d70 | a grade-capped, b candidate, c candidate, d grade-below | a cap bars, yet counts for n
          0.5     | floor | exclude | a95L b94 c93 d70 | a vetoed, b candidate, c candidate, d grade-below | a veto bars
          0.5     | floor | exclude | a95Z b94 c93 d70 | a vetoed, b candidate, c candidate, d grade-below | not even one on an indicator
          0.5     | floor | exclude | a95CZ b94 c93 d70 | a vetoed, b candidate, c candidate, d grade-below | a veto beside a cap
          0.5     | floor | exclude | a70L b94 c60 d50 | a vetoed, b candidate, c grade-below, d grade-below | the veto is said first
          """)
  void goesByGradeVetoAndQuota(
      String share, String rounding, String ties, String totals, String reasons) {
    Quota quota = new Quota(decimal(share), false, rounding.equals("ceil"), ties.equals("include"));
    assertThat(reasons(commendation(quota, null, null), totals)).isEqualTo(reasons);
  }

  @Test
  void countsTheQuotaWithinEachGroup() {
    // a to c are one group and x to z another, each with ⌊0.4 × 3⌋ = 1 place
    Quota quota = new Quota(decimal("0.4"), true, false, false);
    assertThat(reasons(commendation(quota, null, null), "a92 b91 c90 x99 y98 z97"))
        .isEqualTo(
            "a candidate, b quota-full, c quota-full, x candidate, y quota-full, z quota-full");
  }

  @Test
  void wantsTheLeastTotalBesideTheGrade() {
    assertThat(reasons(commendation(null, "84.50", null), "a84.50 b84.49 c79"))
        .isEqualTo("a candidate, b total-below, c grade-below");
  }

  @Test
  void isBarredByTheVetoesThatAreNamed() {
    assertThat(reasons(commendation(null, null, List.of("L")), "a95Z b95C c95L"))
        .isEqualTo("a candidate, b candidate, c vetoed");
    assertThat(reasons(commendation(null, null, List.of()), "a95L")).isEqualTo("a candidate");
  }

  @Test
  void showsTheCasesOfEachUnitOnceAndSorted() {
    List<Commendation> rows =
        Commend.commend(
            rules(commendation(null, null, null)),
            cards("a95 b70"),
            Map.of("a", List.of("z-2", "b-1", "z-2"), "ghost", List.of("g-1")));
    assertThat(rows)
        .extracting(Commendation::cases)
        .containsExactly(List.of("b-1", "z-2"), List.of());
  }

  @Test
  void commendsNobodyWithoutRules() {
    assertThat(Commend.commend(rules(null), cards("a95"), Map.of())).isEmpty();
  }

  private static String reasons(CommendationRules commendation, String totals) {
    return Commend.commend(rules(commendation), cards(totals), Map.of()).stream()
        .map(row -> row.card().unit().key() + " " + row.reason().id())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static RuleSet rules(@Nullable CommendationRules commendation) {
    return TownRules.commending(TownRules.rules(List.of(), VETOES, null), commendation);
  }

  private static CommendationRules commendation(
      @Nullable Quota quota, @Nullable String least, @Nullable List<String> bars) {
    return new CommendationRules(
        Text.same("Commendation"),
        List.of(),
        List.of("excellent", "good"),
        quota,
        least == null ? null : decimal(least),
        bars,
        null,
        true,
        "made up",
        TownRules.place("clinics.yaml", 50));
  }

  /** Towns as {@code a95C}: key, total, ids of vetoes; those from n on are the second group. */
  private static Scorecards cards(String totals) {
    List<Scorecard> cards = new ArrayList<>();
    for (String town : List.of(totals.split(" "))) {
      String key = town.substring(0, 1);
      String total = town.replaceAll("[^0-9.]", "");
      List<String> vetoes =
          town.substring(1)
              .chars()
              .filter(Character::isLetter)
              .mapToObj(Character::toString)
              .toList();
      cards.add(
          new Scorecard(
              new Unit(key, key, key.compareTo("n") < 0 ? "first" : "second"),
              1,
              1,
              1,
              grade(Double.parseDouble(total)),
              decimal(total),
              decimal(total),
              decimal("100"),
              new TreeMap<>(),
              decimal("0"),
              decimal("0"),
              vetoes,
              null,
              null));
    }
    return new Scorecards(cards, List.of(), null);
  }

  private static String grade(double total) {
    if (total >= 90) {
      return "excellent";
    }

    return total >= 80 ? "good" : "fair";
  }
}
