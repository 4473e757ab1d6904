package org.districtassessment.core.targeting.effort;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.targeting.Measurement;

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
   * What a year is held against.
   *
   * @param ratio the year's money ÷ the level; without value where the base has none
   * @param since the year in which the level was reached; empty where it is still that of the base
   * @param stays whether a later year fell short of the level, so that it stays
   */
  public record Held(Measurement ratio, OptionalInt since, boolean stays) {}

  /**
   * Holds a year against the level last reached, beginning with that of the base. Years of which
   * nothing is known are passed over: what was reached in them is not known.
   *
   * @param amounts money of the base years, of later ones, and of the year itself
   * @param part as in {@link #steps}
   */
  public static Held held(Map<Integer, BigDecimal> amounts, int year, Base base, BigDecimal part) {
    Measurement nominal =
        Effort.of(new Years(amounts, Map.of(), Map.of()), year, base, new PriceChain(Map.of()))
            .nominal();
    if (nominal.value().isEmpty()) {
      return new Held(nominal, OptionalInt.empty(), false);
    }

    SortedMap<Integer, BigDecimal> later = new TreeMap<>(amounts);
    later.keySet().removeIf(one -> one <= base.to() || one > year);
    List<Integer> known = List.copyOf(later.keySet());
    Map<Integer, BigDecimal> places = new TreeMap<>();
    BigDecimal level = BigDecimal.valueOf(base.of(amounts));
    places.put(0, level);
    known.forEach(one -> places.put(places.size(), later.get(one)));
    OptionalInt since = OptionalInt.empty();
    boolean stays = false;
    List<Step> steps = steps(places, part);
    for (Step step : steps.subList(0, steps.size() - 1)) {
      stays = !step.met();
      if (step.met()) {
        since = OptionalInt.of(known.get(step.year() - 1));
        level = step.amount();
      }
    }
    double amount = steps.get(steps.size() - 1).amount().doubleValue();
    return new Held(Measurement.of(amount / level.doubleValue()), since, stays);
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
