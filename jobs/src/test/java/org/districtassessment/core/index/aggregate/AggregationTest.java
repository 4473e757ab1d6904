package org.districtassessment.core.index.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AggregationTest {

  private static final double NONE = Double.NaN;
  private static final double[] WEIGHTS = {1, 3};

  static List<Aggregation> all() {
    return List.of(
        new WeightedArithmetic(),
        new WeightedGeometric(),
        new WeightedHarmonic(),
        new GeneralisedMean(2),
        new GeneralisedMean(-2),
        new Minimum(),
        new Copeland(),
        new Topsis());
  }

  static List<Aggregation> ofPositiveCells() {
    return List.of(
        new WeightedGeometric(),
        new WeightedHarmonic(),
        new GeneralisedMean(0),
        new GeneralisedMean(-1),
        new GeneralisedMean(-2));
  }

  /** 16 with weight 1 and 1 with weight 3. */
  @Test
  void meansAreThoseOfAHandCalculation() {
    assertThat(of(new WeightedArithmetic(), 16, 1)).isEqualTo(19 / 4.0);
    assertThat(of(new WeightedGeometric(), 16, 1)).isCloseTo(2, within(1e-15));
    assertThat(of(new WeightedHarmonic(), 16, 1)).isCloseTo(64 / 49.0, within(1e-15));
    assertThat(of(new GeneralisedMean(2), 16, 1)).isCloseTo(Math.sqrt(259 / 4.0), within(1e-14));
    assertThat(of(new GeneralisedMean(1), 16, 1)).isEqualTo(19 / 4.0);
    assertThat(of(new GeneralisedMean(0), 16, 1)).isCloseTo(2, within(1e-15));
    assertThat(of(new GeneralisedMean(-1), 16, 1)).isCloseTo(64 / 49.0, within(1e-15));
    assertThat(of(new GeneralisedMean(0.5), 16, 1)).isCloseTo(49 / 16.0, within(1e-14));
    assertThat(of(new Minimum(), 16, 1)).isEqualTo(1);
    assertThat(of(new Minimum(), 1, 16)).isEqualTo(1);
  }

  @Test
  void powersDoNotOverflow() {
    assertThat(of(new GeneralisedMean(2), 1e300, 1e300)).isCloseTo(1e300, within(1e286));
    assertThat(of(new GeneralisedMean(-200), 1e-300, 1e-300)).isCloseTo(1e-300, within(1e-314));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aMissingCellHasNoPart(Aggregation method) {
    double[][] columns = {{NONE, 4, 9}, {7, NONE, 7}, {7, 7, NONE}};

    double[] scores = method.aggregate(columns, new double[] {0, 1, 1});

    assertThat(scores[0]).as("as good as the others").isEqualTo(scores[1]);
    assertThat(scores[1]).isEqualTo(scores[2]);
    if (!(method instanceof Copeland) && !(method instanceof Topsis)) {
      assertThat(scores[0]).isCloseTo(7, within(1e-14));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aUnitWithoutCellsThatCountHasNoScore(Aggregation method) {
    double[][] columns = {{NONE, 4}, {NONE, 7}, {5, 5}};

    double[] scores = method.aggregate(columns, new double[] {1, 2, 0});

    assertThat(scores[0]).isNaN();
    assertThat(scores[1]).isNotNaN();
    assertThat(method.aggregate(columns, new double[3])).containsExactly(NONE, NONE);
  }

  @ParameterizedTest
  @MethodSource("ofPositiveCells")
  void aZeroThatCountsMakesTheScoreZero(Aggregation method) {
    double[][] columns = {{0, 0, 5, NONE}, {9, NONE, 5, 0}};

    assertThat(method.aggregate(columns, WEIGHTS)).startsWith(0, 0).endsWith(0);
    assertThat(method.aggregate(columns, new double[] {0, 1})[0])
        .as("a zero of no weight")
        .isCloseTo(9, within(1e-14));
  }

  @Test
  void aZeroIsAValueLikeAnyOtherForPositivePowers() {
    assertThat(of(new GeneralisedMean(2), 0, 2)).isCloseTo(Math.sqrt(3), within(1e-15));
    assertThat(of(new GeneralisedMean(2), 0, 0)).isEqualTo(0);
    assertThat(of(new WeightedArithmetic(), 0, 2)).isEqualTo(1.5);
  }

  @ParameterizedTest
  @MethodSource("ofPositiveCells")
  void aNegativeCellThatCountsIsRefused(Aggregation method) {
    double[][] columns = {{5, 5, 5}, {5, NONE, -0.5}};

    UnusableCellException refusal =
        catchThrowableOfType(UnusableCellException.class, () -> method.aggregate(columns, WEIGHTS));

    assertThat(refusal.unit()).isEqualTo(2);
    assertThat(refusal.child()).isEqualTo(1);
    assertThat(refusal.value()).isEqualTo(-0.5);
    assertThat(method.aggregate(columns, new double[] {1, 0})[2]).isCloseTo(5, within(1e-14));
  }

  @Test
  void negativeCellsAreRefusedForPositivePowersToo() {
    assertThatThrownBy(() -> of(new GeneralisedMean(2), -1, 1))
        .isInstanceOf(UnusableCellException.class)
        .hasMessage("Cell 0 of child 0 is negative: -1.0");
    assertThat(of(new GeneralisedMean(1), -1, 1)).isEqualTo(0.5);
    assertThat(of(new Minimum(), -1, 1)).isEqualTo(-1);
  }

  @Test
  void aPowerIsFinite() {
    assertThatThrownBy(() -> new GeneralisedMean(Double.NEGATIVE_INFINITY))
        .hasMessage("Invalid power of a generalised mean: -Infinity (must be finite)");
  }

  @ParameterizedTest
  @MethodSource("all")
  void columnsStayAsTheyWere(Aggregation method) {
    double[][] columns = {{1, NONE, 3}, {4, 5, 6}};

    method.aggregate(columns, WEIGHTS);

    assertThat(columns[0]).containsExactly(1, NONE, 3);
    assertThat(columns[1]).containsExactly(4, 5, 6);
  }

  private static double of(Aggregation method, double first, double second) {
    return method.aggregate(new double[][] {{first}, {second}}, WEIGHTS)[0];
  }
}
