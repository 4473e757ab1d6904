package org.districtassessment.core.targeting.resampling;

import org.districtassessment.core.targeting.Measurement;

/**
 * A measure of a sample of rows; several threads may ask it for one, each of a sample of its own.
 */
@FunctionalInterface
public interface Statistic {

  /**
   * Measures a sample.
   *
   * @param times how often each row is in the sample, 0 included; not to be kept or changed
   */
  Measurement measure(int[] times);

  /** Measures a sample of which something else may be drawn too; without that, as above. */
  default Measurement measure(Sample sample) {
    return measure(sample.times());
  }

  /** A measure that shares {@linkplain Sample.Part parts} of a sample with others. */
  @FunctionalInterface
  interface OfSample extends Statistic {

    @Override
    Measurement measure(Sample sample);

    @Override
    default Measurement measure(int[] times) {
      return measure(Sample.of(times));
    }
  }
}
