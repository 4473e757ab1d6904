package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.resampling.Bootstrap;
import org.districtassessment.core.targeting.resampling.BootstrapSamples;
import org.districtassessment.core.targeting.resampling.Interval;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.districtassessment.core.targeting.resampling.Strata;

/**
 * Intervals of ratios of something of the year to what is fixed: what it is in the samples relative
 * to what it is in the year, times the ratio.
 */
final class EffortIntervals {

  private record Ratio(Measured row, Statistic relative) {}

  private final List<Ratio> ratios = new ArrayList<>();

  /**
   * Takes a ratio.
   *
   * @param relative what it is made of in a sample, relative to the rows as they are
   */
  void add(Measured row, Statistic relative) {
    ratios.add(new Ratio(row, relative));
  }

  /** Returns the rows as they came. */
  List<Measured> rows() {
    return ratios.stream().map(Ratio::row).toList();
  }

  /**
   * Returns the rows with their intervals, in the order in which they came.
   *
   * @param strata of the rows of money
   */
  List<Measured> measured(Strata strata, Resampling resampling, long seed) {
    Set<Statistic> drawn = new LinkedHashSet<>();
    ratios.forEach(ratio -> drawn.add(ratio.relative()));
    List<BootstrapSamples> samples =
        new Bootstrap(resampling.repetitions(), seed).sample(strata, List.copyOf(drawn));
    Map<Statistic, Interval> intervals = new HashMap<>();
    for (Statistic relative : drawn) {
      intervals.put(
          relative, samples.get(intervals.size()).logarithmic(resampling.level().doubleValue()));
    }

    List<Measured> measured = new ArrayList<>();
    for (Ratio ratio : ratios) {
      Interval interval = requireNonNull(intervals.get(ratio.relative()));
      Measurement value = ratio.row().value();
      measured.add(
          ratio
              .row()
              .between(
                  times(value, interval.low()), times(value, interval.high()), Measured.PROJECTS));
    }
    return measured;
  }

  private static Measurement times(Measurement ratio, Measurement limit) {
    return limit.value().isPresent()
        ? ratio.map(number -> number * limit.value().getAsDouble())
        : limit;
  }
}
