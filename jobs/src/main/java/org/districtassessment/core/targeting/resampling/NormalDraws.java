package org.districtassessment.core.targeting.resampling;

import java.util.SplittableRandom;
import org.hipparchus.special.Erf;

/**
 * Numbers drawn from the standard normal distribution, by the inverse of its distribution function:
 * the same seed gives the same numbers with every version of Java.
 */
public final class NormalDraws {

  /** Keeps these draws apart from those of rows with the same seed. */
  private static final long APART = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  public NormalDraws(long seed) {
    random = new SplittableRandom(seed ^ APART);
  }

  /** Draws the next number. */
  public double next() {
    double uniform = random.nextDouble(Double.MIN_NORMAL, 1);
    return -Math.sqrt(2) * Erf.erfcInv(2 * uniform);
  }
}
