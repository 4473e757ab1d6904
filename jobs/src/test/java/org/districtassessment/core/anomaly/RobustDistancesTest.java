package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobustDistancesTest {

  /** Along a line, but for the rows 20 and 21; row 20 lies within the range of both columns. */
  private static final double[][] LINE = {
    {8.4, 3.96}, {7.35, 3.35}, {9.5, 3.97}, {10.84, 5.53}, {12.27, 6.31}, {10.22, 5.1},
    {8.89, 3.66}, {8.43, 3.83}, {11.5, 6.11}, {13.27, 7.33}, {10.55, 4.99}, {7.53, 2.99},
    {8.08, 3.13}, {13.2, 6.86}, {10.41, 5.39}, {6.54, 1.96}, {9.83, 5.34}, {7.67, 3.54},
    {8.74, 3.26}, {9.02, 4.38}, {13.5, 2.0}, {16.0, 14.0}, {9.87, 4.92}, {8.82, 3.32}
  };

  @Test
  void findsWhatLiesAcrossTheOthers() {
    // By another program: the same three steps in numpy 2.4 (eigh, cov) and scipy 1.17 (f, beta)
    RobustDistances distances = RobustDistances.of(LINE).orElseThrow();
    assertThat(distances.squared(20)).isCloseTo(175.044365, within(1e-6));
    assertThat(distances.p(20)).isCloseTo(2.9553319179229525e-10, withinPercentage(1e-3));
    assertThat(distances.squared(21)).isCloseTo(147.235012, within(1e-6));
    assertThat(distances.p(21)).isCloseTo(1.3536579759281054e-09, withinPercentage(1e-3));
    assertThat(distances.squared(0)).isCloseTo(0.921809, within(1e-6));
    assertThat(distances.p(0)).isCloseTo(0.639396837886366, within(1e-9));
    assertThat(distances.p(13)).isCloseTo(0.16166022728145532, within(1e-9));
  }

  @Test
  void doesNotDependOnTheOrderOfRowsOrOnUnits() {
    double[][] other =
        Arrays.stream(LINE)
            .map(row -> new double[] {1000 * row[1], row[0]})
            .toArray(double[][]::new);
    Collections.reverse(Arrays.asList(other));
    RobustDistances distances = RobustDistances.of(other).orElseThrow();
    assertThat(distances.squared(3)).isCloseTo(175.044365, within(1e-6));
  }

  @Test
  void alarmsAmongHonestRowsAsOftenAsItsProbabilitiesSay() {
    // 200 tables of 38 rows and 4 columns of normal numbers: 1 % of 7,600 rows is 76, with a
    // standard deviation of 9. χ² would give about 350.
    Random random = new Random(2024);
    int alarms = 0;
    for (int table = 0; table < 200; table++) {
      double[][] rows = new double[38][4];
      for (double[] row : rows) {
        double common = random.nextGaussian();
        Arrays.setAll(row, i -> common + random.nextGaussian());
      }
      RobustDistances distances = RobustDistances.of(rows).orElseThrow();
      alarms += (int) IntStream.range(0, 38).filter(i -> distances.p(i) <= 0.01).count();
    }
    assertThat(alarms).isBetween(40, 112);
  }

  @Test
  void doesNotEvaluateTooFewOrAlikeRows() {
    assertThat(RobustDistances.of(Arrays.copyOf(LINE, 4))).as("twice as many as columns").isEmpty();
    double[][] alike = new double[20][];
    Arrays.setAll(alike, i -> new double[] {i < 12 ? 1 : i, i});
    assertThat(RobustDistances.of(alike)).as("more than half are alike").isEmpty();
    double[][] plane = new double[20][];
    Arrays.setAll(plane, i -> new double[] {i, 2 * i});
    assertThat(RobustDistances.of(plane)).as("one column is a multiple of the other").isEmpty();
  }
}
