package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.inequality.ConcentrationIndex;
import org.districtassessment.core.targeting.inequality.Gini;
import org.districtassessment.core.targeting.inequality.Kakwani;
import org.districtassessment.core.targeting.inequality.NeedElasticity;
import org.districtassessment.core.targeting.inequality.Orientation;
import org.districtassessment.core.targeting.inequality.RankedValues;
import org.districtassessment.core.targeting.question.FundingAnswers.Extent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Publications hold no households, only what drawing them anew does to the mean of a unit. Here the
 * intervals made from that are compared with those of a bootstrap of the households themselves:
 * twelve units of 300 households of one to five persons, with incomes that lie so near each other
 * that samples change their order. Each unit has one row of money from a source of its own, so that
 * drawing rows changes nothing.
 */
class HouseholdDrawsTest {

  private static final int UNITS = 12;
  private static final int HOUSEHOLDS = 300;
  private static final int SAMPLES = 2000;

  private final double[][] incomes = new double[UNITS][HOUSEHOLDS];
  private final double[][] sizes = new double[UNITS][HOUSEHOLDS];
  private final double[] money = new double[UNITS];
  private final double[] people = new double[UNITS];

  HouseholdDrawsTest() {
    SplittableRandom random = new SplittableRandom(20210009);
    for (int u = 0; u < UNITS; u++) {
      for (int h = 0; h < HOUSEHOLDS; h++) {
        sizes[u][h] = 1 + random.nextInt(5);
        incomes[u][h] = sizes[u][h] * (10_000 + 250 * u) * Math.exp(0.5 * random.nextGaussian());
        people[u] += sizes[u][h];
      }
      money[u] = 100 + 30 * random.nextDouble() + 8 * u;
    }
  }

  @Test
  void intervalsAreThoseOfABootstrapOfTheHouseholdsThemselves() {
    List<Measured> measured =
        FundingAnswers.of(data(), questions("variance"), 3, Extent.PARTS).measures();
    likeHouseholds(
        measured,
        "concentration-index",
        need -> value(ConcentrationIndex.concentrationIndex(ranked(need))));
    likeHouseholds(
        measured,
        "kakwani-index",
        need -> value(Kakwani.kakwani(ranked(need), Gini.gini(need, people))));
    likeHouseholds(measured, "need-elasticity", this::elasticity);
  }

  @Test
  void onlyMeasuresThatNeedEntersAllowForHouseholds() {
    List<Measured> measured =
        FundingAnswers.of(data(), questions("variance"), 3, Extent.PARTS).measures();
    assertThat(find(measured, "gini-index").drawn()).isEqualTo(Measured.PROJECTS);
    assertThat(find(measured, "theil").drawn()).isEqualTo(Measured.PROJECTS);
    assertThat(find(measured, "kakwani-index").drawn()).isEqualTo(Measured.PROJECTS_AND_HOUSEHOLDS);
  }

  @Test
  void withoutAVarianceNothingOfTheNeedIsDrawn() {
    List<Measured> measured =
        FundingAnswers.of(data(), questions(null), 3, Extent.PARTS).measures();
    Measured index = find(measured, "concentration-index");
    assertThat(index.drawn()).isEqualTo(Measured.PROJECTS);
    assertThat(index.low()).isEqualTo(index.value()).isEqualTo(index.high());
  }

  private void likeHouseholds(
      List<Measured> measured, String measure, ToDoubleFunction<double[]> ofNeed) {
    double[] samples = new double[SAMPLES];
    SplittableRandom random = new SplittableRandom(1);
    for (int s = 0; s < SAMPLES; s++) {
      double[] need = new double[UNITS];
      for (int u = 0; u < UNITS; u++) {
        double income = 0;
        double persons = 0;
        for (int h = 0; h < HOUSEHOLDS; h++) {
          int drawn = random.nextInt(HOUSEHOLDS);
          income += incomes[u][drawn];
          persons += sizes[u][drawn];
        }
        need[u] = income / persons;
      }
      samples[s] = ofNeed.applyAsDouble(need);
    }
    Arrays.sort(samples);
    double low = samples[SAMPLES / 40];
    double high = samples[SAMPLES - SAMPLES / 40];
    Measured row = find(measured, measure);
    // Each limit of 2,000 samples has an error of about a thirtieth of the width.
    assertThat(value(row.low())).as(measure).isCloseTo(low, within(0.1 * (high - low)));
    assertThat(value(row.high())).as(measure).isCloseTo(high, within(0.1 * (high - low)));
  }

  private double elasticity(double[] need) {
    List<NeedElasticity.Unit> units = new ArrayList<>();
    double[] perHead = perHead();
    for (int u = 0; u < UNITS; u++) {
      units.add(new NeedElasticity.Unit("u" + u, need[u], perHead[u], people[u]));
    }
    return value(NeedElasticity.of(units).elasticity());
  }

  private RankedValues ranked(double[] need) {
    return RankedValues.of(perHead(), need, Orientation.LEAST_FIRST, people);
  }

  private double[] perHead() {
    return IntStream.range(0, UNITS).mapToDouble(u -> money[u] / people[u]).toArray();
  }

  private static double value(@Nullable Measurement measurement) {
    return requireNonNull(measurement).value().orElseThrow();
  }

  private static Measured find(List<Measured> measured, String measure) {
    return measured.stream()
        .filter(each -> each.measure().equals(measure) && each.source().equals("all"))
        .filter(each -> each.level().equals("all") && each.category().equals("all"))
        .findFirst()
        .orElseThrow();
  }

  private FundingData data() {
    List<FundingData.Unit> units = new ArrayList<>();
    List<MoneyRow> rows = new ArrayList<>();
    List<FigureValue> figures = new ArrayList<>();
    for (int u = 0; u < UNITS; u++) {
      String unit = "u%02d".formatted(u);
      units.add(new FundingData.Unit(unit, unit, "one", null, null));
      rows.add(
          Grants.row(unit, "source " + unit, "p", BigDecimal.valueOf(money[u]), BigDecimal.ONE));
      double income = Arrays.stream(incomes[u]).sum();
      double mean = income / people[u];
      double squares = 0;
      for (int h = 0; h < HOUSEHOLDS; h++) {
        squares += Math.pow(incomes[u][h] - mean * sizes[u][h], 2);
      }
      figures.add(new FigureValue("income", unit, "", BigDecimal.valueOf(mean)));
      figures.add(new FigureValue("people", unit, "", BigDecimal.valueOf(people[u])));
      figures.add(
          new FigureValue(
              "variance", unit, "", BigDecimal.valueOf(squares / people[u] / people[u])));
    }
    return new FundingData(2018, units, rows, figures);
  }

  private static FundingQuestions questions(@Nullable String variance) {
    return Grants.questions(
        List.of(),
        new Need("income", "people", variance, Neediest.LOWEST, Grants.AT),
        new Resampling(SAMPLES, new BigDecimal("0.95")));
  }
}
