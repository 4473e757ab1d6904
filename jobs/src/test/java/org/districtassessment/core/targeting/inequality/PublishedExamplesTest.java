package org.districtassessment.core.targeting.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.districtassessment.core.targeting.inequality.Orientation.LEAST_FIRST;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.districtassessment.core.targeting.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that others printed; {@code SOURCES.md} beside the data says who and where. */
class PublishedExamplesTest {

  @Test
  void reproducesAGroupedConcentrationIndexAndItsError() throws IOException {
    RankedValues births = ranked(Table.read("births-by-quintile.csv"), "births");

    // The package prints the index times the mean.
    double mean = births.mean();
    assertThat(number(ConcentrationIndex.concentrationIndex(births)) * mean)
        .isCloseTo(4.30052, within(5e-6));
    assertThat(number(ConcentrationError.classical(births)) * mean)
        .isCloseTo(1.284031, within(5e-7));
  }

  @Test
  void reproducesAnIndexOfTiedRowsInWhateverOrderTheyCome() throws IOException {
    Table births = Table.read("births-by-attendance.csv");
    RankedValues ranked = ranked(births, "weight");
    double index = number(ConcentrationIndex.concentrationIndex(ranked));

    assertThat(index * ranked.mean()).isCloseTo(0.07801353, within(5e-9));
    for (long seed = 1; seed <= 50; seed++) {
      RankedValues shuffled = ranked(births.shuffled(seed), "weight");
      assertThat(ConcentrationIndex.concentrationIndex(shuffled))
          .as("the same bits in shuffle %s", seed)
          .isEqualTo(Measurement.of(index));
    }
  }

  @ParameterizedTest(name = "Mexico {0}: {1} = {2} + {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # year | total      | between    | within
            1940 | 0.20894344 | 0.0345889  | 0.17435454
            1950 | 0.15222451 | 0.02816853 | 0.12405598
            1960 | 0.10472941 | 0.05260921 | 0.0521202
            1970 | 0.10194725 | 0.05931219 | 0.04263506
            1980 | 0.09560113 | 0.03205257 | 0.06354856
            1990 | 0.10511256 | 0.02963731 | 0.07547525
            2000 | 0.10660832 | 0.03635872 | 0.0702496
          """)
  void reproducesTheilBetweenAndWithinRegions(
      String year, double total, double between, double within) throws IOException {
    Table states = Table.read("mexico-states.csv");
    double[] equal = new double[states.rows().size()];
    Arrays.fill(equal, 1);

    Decomposition theil = Entropy.theil(states.numbers(year), equal, states.texts("region"));

    assertThat(number(theil.total())).isCloseTo(total, within(5.1e-9));
    assertThat(number(theil.between())).isCloseTo(between, within(5.1e-9));
    assertThat(number(theil.within())).isCloseTo(within, within(5.1e-9));
    assertThat(theil.groups()).hasSize(5);
  }

  @Test
  void reproducesAKakwaniIndex() throws IOException {
    Table homes = Table.read("assessed-homes.csv");
    double[] assessed = homes.numbers("assessed");
    double[] price = homes.numbers("price");
    double[] equal = IntStream.range(0, price.length).mapToDouble(i -> 1).toArray();

    double kakwani =
        number(
            Kakwani.kakwani(
                RankedValues.of(assessed, price, Orientation.LEAST_FIRST, equal),
                Gini.gini(price, equal)));
    double gini = number(Gini.gini(price, equal));

    assertThat(kakwani).isCloseTo(-0.06, within(0.005));
    assertThat((kakwani + gini) / gini).as("C ÷ G").isCloseTo(0.794, within(0.0005));
  }

  /** Example of {@code ineq::ineq} in R, as repeated in the tests of mgoeminne/scalar-ineq. */
  @Test
  void reproducesAGiniCoefficientAndItsCorrection() {
    double[] incomes = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};
    double[] equal = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    assertThat(number(Gini.gini(incomes, equal))).isCloseTo(0.4620911, within(5e-8));
    assertThat(number(Gini.giniOfSmallSample(incomes, equal))).isCloseTo(0.5134346, within(5e-8));
  }

  private static RankedValues ranked(Table table, String weight) {
    return RankedValues.of(
        table.numbers("attended"), table.numbers("quintile"), LEAST_FIRST, table.numbers(weight));
  }

  private static double number(Measurement measurement) {
    return measurement.value().orElseThrow();
  }
}
