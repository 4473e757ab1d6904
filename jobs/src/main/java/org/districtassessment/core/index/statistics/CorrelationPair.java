package org.districtassessment.core.index.statistics;

import java.util.Comparator;
import org.districtassessment.core.statistics.Correlation;
import org.districtassessment.core.statistics.CorrelationMethod;

/**
 * How two items move together; one row for each method and pair.
 *
 * @param itemA of two alike, the one whose id comes first; else the indicator
 * @param itemB the other of the two; else the node above, or the denominator
 * @param count units that have both
 * @param coefficient in [−1, 1]; NaN where it is undefined, see {@link CorrelationMethod}
 * @param pValue two-sided; NaN where the coefficient is
 */
public record CorrelationPair(
    String itemA,
    String itemB,
    CorrelationMethod method,
    int count,
    double coefficient,
    double pValue,
    Flag flag)
    implements Comparable<CorrelationPair> {

  /** What to look at. */
  public enum Flag {
    NONE,
    /** So high that the two say the same: one may be redundant. */
    HIGH,
    /** So low that the two cancel each other out in a mean. */
    LOW
  }

  private static final Comparator<CorrelationPair> ORDER =
      Comparator.comparing(CorrelationPair::method)
          .thenComparing(CorrelationPair::itemA)
          .thenComparing(CorrelationPair::itemB);

  static CorrelationPair of(
      String itemA,
      String itemB,
      CorrelationMethod method,
      Correlation correlation,
      CorrelationLimits limits) {
    return new CorrelationPair(
        itemA,
        itemB,
        method,
        correlation.count(),
        correlation.coefficient(),
        correlation.pValue(),
        limits.flag(correlation.coefficient()));
  }

  /**
   * Returns whether the p-value is at most {@code level}, such as 0.05; an undefined one is not.
   */
  public boolean isSignificant(double level) {
    return pValue <= level;
  }

  @Override
  public int compareTo(CorrelationPair other) {
    return ORDER.compare(this, other);
  }
}
