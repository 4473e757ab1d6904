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

  /**
   * Measures a sample of rows of which something else is drawn too; without that, as above.
   *
   * @param seed of what is drawn beside the rows; one of each sample, the same for all statistics
   */
  default Measurement measure(int[] times, long seed) {
    return measure(times);
  }
}
