package org.districtassessment.core.targeting.resampling;

import java.util.Arrays;

/**
 * What a measure is without each row in turn.
 *
 * <p>Where it has no value without a row, that row is taken to move nothing.
 */
final class Jackknife {

  private final Strata strata;
  private final double[] without;

  Jackknife(Strata strata, Statistic statistic) {
    this.strata = strata;
    this.without = new double[strata.rows()];
    int[] times = new int[strata.rows()];
    Arrays.fill(times, 1);
    for (int row = 0; row < without.length; row++) {
      times[row] = 0;
      without[row] = statistic.measure(times).value().orElse(Double.NaN);
      times[row] = 1;
    }
  }

  /**
   * Returns a = Σ m⁻³ Σ L³ ÷ (6 (Σ m⁻² Σ L²)^1.5) with L = (m − 1)(mean − value without the row) in
   * a stratum of m rows; Davison and Hinkley, Bootstrap Methods and their Application (1997), 5.3.
   * 0 where no row moves the measure.
   */
  double acceleration() {
    double squares = 0;
    double cubes = 0;
    for (int[] stratum : strata.strata()) {
      double m = stratum.length;
      double mean =
          Arrays.stream(stratum)
              .mapToDouble(row -> without[row])
              .filter(Double::isFinite)
              .average()
              .orElse(0);
      for (int row : stratum) {
        if (Double.isFinite(without[row])) {
          double influence = (m - 1) * (mean - without[row]) / m;
          squares += influence * influence;
          cubes += influence * influence * influence;
        }
      }
    }
    return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
  }
}
