package org.districtassessment.core.targeting.question;

import org.districtassessment.core.targeting.resampling.BootstrapSamples;
import org.districtassessment.core.targeting.resampling.Interval;
import org.districtassessment.core.targeting.resampling.Statistic;

/**
 * A measure that gets an interval.
 *
 * @param drawn what is drawn for it, as in {@link Measured}
 */
record Resampled(Measured row, Statistic statistic, Scale scale, String drawn) {

  /** How an interval is made of samples. */
  private enum Scale {
    /** Of what is never below 0: its logarithm varies. */
    RATIO,
    /** Of what may have any sign. */
    INDEX
  }

  /** Returns a measure that is never below 0 and depends on money alone. */
  static Resampled ratio(Measured row, Statistic statistic) {
    return new Resampled(row, statistic, Scale.RATIO, Measured.PROJECTS);
  }

  /** Returns a measure that may have any sign. */
  static Resampled index(Measured row, Statistic statistic, String drawn) {
    return new Resampled(row, statistic, Scale.INDEX, drawn);
  }

  /** Returns the row with its interval. */
  Measured between(BootstrapSamples samples, double level) {
    Interval interval =
        scale == Scale.RATIO ? samples.logarithmic(level) : samples.percentile(level);
    return row.between(interval.low(), interval.high(), drawn);
  }
}
