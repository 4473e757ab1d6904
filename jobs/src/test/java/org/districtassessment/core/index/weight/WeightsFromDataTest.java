package org.districtassessment.core.index.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.index.weight.PrincipalComponentWeights.Loadings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hand calculations, and a recomputation of {@link #TABLE} with NumPy 2.4.6:
 *
 * <pre>{@code
 * M = np.array([[10, 20, 30, 40], [1, 9, 4, 2], [5, 5, 6, 9.]])
 * Z = np.array([(c - c.min()) / (c.max() - c.min()) for c in M])
 * def entropy(z): p = z / z.sum(); p = p[p > 0]; return -(p * np.log(p)).sum() / np.log(4)
 * d = np.array([1 - entropy(z) for z in Z]); d / d.sum()
 * C = Z.std(axis=1, ddof=1) * (1 - np.corrcoef(Z)).sum(axis=1); C / C.sum()
 * v = np.linalg.eigh(np.corrcoef(M))[1][:, -1]; v ** 2
 * }</pre>
 */
class WeightsFromDataTest {

  private static final double[][] TABLE = {{10, 20, 30, 40}, {1, 9, 4, 2}, {5, 5, 6, 9}};
  private static final WeightMethod ENTROPY = new EntropyWeights();
  private static final WeightMethod CRITIC = new CriticWeights();
  private static final WeightMethod SQUARED = new PrincipalComponentWeights(Loadings.SQUARED);
  private static final WeightMethod RAW = new PrincipalComponentWeights(Loadings.RAW);

  static Stream<WeightMethod> methods() {
    return Stream.of(ENTROPY, CRITIC, SQUARED, RAW);
  }

  @Test
  void equalARecomputation() {
    assertWeights(ENTROPY, TABLE, 1e-8, 0.20563138, 0.30844707, 0.48592156);
    assertWeights(
        CRITIC, TABLE, 1e-14, 0.2197239778179027, 0.47277722582250037, 0.3074987963595969);
    assertWeights(
        SQUARED, TABLE, 1e-12, 0.4110973731431728, 0.10390452343598186, 0.48499810342084554);
  }

  @Test
  void weighMoreWhatSpreadsItsTotalMoreUnevenly() {
    // shares 0, 1/3, 2/3 and 0, 1/2, 1/2: 1 − e is 1 − (ln 3 − 2/3 ln 2) ÷ ln 3 and 1 − ln 2 ÷ ln 3
    double first = 2.0 / 3 * Math.log(2) / Math.log(3);
    double second = 1 - Math.log(2) / Math.log(3);
    double sum = first + second;
    assertWeights(ENTROPY, new double[][] {{5, 6, 7}, {2, 8, 8}}, 1e-14, first / sum, second / sum);
  }

  @Test
  void countInEntropyOnlyUnitsThatHaveAValue() {
    double nan = Double.NaN;
    double first = 2.0 / 3 * Math.log(2) / Math.log(3);
    double second = 1 - Math.log(2) / Math.log(3);
    double sum = first + second;
    assertWeights(
        ENTROPY, new double[][] {{nan, 5, 6, 7}, {2, 8, nan, 8}}, 1e-14, first / sum, second / sum);
    // the only one that is not 0 has all: e = 0 and 1 − e = 1, against a column of a single value
    assertWeights(ENTROPY, new double[][] {{0, 0, 1}, {nan, nan, 4}}, 1e-14, 1, 0);
  }

  @Test
  void weighMoreWhatConflictsMore() {
    // r = 0, spreads ½ and 1/√3
    double sum = 0.5 + 1 / Math.sqrt(3);
    double[][] columns = {{10, 20, 30}, {0, 5, 0}};
    assertWeights(CRITIC, columns, 1e-14, 0.5 / sum, 1 / Math.sqrt(3) / sum);
    // r of the first two is 1: they conflict with the third only
    double[][] twins = {{10, 20, 30}, {1, 2, 3}, {0, 5, 0}};
    double three = 0.5 + 0.5 + 2 / Math.sqrt(3);
    assertWeights(CRITIC, twins, 1e-14, 0.5 / three, 0.5 / three, 2 / Math.sqrt(3) / three);
  }

  @Test
  void takeAnUndefinedCorrelationForNone() {
    // each of the two has conflict 1 with the other and 1 with the constant: as without it
    double sum = 0.5 + 1 / Math.sqrt(3);
    double[][] columns = {{10, 20, 30}, {4, 4, 4}, {0, 5, 0}};
    assertWeights(CRITIC, columns, 1e-14, 0.5 / sum, 0, 1 / Math.sqrt(3) / sum);
  }

  @Test
  void takeRawLoadingsOnlyWhereTheyAreNotNegative() {
    assertWeights(RAW, new double[][] {{1, 2, 3, 4, 5}, {20, 10, 40, 30, 50}}, 1e-12, 0.5, 0.5);
    assertThatThrownBy(() -> RAW.weights(TABLE, new double[] {1, 1, 1}))
        .isInstanceOf(IndexException.class)
        .hasMessageMatching(
            "A loading of the first principal component is negative: -0\\.3223\\d* \\(must be >= 0;"
                + " turn the direction of that child, or use squared loadings\\)");
  }

  @ParameterizedTest
  @MethodSource("methods")
  void giveAConstantColumnNothing(WeightMethod method) {
    double[][] columns = {{1, 2, 3, 4}, {0.3, 0.1 + 0.2, 0.3, 0.3}, {1, 3, 2, 4}};
    double[] weights = method.weights(columns, new double[] {1, 1, 1});
    assertThat(weights[1]).isZero();
    assertThat(weights[0]).isPositive();
    assertThat(weights[0] + weights[2]).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void areEqualWhereNoColumnTellsUnitsApart(WeightMethod method) {
    assertWeights(method, new double[][] {{1, 1, 1}, {2, 2, 2}}, 0, 0.5, 0.5);
    assertWeights(method, new double[][] {{5, 6}}, 0, 1);
    assertThat(method.weights(new double[][] {{1, 1}, {2, 2}, {3, 3}}, new double[] {1, 0, 1}))
        .containsExactly(0.5, 0, 0.5);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void leaveOutWhatHasNoValueOrNominalWeightZero(WeightMethod method) {
    double nan = Double.NaN;
    double[] two = method.weights(new double[][] {{1, 2, 4}, {1, 3, 2}}, new double[] {1, 1});
    double[][] more = {{1, 2, 4}, {9, 2, 7}, {nan, nan, nan}, {1, 3, 2}};
    assertThat(method.weights(more, new double[] {5, 0, 1, 2}))
        .containsExactly(two[0], 0, 0, two[1]);
    assertThat(method.weights(more, new double[4])).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void doNotDependOnUnitsOfMeasurement(WeightMethod method) {
    double[] nominal = {1, 1};
    double[] weights = method.weights(new double[][] {{1, 2, 4, 3}, {1, 3, 2, 5}}, nominal);
    assertThat(method.weights(new double[][] {{1000, 2000, 4000, 3000}, {-3, -1, -2, 1}}, nominal))
        .containsExactly(weights, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void needTwoUnits(WeightMethod method) {
    assertThatThrownBy(() -> method.weights(new double[][] {{1}, {2}}, new double[] {1, 1}))
        .isInstanceOf(IndexException.class)
        .hasMessageMatching(
            "(Entropy|CRITIC|Principal component) weights of 1 unit \\(needs two or more; state"
                + " fixed weights instead\\)");
  }

  private static void assertWeights(
      WeightMethod method, double[][] columns, double tolerance, double... expected) {
    double[] nominal = new double[columns.length];
    Arrays.fill(nominal, 1);
    assertThat(method.weights(columns, nominal)).containsExactly(expected, within(tolerance));
  }
}
