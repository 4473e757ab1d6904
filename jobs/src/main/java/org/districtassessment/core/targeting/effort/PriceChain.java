package org.districtassessment.core.targeting.effort;

import static org.districtassessment.core.Checks.check;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A chained price index: the price level of a year is that of the year before times 1 plus the
 * year's change.
 *
 * @param changes of prices from the year before, as a share (0.021 is 2.1%), by year
 */
public record PriceChain(Map<Integer, Double> changes) {

  public PriceChain {
    changes.forEach(
        (year, change) ->
            check(
                change > -1 && change < Double.POSITIVE_INFINITY,
                "Invalid price change of %s: %s (must be above -1)",
                year,
                change));
    changes = Map.copyOf(changes);
  }

  /** Returns P(to) ÷ P(from); empty where a change between both years is missing. */
  public OptionalDouble rise(int from, int to) {
    double level = 1;
    for (Map.Entry<Integer, Double> change : new TreeMap<>(changes).entrySet()) {
      if (change.getKey() > Math.min(from, to) && change.getKey() <= Math.max(from, to)) {
        level *= 1 + change.getValue();
      }
    }
    for (int year = Math.min(from, to) + 1; year <= Math.max(from, to); year++) {
      if (!changes.containsKey(year)) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(from <= to ? level : 1 / level);
  }
}
