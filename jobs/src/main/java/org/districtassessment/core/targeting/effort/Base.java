package org.districtassessment.core.targeting.effort;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;

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

  double of(double[] years) {
    return switch (rule) {
      case MEAN -> Arrays.stream(years).average().orElseThrow();
      case LAST -> years[years.length - 1];
      case MINIMUM -> Arrays.stream(years).min().orElseThrow();
    };
  }
}
