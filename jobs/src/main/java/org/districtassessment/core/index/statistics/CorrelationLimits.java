package org.districtassessment.core.index.statistics;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.index.statistics.CorrelationPair.Flag;

/**
 * Beyond which a correlation is worth a flag; one that is equal is not, nor an undefined one.
 *
 * @param low in [−1, {@code high}]
 * @param high in [{@code low}, 1]
 */
public record CorrelationLimits(double low, double high) {

  /** Flags nothing. */
  public static final CorrelationLimits NONE = new CorrelationLimits(-1, 1);

  public CorrelationLimits {
    check(
        -1 <= low && low <= high && high <= 1,
        "Invalid limits of a correlation: %s and %s (must be -1 <= low <= high <= 1)",
        low,
        high);
  }

  Flag flag(double coefficient) {
    if (coefficient > high) {
      return Flag.HIGH;
    }
    return coefficient < low ? Flag.LOW : Flag.NONE;
  }
}
