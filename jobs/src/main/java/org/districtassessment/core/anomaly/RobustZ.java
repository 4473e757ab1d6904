package org.districtassessment.core.anomaly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How far a value lies from the median of its group, in robust standard deviations: 0.6745 (x −
 * median) ÷ MAD.
 *
 * <p>Where the MAD is 0, because more than half of the values are equal, the standard deviation is
 * taken as 1.2533 × the mean absolute deviation from the median, that is z = (x − median) ÷ (1.2533
 * × mean absolute deviation). Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
 *
 * <p>The MAD of a few dozen normal values is itself uncertain, so that z has heavier tails than
 * they: it knows the scale as well as the standard deviation of 0.3675 times as many would
 * (Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, JASA 88, 1993). Its p-values
 * are Student's with so many degrees of freedom. Where the mean deviation stands in they are a bit
 * too large.
 */
public final class RobustZ {

  private static final BigDecimal PER_MAD = new BigDecimal("0.6745");
  private static final BigDecimal PER_MEAN_DEVIATION = new BigDecimal("1.2533");

  /** Asymptotic efficiency of the MAD where values are normal: 8 q² φ(q)² with q = Φ⁻¹(3/4). */
  private static final double EFFICIENCY = 0.3675;

  private final BigDecimal median;

  /** z = (x − median) × multiplier ÷ divisor; kept apart so that comparing is exact. */
  private final BigDecimal multiplier;

  private final BigDecimal divisor;

  private final double degrees;

  private RobustZ(BigDecimal median, BigDecimal multiplier, BigDecimal divisor, long count) {
    this.median = median;
    this.multiplier = multiplier;
    this.divisor = divisor;
    this.degrees = EFFICIENCY * count;
  }

  /**
   * Returns the measure of a group.
   *
   * @return empty where all values are equal, or there are fewer than {@code minimumCount}
   */
  public static Optional<RobustZ> of(Distribution group, int minimumCount) {
    if (group.count() < minimumCount) {
      return Optional.empty();
    }

    BigDecimal median = group.median();
    BigDecimal mad = group.medianDeviation();
    if (mad.signum() != 0) {
      return Optional.of(new RobustZ(median, PER_MAD, mad, group.count()));
    }

    BigDecimal sum = group.sumOfDeviations();
    return sum.signum() == 0
        ? Optional.empty()
        : Optional.of(
            new RobustZ(
                median,
                new BigDecimal(group.count()),
                PER_MEAN_DEVIATION.multiply(sum),
                group.count()));
  }

  /** Returns whether |z| is greater than the threshold, without rounding. */
  public boolean isBeyond(BigDecimal value, BigDecimal threshold) {
    BigDecimal distance = value.subtract(median).abs().multiply(multiplier);
    return distance.compareTo(threshold.multiply(divisor)) > 0;
  }

  /** Returns z, rounded HALF_UP to two decimals. */
  public BigDecimal z(BigDecimal value) {
    return exactZ(value).setScale(2, RoundingMode.HALF_UP);
  }

  /** Returns how likely a distance at least as large is, both ways, where values are normal. */
  public double p(BigDecimal value) {
    return Tails.student(exactZ(value).doubleValue(), degrees);
  }

  private BigDecimal exactZ(BigDecimal value) {
    return value.subtract(median).multiply(multiplier).divide(divisor, MathContext.DECIMAL128);
  }
}
