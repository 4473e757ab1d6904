package org.districtassessment.core.index.normalise;

import org.districtassessment.core.statistics.Ranks;

/** Ranks the values of an indicator, whatever its unit. */
final class RankColumn {

  private RankColumn() {}

  /**
   * Returns ascending ranks.
   *
   * <p>Ties are those of {@link Ranks}; a column whose values are all below 1 in magnitude is
   * ranked in units of the greatest one, so that small numbers are not all tied.
   */
  static double[] ascending(double[] values, Ranks.Ties ties) {
    double magnitude = 0;
    for (double value : values) {
      if (Math.abs(value) > magnitude) {
        magnitude = Math.abs(value);
      }
    }
    if (magnitude == 0 || magnitude >= 1) {
      return Ranks.ascending(values, ties);
    }

    double[] scaled = new double[values.length];
    for (int unit = 0; unit < values.length; unit++) {
      scaled[unit] = values[unit] / magnitude;
    }
    return Ranks.ascending(scaled, ties);
  }

  static int count(double[] values) {
    int count = 0;
    for (double value : values) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    return count;
  }
}
