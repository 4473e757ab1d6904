package org.districtassessment.core.targeting.effort;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether each year keeps up the year before, where a failure does not lower what is asked next.
 *
 * <p>A year is held against the last level that was reached as it should be; after a failure that
 * level stays (34 CFR 300.203).
 */
public final class Ratchet {

  private Ratchet() {}

  /**
   * A year's test.
   *
   * @param required what should have been reached
   * @param amount what was
   */
  public record Step(int year, BigDecimal required, BigDecimal amount) {

    public boolean met() {
      return amount.compareTo(required) >= 0;
    }
  }

  /**
   * Returns a step for each year after the first.
   *
   * @param amounts money, by year, without gaps; in prices of one year if real effort is meant
   * @param part the part of the level that is asked for, such as 0.9, in (0, 1]
   */
  public static List<Step> steps(Map<Integer, BigDecimal> amounts, BigDecimal part) {
    check(
        part.signum() > 0 && part.compareTo(BigDecimal.ONE) <= 0,
        "Invalid part: %s (must be in (0, 1])",
        part);
    List<Step> steps = new ArrayList<>();
    BigDecimal level = BigDecimal.ZERO;
    int due = Integer.MIN_VALUE;
    for (Map.Entry<Integer, BigDecimal> year : new TreeMap<>(amounts).entrySet()) {
      boolean first = due == Integer.MIN_VALUE;
      check(first || year.getKey() == due, "Missing amount of %s", due);
      Step step = new Step(year.getKey(), level.multiply(part), year.getValue());
      if (!first) {
        steps.add(step);
      }
      level = first || step.met() ? step.amount() : level;
      due = year.getKey() + 1;
    }
    return steps;
  }
}
