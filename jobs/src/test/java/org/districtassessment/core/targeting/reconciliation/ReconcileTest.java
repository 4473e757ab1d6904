package org.districtassessment.core.targeting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileTest {

  private static final MatchRules RULES = new MatchRules(0.6, 30, new BigDecimal("0.01"));

  private static final List<Entry> HERE =
      entries(
          """
          h1 | P1 | Tea garden road  | 2024-03-01 | 100.00
          h2 | P2 | Village water    | 2024-04-01 | 200.00
          h3 |    | 柑橘产业园建设项目 | 2024-05-01 | 300.00
          h4 | P4 | Pig farm         | 2024-06-01 | 400.00
          h5 |    | Night school     | 2024-01-01 | 500.00
          """);

  private static final List<Entry> THERE =
      entries(
          """
          t1 | P1 | TEA GARDEN ROAD  | 2024-03-09 | 100.01
          t2 | P2 | Village water    | 2024-04-01 | 190.00
          t3 | X9 | 柑橘产业园项目    | 2024-05-11 | 300.00
          t4 | X8 | Fish pond        | 2024-06-01 | 400.00
          t5 | X7 | Night school     | 2024-06-01 | 500.00
          """);

  /** h3 and t3 share 柑橘 橘产 产业 业园 项目 of 8 and 6 pairs: 2 × 5 ÷ 14 = 0.714. */
  @Test
  void pairsByIdThenByNameAndDate() {
    assertThat(Reconcile.reconcile(HERE, THERE, RULES))
        .extracting(ReconcileTest::shown)
        .containsExactly(
            "h1 t1 matched",
            "h2 t2 amount-differs 10.00",
            "h3 t3 matched ~0.714",
            "h4 - only-here",
            "h5 - only-here",
            "- t4 only-there",
            "- t5 only-there");
  }

  @Test
  void doesNotDependOnTheOrderOfRows() {
    List<Reconciled> expected = Reconcile.reconcile(HERE, THERE, RULES);
    for (long seed = 0; seed < 20; seed++) {
      List<Entry> here = new ArrayList<>(HERE);
      List<Entry> there = new ArrayList<>(THERE);
      Collections.shuffle(here, new Random(seed));
      Collections.shuffle(there, new Random(seed + 100));
      assertThat(Reconcile.reconcile(here, there, RULES)).isEqualTo(expected);
    }
  }

  /** Both are as similar as can be; t1 is nearer in time, so the later one is left. */
  @Test
  void takesTheNearestDateOfEqualNames() {
    List<Entry> here = entries("h1 | | Bridge | 2024-03-01 | 100");
    List<Entry> there =
        entries(
            """
            t0 | | Bridge | 2024-03-20 | 100
            t1 | | Bridge | 2024-03-02 | 100
            t2 | | Bridge |            | 100
            """);

    assertThat(Reconcile.reconcile(here, there, RULES))
        .extracting(ReconcileTest::shown)
        .containsExactly("h1 t1 matched ~1.000", "- t0 only-there", "- t2 only-there");
  }

  @Test
  void pairsEntriesOfOneIdInTheOrderOfTheirKeys() {
    List<Entry> here =
        entries("h1 | P1 | Road | 2024-03-01 | 60\nh2 | P1 | Road | 2024-03-01 | 40");
    List<Entry> there = entries("t1 | P1 | Road | 2024-03-01 | 60");

    assertThat(Reconcile.reconcile(here, there, RULES))
        .extracting(ReconcileTest::shown)
        .containsExactly("h1 t1 matched", "h2 - only-here");
  }

  @Test
  void refusesAKeyThatComesTwice() {
    List<Entry> twice = entries("h1 | | a | | 1\nh1 | | b | | 2");
    assertThatThrownBy(() -> Reconcile.reconcile(twice, List.of(), RULES))
        .hasMessage("Two entries with the key h1");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # one  | other  | similarity, by hand
          night  | nacht  | 0.25
          Road 2 | ｒｏａｄ－２ | 1
          a      | A      | 1
          a      | ab     | 0
          aaaa   | aa     | 0.5
          ...    | ...    | 0
          """)
  void comparesNamesByPairsOfCharacters(String one, String other, double similarity) {
    assertThat(new NameSimilarity(one).to(new NameSimilarity(other)))
        .isCloseTo(similarity, within(1e-12));
  }

  private static List<Entry> entries(String text) {
    return text.lines()
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::trim).toList())
        .map(
            cells ->
                new Entry(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3).isEmpty() ? null : LocalDate.parse(cells.get(3)),
                    new BigDecimal(cells.get(4))))
        .toList();
  }

  private static String shown(Reconciled row) {
    return (row.here() == null ? "-" : row.here().key())
        + " "
        + (row.there() == null ? "-" : row.there().key())
        + " "
        + row.outcome().code()
        + (row.outcome() == Reconciled.Outcome.AMOUNT_DIFFERS ? " " + row.difference() : "")
        + (row.similarity() == null ? "" : String.format(Locale.ROOT, " ~%.3f", row.similarity()));
  }
}
