package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.stage.SmallTables.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.core.composite.AdjustmentAmount;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.FundingSum;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.UnitPopulation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeIndicatorsTest {

  private static final List<Unit> UNITS =
      List.of(new Unit("n", "North", "hills"), new Unit("s", "South", "hills"), unit("ghost"));

  private static final String CLINIC =
      "district_code STRING, clinic_id STRING, beds BIGINT, budget DECIMAL(18,2), open BOOLEAN";

  private static Unit unit(String key) {
    return new Unit(key, key, "plain");
  }

  private static Dataset<Row> districts() {
    return table(
        "code STRING, name STRING, region STRING, residents BIGINT, poor BIGINT",
        """
        n     | North | hills | 2000 | 100
        s     | South | hills |    0 |
        ghost | Ghost | plain |  500 |  50
        """);
  }

  private static Dataset<Row> clinics() {
    return table(
        CLINIC,
        """
        n | c1 | 10 | 100.10 | true
        n | c2 | 20 | 200.20 | false
        n | c3 |    | 300.30 | true
        s | c4 |  0 |   0.01 | false
        x | c5 |  9 |   9.99 | true
        """);
  }

  private static ClinicRules rules() {
    return new ClinicRules().table("district", districts()).table("clinic", clinics());
  }

  private static List<String> values(ClinicRules rules) {
    return ComputeIndicators.computeIndicators(rules.queries(), UNITS).values().stream()
        .map(ComputeIndicatorsTest::line)
        .toList();
  }

  private static String line(IndicatorValue value) {
    return String.join(
        " ",
        value.indicator(),
        value.unit(),
        value.state().id(),
        plain(value.numerator()) + "/" + plain(value.denominator()),
        plain(value.value()));
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "-" : number.toPlainString();
  }

  @Test
  void countsAndAddsPerUnitExactly() {
    assertThat(
            values(
                rules()
                    .indicator("budget-per-clinic", "clinic", "sum(budget)", "count(*)")
                    .indicator("beds", "clinic", "sum(beds)", null)))
        .containsExactly(
            // 600.60 ÷ 3 = 200.20
            "budget-per-clinic n value 600.6/3 200.20",
            // 0.01 ÷ 1
            "budget-per-clinic s value 0.01/1 0.01",
            "budget-per-clinic ghost missing -/- -",
            "beds n value 30/- 30.00",
            "beds s value 0/- 0.00",
            "beds ghost missing -/- -");
  }

  @Test
  void appliesEachIndicatorsOwnConditionToEveryAggregateOfIt() {
    assertThat(
            values(
                rules()
                    .indicator("open-beds", "clinic", "open", "sum(beds)", "count(*)", null)
                    .indicator(
                        "big",
                        "clinic",
                        "beds >= 10",
                        "count_if(open)",
                        "count(DISTINCT beds)",
                        null)))
        .containsExactly(
            // c1 (10 beds) and c3 (unknown) are open
            "open-beds n value 10/2 5.00",
            // s has rows, but none is open: no sum, and nothing to divide by
            "open-beds s not_applicable -/0 -",
            "open-beds ghost missing -/- -",
            // c1 and c2 have 10 beds or more; one of them is open; 10 and 20
            "big n value 1/2 0.50",
            "big s not_applicable 0/0 -",
            "big ghost missing -/- -");
  }

  @Test
  void keepsAFilterThatAnAggregateHasItself() {
    assertThat(
            values(
                rules()
                    .indicator(
                        "f", "clinic", "open", "count(*) FILTER (WHERE beds > 5)", null, null)))
        .contains("f n value 1/- 1.00", "f s value 0/- 0.00");
  }

  @Test
  void asksTheUnitsOwnRowWhetherAnIndicatorApplies() {
    assertThat(
            values(
                rules()
                    .indicator("a", "clinic", null, "count(*)", null, "residents > 0")
                    // the number of poor people of s is unknown, so the condition is not true
                    .indicator("b", "clinic", null, "count(*)", null, "poor < 1000")))
        .containsExactly(
            "a n value 3/- 3.00",
            "a s not_applicable 1/- -",
            "a ghost missing -/- -",
            "b n value 3/- 3.00",
            "b s not_applicable 1/- -",
            "b ghost missing -/- -");
  }

  @Test
  void readsViewsParametersAndTheYearBefore() {
    assertThat(
            values(
                rules()
                    .table(
                        "previous.clinic",
                        table(CLINIC, "n | c1 | 4 | 1.00 | true\nn | c2 | 20 | 1.00 | true"))
                    .parameter("least", "5")
                    .view(
                        "grown",
                        """
                        SELECT now.district_code AS code, now.beds - before.beds AS more
                        FROM clinic AS now
                        JOIN previous.clinic AS before
                          ON now.district_code = before.district_code
                          AND now.clinic_id = before.clinic_id
                        """)
                    .view(
                        "by_district",
                        """
                        WITH enough AS (SELECT g.code, g.more FROM grown g WHERE g.more >= :least)
                        SELECT code, sum(more) AS total FROM enough GROUP BY code
                        """)
                    .indicator("grown-beds", "by_district", "max(total)", "count(*)")
                    .indicator("twice", "grown", "sum(more * :least)", null)))
        .containsExactly(
            // c1 grew by 10 − 4 = 6, c2 by 0
            "grown-beds n value 6/1 6.00",
            "grown-beds s missing -/- -",
            "grown-beds ghost missing -/- -",
            "twice n value 30/- 30.00",
            "twice s missing -/- -",
            "twice ghost missing -/- -");
  }

  @Test
  void aQuotientByZeroIsMissingAndDoesNotStopTheRun() {
    assertThat(values(rules().indicator("q", "clinic", "max(budget / beds)", null)))
        // 100.10 ÷ 10 = 200.20 ÷ 20 = 10.01; 0.01 ÷ 0 is null
        .containsExactly("q n value 10.01/- 10.01", "q s missing -/- -", "q ghost missing -/- -");
  }

  @Test
  void medianIsExact() {
    assertThat(values(rules().indicator("m", "clinic", "median(budget)", null)))
        .contains("m n value 200.2/- 200.20");
  }

  @Test
  void amountsOfAdjustmentsAreZeroWhereNothingCounts() {
    assertThat(
            ComputeIndicators.computeIndicators(
                    rules()
                        .bonus("open", "clinic", "open", "0.5 * count(*)")
                        .bonus("sum", "clinic", "open", "sum(beds)")
                        .queries(),
                    UNITS)
                .adjustments())
        .containsExactly(
            new AdjustmentAmount("n", "open", new BigDecimal("1")),
            new AdjustmentAmount("s", "open", BigDecimal.ZERO),
            new AdjustmentAmount("ghost", "open", BigDecimal.ZERO),
            new AdjustmentAmount("n", "sum", new BigDecimal("10")),
            new AdjustmentAmount("s", "sum", BigDecimal.ZERO),
            new AdjustmentAmount("ghost", "sum", BigDecimal.ZERO));
  }

  @Test
  void addsMoneyByUnitAndSource() {
    IndicatorValues values =
        ComputeIndicators.computeIndicators(
            rules()
                .table(
                    "money",
                    table(
                        "code STRING, source STRING, amount DECIMAL(18,2), share DECIMAL(5,4)",
                        """
                        n | state | 100.00 | 0.2500
                        n | city  |  50.00 |
                        n | state |   0.10 | 1.0000
                        n |       |   7.00 | 1.0000
                        x | state |   9.00 | 1.0000
                        """))
                .funding("money", "source", "amount", "amount * share")
                .queries(),
            UNITS);
    assertThat(values.fundingSums())
        .containsExactly(
            new FundingSum("n", "city", new BigDecimal("50"), BigDecimal.ZERO),
            // 100.00 × 0.25 + 0.10
            new FundingSum("n", "state", new BigDecimal("100.1"), new BigDecimal("25.1")));
    assertThat(values.populations())
        .containsExactly(
            new UnitPopulation("n", "hills", new BigDecimal("2000"), new BigDecimal("100")),
            new UnitPopulation("s", "hills", BigDecimal.ZERO, BigDecimal.ZERO),
            new UnitPopulation("ghost", "plain", new BigDecimal("500"), new BigDecimal("50")));
  }

  @Test
  void givesFiguresOfUnitsTheYearsOfEachApart() {
    IndicatorValues values =
        ComputeIndicators.computeIndicators(
            rules()
                .table(
                    "base",
                    table(
                        "code STRING, year INT, amount DECIMAL(18,2)",
                        """
                        n | 2020 | 100.00
                        n | 2019 |  50.00
                        n | 2019 |   0.50
                        n |      |   7.00
                        x | 2019 |   9.00
                        s | 2020 |
                        """))
                .figure("residents", "district", null, "sum(residents)")
                .figure("base", "base", "year", "sum(amount)")
                .funding("base", "code", "amount", "amount")
                .queries(),
            UNITS);
    // By hand: years of n apart, the row without a year left out, x is no unit, s has no amount.
    assertThat(values.figures())
        .containsExactly(
            new FigureValue("residents", "n", "", new BigDecimal("2000")),
            new FigureValue("residents", "s", "", BigDecimal.ZERO),
            new FigureValue("residents", "ghost", "", new BigDecimal("500")),
            new FigureValue("base", "n", "2019", new BigDecimal("50.5")),
            new FigureValue("base", "n", "2020", new BigDecimal("100")),
            new FigureValue("base", "s", "2020", null));
  }

  @Test
  void readsRowsOfMoneyByUnitKeyAndSource() {
    List<MoneyRow> rows =
        money(
            """
            s | p9 | state | 100.00 | 0.2500 | 60.10
            n | p2 | state |  -0.10 | 1.0000 |
            n | p1 | city  |  50.00 |        | 50.00
            n | p3 |       |   7.00 | 1.0000 |  7.00
            n | p4 | city  |        | 1.0000 |  7.00
            x | p5 | state |   9.00 | 1.0000 |  9.00
            """);
    // Without source (p3) or amount (p4), or of no unit (x): left out.
    assertThat(rows)
        .containsExactly(
            row("n", "p1", "city", "50", null, Map.of("spent", new BigDecimal("50"))),
            row("n", "p2", "state", "-0.1", new BigDecimal("1"), Map.of()),
            row(
                "s",
                "p9",
                "state",
                "100",
                new BigDecimal("0.25"),
                Map.of("spent", new BigDecimal("60.1"))));
  }

  /** Whatever order they come in. */
  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void ordersRowsOfMoneyByWhateverTellsThemApart(int sign) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "n | p1 | city | 50.00 |        | 1.00",
                "n | p1 | city | 50.00 | 0.5000 | 2.00",
                "n | p1 | city | 50.00 | 0.5000 | 3.00"));
    if (sign < 0) {
      Collections.reverse(lines);
    }

    List<MoneyRow> rows = money(String.join("\n", lines));

    assertThat(rows)
        .extracting(row -> String.valueOf(row.amounts().get("spent")))
        .containsExactly("1", "2", "3");
  }

  private static List<MoneyRow> money(String rows) {
    return ReadMoney.readMoney(
        rules()
            .table(
                "money",
                table(
                    "code STRING, id STRING, source STRING, amount DECIMAL(18,2),"
                        + " share DECIMAL(5,4), spent DECIMAL(18,2)",
                    rows))
            .money("id", "share", "spent", "spent")
            .funding("money", "source", "amount", "amount * share")
            .queries(),
        UNITS);
  }

  private static MoneyRow row(
      String unit,
      String key,
      String source,
      String amount,
      @Nullable BigDecimal share,
      Map<String, BigDecimal> amounts) {
    return new MoneyRow(
        unit,
        key,
        null,
        source,
        null,
        null,
        null,
        null,
        null,
        null,
        new BigDecimal(amount),
        share,
        false,
        amounts,
        null,
        null);
  }

  @Test
  void isOneJobHoweverManyTables() throws Exception {
    CollectTogether queries =
        rules()
            .indicator("a", "clinic", null, "count(*)", null, "residents > 0")
            .indicator("b", "district", "max(residents)", null)
            .queries();
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
          }
        };
    TestSpark.session().sparkContext().addSparkListener(counter);
    try {
      ComputeIndicators.computeIndicators(queries, UNITS);
      TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      TestSpark.session().sparkContext().removeSparkListener(counter);
    }
    assertThat(jobs).hasValue(1);
  }

  @Test
  void givesTheSameForAnyNumberOfPartitions() {
    ClinicRules one = rules();
    ClinicRules seven = rules().table("clinic", clinics().repartition(7));
    for (ClinicRules rules : List.of(one, seven)) {
      rules
          .indicator("a", "clinic", "avg(budget)", "sum(beds)")
          .indicator("b", "clinic", "open", "median(budget)", "count(DISTINCT clinic_id)", null)
          .bonus("c", "clinic", null, "sum(budget)");
    }
    assertThat(ComputeIndicators.computeIndicators(one.queries(), UNITS))
        .isEqualTo(ComputeIndicators.computeIndicators(seven.queries(), UNITS));
  }
}
