package org.districtassessment.core.targeting.resampling;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.districtassessment.core.statistics.Moments;
import org.districtassessment.core.statistics.Quantiles;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.hipparchus.special.Erf;

/**
 * What one measure is in the samples of a {@link Bootstrap}, and intervals from that.
 *
 * <p>Samples without a value are left out; where they are more than 5% there is no interval.
 */
public final class BootstrapSamples {

  private static final double MOST_UNDEFINED = 0.05;

  private final Strata strata;
  private final Statistic statistic;
  private final Measurement estimate;
  private final double[] sorted;
  private final int undefined;

  BootstrapSamples(Strata strata, Statistic statistic, Measurement estimate, double[] values) {
    this.strata = strata;
    this.statistic = statistic;
    this.estimate = estimate;
    this.sorted = Quantiles.sorted(values);
    this.undefined = values.length - sorted.length;
  }

  /**
   * Returns the interval between two quantiles of the samples. Of a skewed ratio of few rows it
   * covers the truth too seldom; {@link #logarithmic} does better.
   *
   * @param level such as 0.95, in (0, 1)
   */
  public Interval percentile(double level) {
    return between(level, tail -> tail);
  }

  /**
   * Returns the interval that corrects the quantiles for bias and for an error that changes with
   * the measure (BCa; Efron and Tibshirani 1993, chapter 14). It measures once without each row.
   *
   * @param level such as 0.95, in (0, 1)
   */
  public Interval biasCorrected(double level) {
    if (estimate.value().isEmpty() || unstable()) {
      return none();
    }

    double bias = normalQuantile(shareBelow(estimate.value().getAsDouble()));
    double acceleration = new Jackknife(strata, statistic).acceleration();
    return between(
        level,
        tail -> {
          double z = bias + normalQuantile(tail);
          return normalProbability(bias + z / (1 - acceleration * z));
        });
  }

  /**
   * Returns the interval θ exp(± z s) with s the standard deviation of the samples' logarithms; for
   * a ratio, which is never negative. Undefined where the estimate or a sample is 0.
   *
   * @param level such as 0.95, in (0, 1)
   */
  public Interval logarithmic(double level) {
    check(level > 0 && level < 1, "Invalid level: %s (must be in (0, 1))", level);
    if (estimate.value().isEmpty() || unstable()) {
      return none();
    }
    double number = estimate.value().getAsDouble();
    if (number <= 0 || sorted[0] <= 0) {
      Measurement zero = Measurement.undefined(Undefined.ZERO_VALUE);
      return new Interval(estimate, zero, zero, undefined);
    }

    double deviation =
        Moments.of(Arrays.stream(sorted).map(Math::log).toArray()).standardDeviation();
    double reach = Math.exp(normalQuantile((1 + level) / 2) * deviation);
    return new Interval(
        estimate, Measurement.of(number / reach), Measurement.of(number * reach), undefined);
  }

  private Interval between(double level, DoubleUnaryOperator correction) {
    check(level > 0 && level < 1, "Invalid level: %s (must be in (0, 1))", level);
    if (estimate.value().isEmpty() || unstable()) {
      return none();
    }

    double tail = (1 - level) / 2;
    return new Interval(
        estimate,
        Measurement.of(Quantiles.ofSorted(sorted, correction.applyAsDouble(tail))),
        Measurement.of(Quantiles.ofSorted(sorted, correction.applyAsDouble(1 - tail))),
        undefined);
  }

  private Interval none() {
    Measurement none =
        estimate.value().isEmpty() ? estimate : Measurement.undefined(Undefined.UNSTABLE);
    return new Interval(estimate, none, none, undefined);
  }

  private boolean unstable() {
    return undefined > MOST_UNDEFINED * (sorted.length + undefined);
  }

  /** Returns the share of samples below the estimate, equal ones by half, kept off 0 and 1. */
  private double shareBelow(double number) {
    double below = 0;
    for (double sample : sorted) {
      below += sample < number ? 1 : sample == number ? 0.5 : 0;
    }
    double half = 0.5 / sorted.length;
    return Math.min(1 - half, Math.max(half, below / sorted.length));
  }

  private static double normalQuantile(double probability) {
    return -Math.sqrt(2) * Erf.erfcInv(2 * probability);
  }

  private static double normalProbability(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }
}
