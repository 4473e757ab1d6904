package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.question.FundingAnswers.Extent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rows of money with tilts of known size, through all that the command {@code funding} asks of a
 * publication: 300 projects of each of three sources in four units, 30% of whose people are the
 * target population.
 *
 * <p>Amounts are log-normal with σ = 0.6. A project serves the target population alone with
 * probability q, otherwise by a share that is uniform in [0, 0.2], so the targeted share of money
 * is q + 0.1(1 − q), and q = (0.3 τ − 0.1) ÷ 0.9 plants the tilt τ. The per-capita ratio is then
 * τ(1 − 0.3) ÷ (1 − 0.3 τ).
 */
class PlantedFundingTest {

  private static final Map<String, Double> TILTS = Map.of("s", 0.8, "t", 1.2, "u", 2.0);
  private static final int PROJECTS = 300;
  private static final int POPULATIONS = 1000;

  @Test
  void intervalsOfEverySourceCoverWhatWasPlantedInNinetyThreeToNinetySevenOfAHundred() {
    Map<String, Integer> tilt = new TreeMap<>();
    Map<String, Integer> perCapita = new TreeMap<>();
    Map<String, Double> sums = new TreeMap<>();
    for (int i = 0; i < POPULATIONS; i++) {
      List<Measured> measured = FundingAnswers.of(data(i), questions(), i, Extent.PARTS).measures();
      TILTS.forEach(
          (source, planted) -> {
            Measured ratio = find(measured, "tilt-ratio", source);
            tilt.merge(source, covers(ratio, planted), Integer::sum);
            sums.merge(source, ratio.value().value().orElseThrow(), Double::sum);
            double heads = planted * 0.7 / (1 - 0.3 * planted);
            perCapita.merge(
                source, covers(find(measured, "per-capita-ratio", source), heads), Integer::sum);
          });
    }

    TILTS.forEach(
        (source, planted) -> {
          assertThat(tilt.get(source)).as("tilt of %s", source).isBetween(930, 970);
          assertThat(perCapita.get(source)).as("per head of %s", source).isBetween(930, 970);
          assertThat(sums.getOrDefault(source, 0.0) / POPULATIONS)
              .isCloseTo(planted, within(0.02 * planted));
        });
  }

  private static int covers(Measured measured, double planted) {
    return limit(measured.low()) <= planted && planted <= limit(measured.high()) ? 1 : 0;
  }

  private static double limit(@Nullable Measurement measurement) {
    return requireNonNull(measurement).value().orElseThrow();
  }

  private static Measured find(List<Measured> measured, String measure, String source) {
    return measured.stream()
        .filter(each -> each.measure().equals(measure) && each.source().equals(source))
        .filter(each -> each.level().equals("all") && each.category().equals("all"))
        .findFirst()
        .orElseThrow();
  }

  private static FundingData data(long seed) {
    Random random = new Random(seed);
    List<FundingData.Unit> units = new ArrayList<>();
    List<FigureValue> figures = new ArrayList<>();
    for (String unit : List.of("a", "b", "c", "d")) {
      units.add(new FundingData.Unit(unit, unit, "one", null, null));
      figures.add(new FigureValue("everybody", unit, "", new BigDecimal("1000")));
      figures.add(new FigureValue("target", unit, "", new BigDecimal("300")));
    }
    List<MoneyRow> rows = new ArrayList<>();
    for (String source : List.of("s", "t", "u")) {
      double alone = (TILTS.getOrDefault(source, 0.0) * 0.3 - 0.1) / 0.9;
      for (int i = 0; i < PROJECTS; i++) {
        double share = random.nextDouble() < alone ? 1 : 0.2 * random.nextDouble();
        double amount = Math.exp(0.6 * random.nextGaussian());
        rows.add(
            Grants.row(
                units.get(i % 4).key(),
                source,
                source + i,
                BigDecimal.valueOf(amount),
                BigDecimal.valueOf(share)));
      }
    }
    return new FundingData(2018, units, rows, figures);
  }

  private static FundingQuestions questions() {
    return Grants.questions(
        List.of(Grants.PEOPLE), null, new Resampling(150, new BigDecimal("0.95")));
  }
}
