package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.resampling.Bootstrap;
import org.districtassessment.core.targeting.resampling.BootstrapSamples;
import org.districtassessment.core.targeting.resampling.Interval;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.districtassessment.core.targeting.resampling.Strata;

/**
 * Intervals of ratios of the year's money to amounts that are fixed: the samples' money relative to
 * the year's, times the ratio.
 */
final class EffortIntervals {

  private record Ratio(Measured row, List<String> units) {}

  private final List<Ratio> ratios = new ArrayList<>();

  void add(Measured row, List<String> units) {
    ratios.add(new Ratio(row, units));
  }

  /**
   * Returns the rows with their intervals, in the order in which they came.
   *
   * @param strata of the rows of money
   * @param amount what counts of such a row
   */
  List<Measured> measured(
      Strata strata,
      List<MoneyRow> money,
      Function<MoneyRow, BigDecimal> amount,
      Resampling resampling,
      long seed) {
    Map<List<String>, Statistic> relative = new LinkedHashMap<>();
    for (Ratio ratio : ratios) {
      relative.computeIfAbsent(ratio.units(), units -> relative(units, money, amount));
    }
    List<BootstrapSamples> samples =
        new Bootstrap(resampling.repetitions(), seed)
            .sample(strata, List.copyOf(relative.values()));
    Map<List<String>, Interval> intervals = new HashMap<>();
    for (List<String> units : relative.keySet()) {
      intervals.put(
          units, samples.get(intervals.size()).logarithmic(resampling.level().doubleValue()));
    }

    List<Measured> measured = new ArrayList<>();
    for (Ratio ratio : ratios) {
      Interval interval = intervals.get(ratio.units());
      Measurement value = ratio.row().value();
      measured.add(
          interval == null
              ? ratio.row()
              : ratio
                  .row()
                  .between(
                      times(value, interval.low()),
                      times(value, interval.high()),
                      Measured.PROJECTS));
    }
    return measured;
  }

  private static Measurement times(Measurement ratio, Measurement limit) {
    return limit.value().isPresent()
        ? ratio.map(number -> number * limit.value().getAsDouble())
        : limit;
  }

  private static Statistic relative(
      List<String> units, List<MoneyRow> money, Function<MoneyRow, BigDecimal> amount) {
    Set<String> some = new HashSet<>(units);
    int[] rows =
        IntStream.range(0, money.size()).filter(i -> some.contains(money.get(i).unit())).toArray();
    double[] amounts =
        IntStream.of(rows).mapToDouble(i -> amount.apply(money.get(i)).doubleValue()).toArray();
    double sum = 0;
    for (double one : amounts) {
      sum += one;
    }
    double all = sum;
    return times -> {
      double drawn = 0;
      for (int i = 0; i < rows.length; i++) {
        drawn += times[rows[i]] * amounts[i];
      }
      return all > 0 ? Measurement.of(drawn / all) : Measurement.undefined(Undefined.NO_MONEY);
    };
  }
}
