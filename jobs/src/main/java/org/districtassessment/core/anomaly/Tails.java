package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Probabilities that a quantity is at least as large as observed. Each is computed as that tail,
 * not as 1 less the rest, so that small ones keep their digits.
 */
final class Tails {

  private Tails() {}

  /**
   * Of |T| for Student's T: both tails together.
   *
   * @param degrees above 0, not necessarily whole
   */
  static double student(double t, double degrees) {
    return Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
  }

  /**
   * Of χ².
   *
   * @param x at least 0
   */
  static double chiSquared(double x, int degrees) {
    return Gamma.regularizedGammaQ(degrees / 2.0, x / 2);
  }

  /**
   * Of a number of successes; 1 from none on.
   *
   * @param successes at most {@code trials}
   * @param share of success, in (0, 1]
   */
  static double binomial(long successes, long trials, double share) {
    check(share > 0 && share <= 1, "Invalid share: %s (must be in (0, 1])", share);
    if (successes <= 0 || share == 1) {
      return 1;
    }

    return Beta.regularizedBeta(share, (double) successes, trials - successes + 1.0);
  }

  /**
   * Of an F quantity.
   *
   * @param x at least 0
   */
  static double fisher(double x, double numeratorDegrees, double denominatorDegrees) {
    double rest = denominatorDegrees / (denominatorDegrees + numeratorDegrees * x);
    return Beta.regularizedBeta(rest, denominatorDegrees / 2, numeratorDegrees / 2);
  }

  /**
   * Of a beta quantity.
   *
   * @param x in [0, 1]
   */
  static double beta(double x, double a, double b) {
    return Beta.regularizedBeta(1 - x, b, a);
  }
}
