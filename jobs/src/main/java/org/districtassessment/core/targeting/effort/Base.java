package org.districtassessment.core.targeting.effort;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The years that a later year is held against, and what is made of them.
 *
 * @param from first year
 * @param to last year
 */
public record Base(int from, int to, Rule rule) {

  /** What is made of the base years. */
  public enum Rule {
    MEAN,
    LAST,
    MINIMUM
  }

  public Base {
    check(from <= to, "Invalid base years: %s to %s (must rise)", from, to);
  }

  /** Returns what is made of amounts that hold every base year. */
  double of(Map<Integer, BigDecimal> amounts) {
    return of(
        IntStream.rangeClosed(from, to)
            .mapToObj(amounts::get)
            .mapToDouble(BigDecimal::doubleValue)
            .toArray());
  }

  double of(double[] years) {
    return switch (rule) {
      case MEAN -> Arrays.stream(years).average().orElseThrow();
      case LAST -> years[years.length - 1];
      case MINIMUM -> Arrays.stream(years).min().orElseThrow();
    };
  }
}
