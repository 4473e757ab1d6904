package org.districtassessment.core.targeting.resampling;

import org.districtassessment.core.targeting.Measurement;

/**
 * How far a measure may be from the truth.
 *
 * @param estimate the measure of the rows as they are
 * @param low lower limit; without value where the estimate has none, or samples are {@linkplain
 *     org.districtassessment.core.targeting.Undefined#UNSTABLE unstable}
 * @param high upper limit; the same
 * @param undefined samples without a value; they are left out
 */
public record Interval(Measurement estimate, Measurement low, Measurement high, int undefined) {

  /** Returns whether a number lies between the limits; false without limits. */
  public boolean covers(double number) {
    return low.value().isPresent()
        && high.value().isPresent()
        && low.value().getAsDouble() <= number
        && number <= high.value().getAsDouble();
  }
}
