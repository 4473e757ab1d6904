package org.districtassessment.core.targeting.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.question.CarriedOver.State;
import org.districtassessment.core.targeting.question.FinancedTwice.Way;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expected numbers are worked out by hand from the rows of each test; the year is 2018. */
class DisciplineTest {

  private static final DisciplineRule.Queue WORDS =
      new DisciplineRule.Queue("words", Text.same("Words"), List.of("word"), Grants.AT);

  @Test
  void moneyIsAsOldAsTheWholeYearsFromItsDayToTheEndOfTheYear() {
    List<MoneyRow> rows =
        List.of(
            left("1", "2018-12-31", false),
            left("2", "2018-01-01", false),
            // One day less than a year, then a year to the day.
            left("4", "2018-01-01", true),
            left("8", "2017-12-31", true),
            left("16", "2017-01-01", true),
            left("32", "2016-12-31", true),
            left("64", "2010-05-05", null),
            left("128", null, false),
            // Nothing left, and more spent than there was.
            left("0", "2018-01-01", false),
            left("-5", "2018-01-01", false));
    assertThat(of(rows, List.of()).carriedOver())
        .extracting(
            CarriedOver::state,
            CarriedOver::from,
            CarriedOver::below,
            CarriedOver::rows,
            each -> each.amount().toPlainString())
        .containsExactly(
            tuple(State.CARRIED_OVER, 0, 1, 2, "3"),
            tuple(State.CARRIED_OVER, null, null, 1, "128"),
            tuple(State.SURPLUS, 0, 1, 1, "4"),
            tuple(State.SURPLUS, 1, 2, 2, "24"),
            tuple(State.SURPLUS, 2, null, 1, "32"),
            tuple(State.UNKNOWN, 2, null, 1, "64"));
  }

  @Test
  void aDayAfterTheEndOfTheYearAndAWordThatIsNoDayAreTold() {
    List<MoneyRow> rows = List.of(left("1", "2019-03-01", false), left("2", "soon", false));
    assertThat(of(rows, List.of()).carriedOver())
        .extracting(CarriedOver::from, CarriedOver::rows)
        .containsExactly(tuple(0, 1), tuple(null, 1));
  }

  @Test
  void whatIsToBeReviewedComesWithItsStatusAndItsMoneyTheMostFirst() {
    List<MoneyRow> rows =
        List.of(part("a", "p1", "s", null, "100", null), part("b", "p1", "t", null, "900", null));
    List<Doubt> doubts =
        List.of(
            new Doubt("a1", "word", "a", "p1", "cars", AnomalyStatus.CONFIRMED),
            new Doubt("a2", "word", "b", "p1", "cars", AnomalyStatus.OPEN),
            new Doubt("a3", "word", "b", "gone", "", AnomalyStatus.NEW),
            new Doubt("a4", "other", "b", "p1", "", AnomalyStatus.NEW));
    assertThat(of(rows, doubts).queued())
        .extracting(
            each -> each.doubt().anomaly(),
            each -> each.doubt().status(),
            Queued::source,
            each -> each.amount() == null ? "none" : each.amount().toPlainString())
        .containsExactly(
            tuple("a2", AnomalyStatus.OPEN, "t", "900"),
            tuple("a1", AnomalyStatus.CONFIRMED, "s", "100"),
            tuple("a3", AnomalyStatus.NEW, null, "none"));
  }

  @Test
  void aWholeInTwoUnitsIsTwiceByWhatAllButTheGreatestHave() {
    List<MoneyRow> rows =
        List.of(
            part("a", "p1", "s", "w", "100", null),
            part("a", "p2", "t", "w", "50", null),
            part("b", "p1", "s", "w", "120", null),
            part("b", "p9", "s", null, "120", null));
    assertThat(of(rows, List.of()).financedTwice())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.way()).isEqualTo(Way.UNITS);
              assertThat(one.units()).containsExactly("a", "b");
              assertThat(one.sources()).containsExactly("s", "t");
              assertThat(one.amount()).isEqualByComparingTo("270");
              assertThat(one.twice()).isEqualByComparingTo("120");
              assertThat(one.total()).isNull();
            });
  }

  @Test
  void sourcesThatAddUpToMoreThanTheWholeAreTwiceByTheExcess() {
    List<MoneyRow> rows =
        List.of(
            part("a", "p1", "s", "w", "100", "140"),
            part("a", "p2", "t", "w", "60", "140"),
            // Within the tolerance of 1, and less than the whole.
            part("a", "p3", "s", "v", "101", "100"),
            part("a", "p4", "s", "u", "10", "100"));
    assertThat(of(rows, List.of()).financedTwice())
        .extracting(FinancedTwice::way, FinancedTwice::whole, each -> each.twice().toPlainString())
        .containsExactly(tuple(Way.ABOVE_TOTAL, "w", "20"));
  }

  @Test
  void oneSourceTwiceAtOnePlaceIsTwiceByAllRowsButTheGreatest() {
    List<MoneyRow> rows =
        List.of(
            part("a", "p1", "s", "w", "100", "500"),
            part("a", "p2", "s", "w", "60", "500"),
            part("a", "p3", "s", "w", "40", "500"));
    List<Doubt> doubts = List.of(new Doubt("a1", "double", "a", "p2", "", AnomalyStatus.DISMISSED));
    assertThat(of(rows, doubts).financedTwice())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.way()).isEqualTo(Way.SOURCE);
              assertThat(one.rows()).isEqualTo(3);
              assertThat(one.twice()).isEqualByComparingTo("100");
              assertThat(one.statuses()).containsExactly(AnomalyStatus.DISMISSED);
            });
  }

  @Test
  void moneyTakenBackIsNotGivenTwice() {
    List<MoneyRow> rows =
        List.of(part("a", "p1", "s", "w", "100", null), part("b", "p1", "s", "w", "-100", null));
    assertThat(of(rows, List.of()).financedTwice()).isEmpty();
  }

  private static Discipline of(List<MoneyRow> rows, List<Doubt> doubts) {
    DisciplineRule rule =
        new DisciplineRule(
            new DisciplineRule.CarryOver("left", List.of(1, 2), false, "made up"),
            List.of(WORDS),
            new DisciplineRule.DoubleFinancing("total", BigDecimal.ONE, List.of("double")),
            Grants.AT);
    return Discipline.of(new FundingData(2018, Grants.units(), rows, List.of()), doubts, rule);
  }

  private static MoneyRow left(String amount, @Nullable String since, @Nullable Boolean finished) {
    return row("a", "p", "s", null, since, finished, "1000", Map.of("left", amount));
  }

  private static MoneyRow part(
      String unit,
      String key,
      String source,
      @Nullable String whole,
      String amount,
      @Nullable String total) {
    return row(
        unit,
        key,
        source,
        whole,
        null,
        null,
        amount,
        total == null ? Map.of() : Map.of("total", total));
  }

  private static MoneyRow row(
      String unit,
      String key,
      String source,
      @Nullable String whole,
      @Nullable String since,
      @Nullable Boolean finished,
      String amount,
      Map<String, String> amounts) {
    return new MoneyRow(
        unit,
        key,
        null,
        source,
        null,
        null,
        null,
        whole,
        since,
        finished,
        new BigDecimal(amount),
        null,
        false,
        amounts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> new BigDecimal(each.getValue()))),
        null,
        null);
  }
}
