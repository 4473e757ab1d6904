package org.districtassessment.core.targeting.resampling;

import org.districtassessment.core.targeting.Measurement;

/** A measure of a sample of rows. */
@FunctionalInterface
public interface Statistic {

  /**
   * Measures a sample.
   *
   * @param times how often each row is in the sample, 0 included; not to be kept or changed
   */
  Measurement measure(int[] times);
}
