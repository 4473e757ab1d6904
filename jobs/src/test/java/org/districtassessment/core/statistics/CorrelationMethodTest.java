package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.districtassessment.core.statistics.CorrelationMethod.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Expected numbers are by hand, from the example of R's {@code ?cor.test} (Hollander and Wolfe,
 * 1973, p. 185), or from SciPy 1.17.1: {@code pearsonr, spearmanr, kendalltau(method="exact" |
 * "asymptotic")}.
 */
class CorrelationMethodTest {

  @ParameterizedTest(name = "{0} of {1} and {2}: {3}, p {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # method | one             | other             | coefficient        | p
          PEARSON  | 1 2 3 4 5       | 2 1 4 3 5         | 0.8                | 0.10408803866182782
          SPEARMAN | 1 2 3 4 5       | 2 1 4 3 5         | 0.8                | 0.10408803866182782
          # 8 of 10 pairs concordant; 1 + 4 + 9 of 120 orders have two inversions or fewer, twice
          KENDALL  | 1 2 3 4 5       | 2 1 4 3 5         | 0.6                | 0.23333333333333334
          # ties: the normal approximation
          PEARSON  | 1 2 2 3 4 4 4 5 | 1 1 3 2 2 5 5 5   | 0.7724286843289985 | 0.024664063478054624
          SPEARMAN | 1 2 2 3 4 4 4 5 | 1 1 3 2 2 5 5 5   | 0.7834553828416796 | 0.0214410603166532
          KENDALL  | 1 2 2 3 4 4 4 5 | 1 1 3 2 2 5 5 5   | 0.6810052246069991 | 0.032086109648564086
          # one cell of each missing: the first example again
          PEARSON  | 1 2 9 3 4 5 NaN | 2 1 NaN 4 3 5 0   | 0.8                | 0.10408803866182782
          SPEARMAN | 1 2 9 3 4 5 NaN | 2 1 NaN 4 3 5 0   | 0.8                | 0.10408803866182782
          KENDALL  | 1 2 9 3 4 5 NaN | 2 1 NaN 4 3 5 0   | 0.6                | 0.23333333333333334
          # in line, and against it
          PEARSON  | 1 2 3           | 0.1 0.2 0.3       | 1                  | 0
          PEARSON  | 1 2 3           | 0.3 0.2 0.1       | -1                 | 0
          SPEARMAN | 1 2 3           | 1 10 1000         | 1                  | 0
          # two of the six orders of three rows are as extreme
          KENDALL  | 1 2 3           | 1000 10 1         | -1                 | 0.33333333333333333
          """)
  void equalsOtherPrograms(
      CorrelationMethod method, String one, String other, double coefficient, double pValue) {
    Correlation found = method.correlate(numbers(one), numbers(other));
    assertThat(found.coefficient()).isCloseTo(coefficient, within(1e-14));
    assertThat(found.pValue()).isCloseTo(pValue, within(1e-13));
    assertThat(method.correlate(numbers(other), numbers(one))).isEqualTo(found);
  }

  @ParameterizedTest(name = "{0}: {1}, p {2}")
  @CsvSource({"PEARSON, 0.5711816, 0.1082", "SPEARMAN, 0.6, 0.0876", "KENDALL, 0.4444444, 0.1194"})
  void equalsTheExampleOfR(CorrelationMethod method, double coefficient, double pValue) {
    Correlation found =
        method.correlate(
            numbers("44.4 45.9 41.9 53.3 44.7 44.1 50.7 45.2 60.1"),
            numbers("2.6 3.1 2.5 5.0 3.6 4.0 5.2 2.8 3.8"));
    assertThat(found.count()).isEqualTo(9);
    assertThat(found.coefficient()).isCloseTo(coefficient, within(5e-8));
    assertThat(found.pValue()).isCloseTo(pValue, within(5e-5));
  }

  @ParameterizedTest(name = "{0} rows, every {1}th: p {2}")
  @CsvSource({"49, 3, 0.0017231359292243877", "50, 5, 0.2957424139944974"})
  void takesTheExactProbabilityOfKendallBelowFiftyRows(int rows, int step, double pValue) {
    double[] one = IntStream.rangeClosed(1, rows).asDoubleStream().toArray();
    double[] other = Arrays.stream(one).map(value -> step * value % (rows + 1)).toArray();
    assertThat(CorrelationMethod.KENDALL.correlate(one, other).pValue())
        .isCloseTo(pValue, within(1e-13));
  }

  @ParameterizedTest
  @EnumSource
  void isUndefinedWithFewerThanThreeRowsInCommon(CorrelationMethod method) {
    Correlation found = method.correlate(numbers("1 2 NaN 4"), numbers("1 3 2 NaN"));
    assertThat(found).isEqualTo(new Correlation(2, Double.NaN, Double.NaN));
    assertThat(found.isDefined()).isFalse();
    assertThat(method.correlate(new double[0], new double[0]).count()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void isUndefinedForAColumnThatIsConstantWhereTheOtherHasValues(CorrelationMethod method) {
    double[] constant = numbers("3 3 3 3 7");
    double[] other = numbers("1 2 3 4 NaN");
    assertThat(method.correlate(constant, other).isDefined()).isFalse();
    assertThat(method.correlate(other, constant).isDefined()).isFalse();
    assertThat(method.correlate(constant, constant).coefficient()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void takesTheNoiseOfRoundingForNoDifference(CorrelationMethod method) {
    double[] noise = {0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2};
    assertThat(method.correlate(noise, numbers("1 4 2 3")).isDefined()).isFalse();
  }

  @Test
  void neverSplitsATieByNoise() {
    double[] tied = {0.1 + 0.2, 0.3, 1, 2};
    Correlation found = CorrelationMethod.SPEARMAN.correlate(tied, numbers("1 2 3 4"));
    // ranks 1.5, 1.5, 3, 4 and 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5)
    assertThat(found.coefficient()).isCloseTo(4.5 / Math.sqrt(22.5), within(1e-15));
  }

  @ParameterizedTest
  @EnumSource
  void correlatesAllPairsAtOnce(CorrelationMethod method) {
    double[][] columns = {numbers("1 2 3 4 5"), numbers("2 1 4 3 NaN"), numbers("5 1 1 0 2")};
    Correlation[][] all = method.correlateAll(columns);
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        assertThat(all[i][j]).isEqualTo(method.correlate(columns[i], columns[j]));
      }
    }
    assertThat(method.correlatePairs(columns, List.of(new Pair(2, 0), new Pair(0, 1))))
        .containsExactly(all[2][0], all[0][1]);
    assertThat(method.correlateAll(new double[0][])).isEmpty();
  }

  @Test
  void refusesColumnsOfDifferentRows() {
    assertThatThrownBy(() -> CorrelationMethod.PEARSON.correlate(new double[2], new double[3]))
        .hasMessage("Columns of 2 and 3 rows (must be the same rows)");
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
