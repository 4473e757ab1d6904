package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;

/**
 * How well counted digits fit the shares that are due.
 *
 * @param count how many digits were counted
 * @param statistic Pearson's χ²
 * @param p upper tail of χ² with one degree of freedom fewer than there are digits
 * @param meanDeviation mean absolute deviation of the shares (MAD), which does not grow with the
 *     number of digits as χ² does
 */
public record DigitFit(long count, double statistic, double p, double meanDeviation) {

  private static final int FIRST_DIGITS = 9;
  private static final int LAST_DIGITS = 10;

  /**
   * Holds first digits against Benford's law, a share of log10(1 + 1 ÷ d).
   *
   * @param counts of the digits 1 to 9, in order
   * @throws IllegalArgumentException if there is no digit
   */
  public static DigitFit benford(long[] counts) {
    check(counts.length == FIRST_DIGITS, "Nine counts are needed, not %s", counts.length);
    double[] shares = new double[FIRST_DIGITS];
    for (int i = 0; i < FIRST_DIGITS; i++) {
      shares[i] = StrictMath.log10(1 + 1.0 / (i + 1));
    }
    return of(counts, shares);
  }

  /**
   * Holds last digits against a tenth each.
   *
   * @param counts of the digits 0 to 9, in order
   * @throws IllegalArgumentException if there is no digit
   */
  public static DigitFit uniform(long[] counts) {
    check(counts.length == LAST_DIGITS, "Ten counts are needed, not %s", counts.length);
    double[] shares = new double[LAST_DIGITS];
    Arrays.fill(shares, 1.0 / LAST_DIGITS);
    return of(counts, shares);
  }

  private static DigitFit of(long[] counts, double[] shares) {
    long count = Arrays.stream(counts).sum();
    check(count > 0, "A fit needs a digit");
    double statistic = 0;
    double deviation = 0;
    for (int i = 0; i < counts.length; i++) {
      double due = count * shares[i];
      statistic += (counts[i] - due) * (counts[i] - due) / due;
      deviation += Math.abs((double) counts[i] / count - shares[i]);
    }
    return new DigitFit(
        count,
        statistic,
        Tails.chiSquared(statistic, counts.length - 1),
        deviation / counts.length);
  }
}
