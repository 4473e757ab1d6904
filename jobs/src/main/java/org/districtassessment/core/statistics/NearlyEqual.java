package org.districtassessment.core.statistics;

/**
 * The rule by which computed numbers count as equal: their distance is at most 1e-9, or 1e-9 of the
 * greater magnitude where that is above 1.
 *
 * <p>Sums of doubles differ in their last bits with the order of their terms; such noise must not
 * split a rank. Not transitive; {@link Ranks} says what it makes of a chain.
 */
public final class NearlyEqual {

  public static final double TOLERANCE = 1e-9;

  private NearlyEqual() {}

  /** Returns false where either is NaN; an infinity is equal to itself only. */
  public static boolean nearlyEqual(double a, double b) {
    if (a == b) {
      return true;
    }

    double distance = Math.abs(a - b);
    double greater = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    return distance <= TOLERANCE * greater && greater < Double.POSITIVE_INFINITY;
  }
}
